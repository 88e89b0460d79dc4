#include "api/kept_pages.hpp"

#include <utility>

namespace api {
namespace {

// Days begin at a quarter of an hour wherever one is: within one, it is one day for every case.
auto quarter_of(engine::Instant instant)
{
    return std::chrono::floor<std::chrono::duration<std::int64_t, std::ratio<900>>>(instant);
}

std::string key_of(engine::PersonId const& reader, engine::CaseId const& id)
{
    return reader.value + '\n' + id.value;
}

} // namespace

std::size_t KeptPages::bytes_of(Place const& place)
{
    KeptPage const& page = *place.page;
    return sizeof(Place) + sizeof(KeptPage) + place.key.capacity() + page.body.capacity() + page.tag.capacity()
        + sizeof(engine::DrawnFrom) + page.from->cases.size() * 2 * sizeof(engine::RestsOn)
        + page.from->people.size() * 4 * sizeof(std::string);
}

std::shared_ptr<KeptPage const> KeptPages::find(engine::PersonId const& reader, engine::CaseId const& id,
                                                engine::Instant now)
{
    std::string const key = key_of(reader, id);
    std::lock_guard const lock{mutex_};
    auto const found = places_.find(key);
    if (found == places_.end() || quarter_of(found->second->page->drawn_at) != quarter_of(now))
        return nullptr;
    order_.splice(order_.begin(), order_, found->second);
    return found->second->page;
}

void KeptPages::keep(engine::PersonId const& reader, engine::CaseId const& id, KeptPage page)
{
    Place place{key_of(reader, id), std::make_shared<KeptPage const>(std::move(page))};
    std::lock_guard const lock{mutex_};
    if (auto const found = places_.find(place.key); found != places_.end()) {
        bytes_ -= bytes_of(*found->second);
        auto const old = found->second;
        places_.erase(found);
        order_.erase(old);
    }
    bytes_ += bytes_of(place);
    order_.push_front(std::move(place));
    places_.emplace(order_.front().key, order_.begin());
    while (bytes_ > bytes_max_) {
        bytes_ -= bytes_of(order_.back());
        places_.erase(order_.back().key);
        order_.pop_back();
    }
}

} // namespace api
