#include "engine/memory_journal.hpp"

#include <stdexcept>

namespace engine {
namespace {

Version version_in(std::map<CaseId, std::vector<Event>> const& streams, CaseId const& stream)
{
    auto const held = streams.find(stream);
    return held == streams.end() ? 0 : static_cast<Version>(held->second.size());
}

} // namespace

Appended MemoryJournal::write(Contents& contents, Append const& append)
{
    Version version = append.expected;
    for (Event const& event : append.events)
        if (event.version != ++version || event.stream != append.stream)
            throw std::logic_error{"an append's events do not follow the version it expects"};
    for (RestsOn const& other : append.rests_on)
        if (other.at == 0)
            throw std::logic_error{"an append rests on a stream that is not there"};
    if (append.kept && contents.answers.contains({append.kept->actor, append.kept->key}))
        return Appended::key_taken;
    if (version_in(contents.streams, append.stream) != append.expected)
        return Appended::conflict;
    for (RestsOn const& other : append.rests_on)
        if (version_in(contents.streams, other.stream) != other.at)
            return Appended::conflict;
    for (Event const& event : append.events)
        contents.streams[append.stream].push_back(event);
    if (append.erasing) {
        for (Erasing::Content const& one : append.erasing->contents)
            erase_body(contents.streams[append.stream].at(one.version - 1));
        std::erase_if(contents.answers, [&](auto const& entry) {
            return entry.second.answer.find(append.stream.value) != std::string::npos;
        });
    }
    if (append.kept)
        contents.answers[{append.kept->actor, append.kept->key}] = *append.kept;
    for (PendingWork work : append.pending) {
        work.id = ++contents.last_pending;
        contents.pending[work.id] = work;
    }
    return Appended::done;
}

std::map<CaseId, Version> Journal::versions_of(std::span<CaseId const> streams)
{
    std::map<CaseId, Version> versions;
    for (CaseId const& stream : streams)
        if (Version const version = version_of(stream); version > 0)
            versions.emplace(stream, version);
    return versions;
}

std::unique_ptr<Journal::Sent> Journal::send(std::span<Append const>)
{
    return nullptr;
}

void Journal::prepare(Append&) const {}

Journal::Together Journal::append_portions(Portions const& portions)
{
    std::vector<Append> all;
    portions([&](std::span<Append const> portion) {
        all.insert(all.end(), portion.begin(), portion.end());
        return true;
    });
    return append_together(all);
}

std::vector<Event> MemoryJournal::load(CaseId const& stream, Version after)
{
    std::lock_guard const lock{mutex_};
    auto const found = contents_.streams.find(stream);
    if (found == contents_.streams.end() || found->second.size() <= after)
        return {};
    return {found->second.begin() + after, found->second.end()};
}

Version MemoryJournal::version_of(CaseId const& stream)
{
    std::lock_guard const lock{mutex_};
    return version_in(contents_.streams, stream);
}

std::vector<Appended> MemoryJournal::append(std::span<Append const> batch)
{
    std::lock_guard const lock{mutex_};
    std::vector<Appended> outcomes;
    std::set<CaseId> refused; // later appends of the batch to the same stream may rest on the one refused
    for (Append const& one : batch) {
        outcomes.push_back(refused.contains(one.stream) ? Appended::conflict : write(contents_, one));
        if (outcomes.back() != Appended::done)
            refused.insert(one.stream);
    }
    return outcomes;
}

Journal::Together MemoryJournal::append_together(std::span<Append const> batch)
{
    std::lock_guard const lock{mutex_};
    Contents after = contents_;
    for (std::size_t i = 0; i < batch.size(); ++i)
        if (Appended const outcome = write(after, batch[i]); outcome != Appended::done)
            return {outcome, i};
    contents_ = std::move(after);
    return {};
}

std::optional<KeptAnswer> MemoryJournal::kept_answer(PersonId const& actor, std::string const& key)
{
    std::lock_guard const lock{mutex_};
    auto const found = contents_.answers.find({actor, key});
    if (found == contents_.answers.end())
        return std::nullopt;
    return found->second;
}

void MemoryJournal::forget_answers(Instant kept_before)
{
    std::lock_guard const lock{mutex_};
    std::erase_if(contents_.answers, [&](auto const& entry) { return entry.second.kept_at < kept_before; });
}

std::vector<PendingWork> MemoryJournal::pending(std::size_t limit)
{
    std::lock_guard const lock{mutex_};
    std::vector<PendingWork> found;
    for (auto const& [id, work] : contents_.pending) {
        if (found.size() == limit)
            break;
        found.push_back(work);
    }
    return found;
}

void MemoryJournal::pending_done(std::int64_t id)
{
    std::lock_guard const lock{mutex_};
    contents_.pending.erase(id);
}

void MemoryJournal::scan(std::function<void(Event const&)> const& each)
{
    std::map<CaseId, std::vector<Event>> streams;
    {
        std::lock_guard const lock{mutex_};
        streams = contents_.streams;
    }
    for (auto const& [stream, events] : streams)
        for (Event const& event : events)
            each(event);
}

ChainVerifier::Heads MemoryJournal::heads()
{
    std::lock_guard const lock{mutex_};
    ChainVerifier::Heads heads;
    for (auto const& [stream, events] : contents_.streams)
        heads[stream] = {static_cast<Version>(events.size()), events.back().hash};
    return heads;
}

} // namespace engine
