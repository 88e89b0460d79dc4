#include "engine/strands.hpp"

#include <future>
#include <utility>

namespace engine {

bool Strands::enter(CaseId const& id, std::function<void()> turn)
{
    std::lock_guard const lock{mutex_};
    auto const [place, is_free] = waiting_.try_emplace(id);
    if (!is_free)
        place->second.push_back(std::move(turn));
    return is_free;
}

void Strands::leave(CaseId const& id)
{
    std::function<void()> turn;
    {
        std::lock_guard const lock{mutex_};
        auto const place = waiting_.find(id);
        if (place->second.empty()) {
            waiting_.erase(place);
            return;
        }
        turn = std::move(place->second.front());
        place->second.pop_front();
    }
    turn();
}

Strands::Hold::Hold(Strands& strands, CaseId const& id) : strands_{strands}, id_{id}
{
    auto come = std::make_shared<std::promise<void>>();
    if (!strands_.enter(id_, [come] { come->set_value(); }))
        come->get_future().wait();
}

} // namespace engine
