#pragma once
// Moving the running cases of a campaign to another rule set: a plan first, which lists every case and writes nothing,
// then that very plan carried out, all of it or nothing. Each move is an act like any other, by the workflow's own row
// and conditions (Workflow::moving); the campaign's journal keeps the trace of the whole. Called by the command line.

#include "engine/case_service.hpp"
#include "engine/comparison.hpp"

namespace engine {

struct MoveRequest {
    CaseId campaign;
    std::string to;             // the rule set's name
    std::string reason;         // French; kept in every journal
    std::vector<CaseId> only{}; // these cases alone; none named: the whole campaign, and the cases it will yet open
    PersonId actor;
};

struct PlannedMove {
    CaseId id;
    PersonId subject;
    std::string title;
    std::string from;
    enum class Verdict { moves, cannot, already } verdict{}; // already: it follows these rules
    std::optional<Error> refusal{};                          // when it cannot: every unmet condition
    Comparison changes{};                                    // when it moves: what is asked of it then
};

struct MovePlan {
    Workflow const* workflow = nullptr; // of the cases
    MoveRequest request;
    std::string from;               // the campaign's present rule set
    std::vector<PlannedMove> cases; // in the order of their ids
    // SHA-256 over all that the plan says: who is concerned, from what to what, who cannot and why, what will be asked.
    // Not over versions: a visit recorded meanwhile spoils no plan, a case judged otherwise does.
    std::string digest;

    std::size_t count(PlannedMove::Verdict verdict) const;
};

// The plan as it is kept in a file and digested; canonical_json makes its bytes.
boost::json::object to_json(MovePlan const& plan);
// What a plan was made from, read again: malformed when a file is no such plan.
Result<MoveRequest> read_request(boost::json::value const& plan, PersonId const& actor);

// Gets the cases done and their number.
using MoveProgress = std::function<void(std::size_t, std::size_t)>;

// Refused as a whole when there is no such campaign, rule set or case, or when the actor may not do this at all.
Result<MovePlan> plan_moves(CaseService& service, MoveRequest const& request, MoveProgress const& progress = {});

// Plans again and compares: stale_version when the plan would no longer say the same, and nothing is written. Otherwise
// all moves and the campaign's trace are one commit: a campaign half of which is judged by other rules, because a
// machine stopped, is what nobody could explain.
Result<MovePlan> carry_out_moves(CaseService& service, MoveRequest const& request, std::string const& digest,
                                 MoveProgress const& progress = {});

} // namespace engine
