// Who reads which piece, and from when (section (b) of the domain reference; I15, I29; the embargo on decisions). Whom a
// jury's presidency keeps from a file holds no role of the jury's on it: engine/authority.hpp.

#include "workflows/trainee_year/facts.hpp"
#include "workflows/trainee_year/hands.hpp"
#include "workflows/trainee_year/pieces.hpp"
#include "workflows/trainee_year/trainee_year.hpp"

namespace workflows::trainee_year {
namespace {

using engine::Roles;

bool is_notified(State decision)
{
    switch (decision) {
    case State::titularised_notified:
    case State::extended_notified:
    case State::renewal_notified:
    case State::transmitted_notified:
    case State::dismissed_notified:
    case State::reinstated_notified:
    case State::excluded_notified: return true;
    default: return false;
    }
}

// The jury reads the sealed file: evaluative pieces, and visits that somebody annexed. Nothing before, nothing beside.
bool may_jury_read(engine::Case const& subject, engine::Piece const& piece)
{
    auto const track = static_cast<Track>(piece.track.value);
    bool const is_sealed = state_of(subject, Track::file) != State::assembling;
    if (track == Track::formative_visit)
        return is_sealed && state_of(piece) == State::annexed;
    return !is_evaluative(track) || is_sealed;
}

// What is being decided stays with those who decide, until it is notified. The trainee sees his convocation.
bool is_under_embargo(engine::Case const& subject, engine::Piece const& piece)
{
    State const decision = state_of(subject, Track::decision);
    switch (static_cast<Track>(piece.track.value)) {
    case Track::decision: return !is_notified(decision);
    case Track::examination: return !is_notified(decision) && state_of(piece) != State::convened;
    default: return false;
    }
}

} // namespace

engine::Roles TraineeYear::readers(engine::Case const& subject, engine::Piece const& piece,
                                   engine::Context const&) const
{
    Roles readers = track(piece.track).readers;
    if (facts_of(subject).archived_on)
        readers = readers.both({Role::trainee, hands::academy});
    Roles const always = readers.both(hands::academy);
    auto const remaining = [&](Roles leaving) { readers.bits &= ~leaving.bits; };
    bool const is_examination = piece.track == Track::examination;
    if (is_under_embargo(subject, piece)) {
        // The jury knows what it writes itself; the decision is for the trainee and those who answer for him.
        remaining(is_examination ? Roles{Role::trainee}
                                 : Roles{Role::trainee, Role::head_of_school, Role::inspector, Role::inspe_director});
    }
    if (!may_jury_read(subject, piece))
        remaining(hands::jury);
    return readers.add(always);
}

// The trainee is told of every consultation; the academy answers for them (section (k) of the domain reference).
Roles TraineeYear::consultation_readers() const
{
    return Role::case_officer;
}

// Whoever follows the trainee may have something to mend. The jury sees those of a file that it may read.
bool TraineeYear::may_see_defects(engine::Case const& subject, engine::Roles roles,
                                  engine::Context const& context) const
{
    constexpr Roles followers{Role::trainee,   Role::tutor,          Role::head_of_school,
                              Role::inspector, Role::inspe_director, Role::authority};
    bool const is_sealed = state_of(subject, Track::file) != State::assembling;
    return roles.both({followers, hands::academy}).any()
        || (is_sealed && may_read(subject, *subject.find(Track::file), roles, context));
}

} // namespace workflows::trainee_year
