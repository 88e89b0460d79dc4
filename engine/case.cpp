#include "engine/case.hpp"

#include "engine/erasure.hpp"
#include "engine/workflow.hpp"

#include <algorithm>

namespace engine {
namespace {

// Where an event leads: a table names one state for each event of a track, whatever the row (tables_test proves it),
// or the row stays where it was.
StateId after(Track const& track, StateId from, EventId event)
{
    StateId to = from;
    for (Transition const& row : track.rows) {
        if (row.emits != event)
            continue;
        if (row.from == from)
            return row.to;
        if (row.from != row.to)
            to = row.to;
    }
    return to;
}

Entry::Body body_of(Event const& event)
{
    if (event.erased)
        return Entry::Body::erased;
    return event.format == 1 ? Entry::Body::fixed : Entry::Body::erasable;
}

// Nothing when one of them is no longer in the tables.
std::optional<Said::Words> words_of(Event const& event, Workflow const& workflow)
{
    if (event.said.words())
        return event.said.words();
    Track const* const track = workflow.find_track(event.track);
    auto const type = workflow.find_event(event.type);
    return track && type ? std::optional{Said::Words{track->id, *type}} : std::nullopt;
}

} // namespace

Entry const* Piece::latest(std::initializer_list<EventId> events) const
{
    for (auto entry = entries.rbegin(); entry != entries.rend(); ++entry)
        if (std::find(events.begin(), events.end(), entry->event) != events.end())
            return &*entry;
    return nullptr;
}

Case::Case(Case const& other)
    : id{other.id}, workflow{other.workflow}, version{other.version}, head{other.head},
      last_recorded{other.last_recorded}, rule_set{other.rule_set}, links{other.links}, grants{other.grants},
      bars{other.bars}, pieces{other.pieces}, erased{other.erased}, facts{other.facts ? other.facts->clone() : nullptr}
{
}

boost::json::object const& Published::of(Facts const* facts) const
{
    static boost::json::object const nothing;
    if (!facts)
        return nothing;
    if (auto const* const drawn = drawn_.load(std::memory_order_acquire))
        return *drawn;
    auto fresh = std::make_unique<boost::json::object const>(facts->published());
    boost::json::object const* meanwhile = nullptr;
    if (drawn_.compare_exchange_strong(meanwhile, fresh.get(), std::memory_order_acq_rel, std::memory_order_acquire))
        return *fresh.release();
    return *meanwhile;
}

Piece const* Case::search(TrackId track, std::uint16_t number) const
{
    auto const found = std::ranges::find_if(
        pieces, [&](Piece const& piece) { return piece.track == track && piece.number == number; });
    return found == pieces.end() ? nullptr : &*found;
}

Piece& Case::at(TrackId track, std::uint16_t number)
{
    if (Piece const* const found = find(track, number))
        return pieces[static_cast<std::size_t>(found - pieces.data())];
    return pieces.emplace_back(Piece{track, number, workflow->track(track).initial, 0, {}});
}

std::vector<Piece const*> Case::all(TrackId track) const
{
    std::vector<Piece const*> found;
    for (Piece const& piece : pieces)
        if (piece.track == track)
            found.push_back(&piece);
    return found;
}

std::uint16_t Case::count(TrackId track) const
{
    return static_cast<std::uint16_t>(
        std::count_if(pieces.begin(), pieces.end(), [&](Piece const& piece) { return piece.track == track; }));
}

Case blank_case(Workflow const& workflow, CaseId id)
{
    Case blank;
    blank.id = std::move(id);
    blank.workflow = &workflow;
    blank.facts = workflow.blank_facts();
    blank.pieces.reserve(workflow.tracks().size());
    for (Track const& track : workflow.tracks())
        if (!track.repeatable)
            blank.pieces.push_back(Piece{track.id, 0, track.initial, 0, {}});
    return blank;
}

void apply(Case& subject, Event const& event)
{
    subject.version = event.version;
    subject.head = event.hash;
    subject.last_recorded = event.recorded_at;
    if (subject.rule_set.empty())
        subject.rule_set = event.rule_set;
    Workflow const& workflow = *subject.workflow;
    if (auto const words = words_of(event, workflow)) {
        Track const& track = workflow.track(words->track);
        Piece& piece = subject.at(track.id, event.piece);
        piece.state = after(track, piece.state, words->type);
        ++piece.version;
        piece.entries.emplace_back(words->type, event.version, event.actor, event.role, event.occurred_on,
                                   event.recorded_at, event.hash, event.on_behalf_of, body_of(event));
    }
    if (event.type == erasing_event) {
        auto const told = erasure_told_by(event);
        for (ErasedPiece const& one : told.pieces)
            for (Version const version : one.versions)
                subject.erased.push_back({version, event.occurred_on, told.policy});
    }
    if (!event.erased)
        workflow.evolve(subject, event);
    subject.drawn.forget();
}

bool is_folded_anew(std::span<Event const> events)
{
    return std::ranges::find(events, erasing_event, &Event::type) != events.end();
}

Case fold(Workflow const& workflow, CaseId id, std::span<Event const> events)
{
    Case subject = blank_case(workflow, std::move(id));
    for (Event const& event : events)
        apply(subject, event);
    return subject;
}

} // namespace engine
