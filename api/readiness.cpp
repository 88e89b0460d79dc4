#include "api/readiness.hpp"

#include <string>

namespace api {

Readiness::Readiness(engine::Store& store, std::chrono::milliseconds believed_for)
    : store_{store}, believed_for_{believed_for}
{
}

bool Readiness::is_ready()
{
    std::lock_guard const lock{mutex_};
    auto const now = Clock::now();
    if (looks_ > 0 && now - looked_at_ < believed_for_)
        return ready_;
    ready_ = look();
    looked_at_ = Clock::now();
    return ready_;
}

bool Readiness::look()
{
    ++looks_;
    if (!store_.is_reachable())
        return false;
    try {
        // Another value each time: a database does not write what is there already.
        store_.settings().put("last_trial_write", std::to_string(looks_));
        return true;
    } catch (engine::StoreUnavailable const&) {
        return false;
    }
}

} // namespace api
