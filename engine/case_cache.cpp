#include "engine/case_cache.hpp"

#include <algorithm>
#include <utility>

namespace engine {
namespace {

// What a workflow remembers of an event is not ours to count: about as much as was written in it.
constexpr std::size_t facts_bytes_an_event = 300;
constexpr std::size_t text_bytes_a_task = 150;

constexpr std::size_t cases_a_lock = 32; // so that nobody else waits long

} // namespace

std::size_t bytes_of(Case const& subject)
{
    std::size_t bytes = sizeof(Case) + subject.links.capacity() * sizeof(CaseId)
        + subject.grants.capacity() * (sizeof(Grant) + sizeof(CaseId)) + subject.bars.capacity() * sizeof(Bar)
        + subject.pieces.capacity() * sizeof(Piece) + subject.erased.capacity() * sizeof(ErasedBody);
    for (Piece const& piece : subject.pieces)
        bytes += piece.entries.capacity() * (sizeof(Entry) + sizeof(CaseId));
    return bytes + subject.version * facts_bytes_an_event;
}

std::size_t bytes_of(Projection const& rows)
{
    return sizeof(Drawn) + rows.links.capacity() * sizeof(RestsOn) * 2
        + rows.grants.capacity() * (sizeof(Grant) + sizeof(CaseId)) + rows.tags.capacity() * sizeof(TagRow)
        + rows.tasks.capacity() * (sizeof(TaskRow) + text_bytes_a_task);
}

void CaseCache::drop(Order::iterator place)
{
    bytes_ -= place->bytes;
    places_.erase(place->subject->id);
    order_.erase(place);
}

std::shared_ptr<Case const> CaseCache::find(CaseId const& id)
{
    std::lock_guard const lock{mutex_};
    auto const found = places_.find(id);
    if (found == places_.end())
        return nullptr;
    order_.splice(order_.begin(), order_, found->second);
    return found->second->subject;
}

CaseCache::Kept CaseCache::put(Kept kept)
{
    auto const found = places_.find(kept.subject->id);
    if (found == places_.end()) {
        bytes_ += kept.bytes;
        order_.push_front(std::move(kept));
        places_.emplace(order_.front().subject->id, order_.begin());
        return {};
    }
    Kept& there = *found->second;
    order_.splice(order_.begin(), order_, found->second);
    if (kept.subject->version < there.subject->version
        || (kept.subject->version == there.subject->version && !kept.drawn))
        return kept;
    bytes_ += kept.bytes - there.bytes;
    return std::exchange(there, std::move(kept));
}

void CaseCache::make_room()
{
    while (bytes_ > bytes_max_ && order_.size() > 1)
        drop(std::prev(order_.end()));
}

void CaseCache::remember(std::shared_ptr<Case const> subject, std::optional<Drawn> drawn)
{
    std::size_t const bytes = bytes_of(*subject) + (drawn ? bytes_of(*drawn->rows) : 0);
    Kept replaced{std::move(subject), std::move(drawn), bytes};
    std::lock_guard const lock{mutex_};
    replaced = put(std::move(replaced));
    make_room();
}

void CaseCache::remember_all(std::vector<Kept> all)
{
    std::span<Kept> rest{all};
    while (!rest.empty()) {
        auto const some = rest.first(std::min(rest.size(), cases_a_lock));
        std::lock_guard const lock{mutex_};
        for (Kept& one : some)
            one = put(std::move(one));
        make_room();
        rest = rest.subspan(some.size());
    }
}

std::vector<CaseCache::Kept> CaseCache::find_all(std::span<CaseId const> ids)
{
    std::vector<Kept> all(ids.size());
    for (std::size_t done = 0; done < ids.size();) {
        std::lock_guard const lock{mutex_};
        for (std::size_t const end = std::min(ids.size(), done + cases_a_lock); done < end; ++done) {
            auto const found = places_.find(ids[done]);
            if (found == places_.end())
                continue;
            order_.splice(order_.begin(), order_, found->second);
            all[done] = *found->second;
        }
    }
    return all;
}

bool are_beside(Drawn const& drawn, std::vector<RestsOn> const& others)
{
    return std::ranges::all_of(drawn.beside,
                               [&](RestsOn const& one) { return std::ranges::find(others, one) != others.end(); });
}

SharedRows CaseCache::rows_of(CaseId const& id, Version version, std::vector<RestsOn> const& beside)
{
    std::lock_guard const lock{mutex_};
    auto const found = places_.find(id);
    if (found == places_.end())
        return nullptr;
    Kept const& kept = *found->second;
    bool const is_it = kept.drawn && kept.subject->version == version && are_beside(*kept.drawn, beside);
    return is_it ? kept.drawn->rows : nullptr;
}

void CaseCache::forget(CaseId const& id)
{
    std::lock_guard const lock{mutex_};
    if (auto const found = places_.find(id); found != places_.end())
        drop(found->second);
}

} // namespace engine
