#pragma once
// One act on one case, from who may do it to what would be written. Nothing is written here, nor is the store asked, except
// for what an erasure takes back: who decides brings along what he looks at.

#include "engine/case_service.hpp"

#include <functional>
#include <memory>
#include <optional>

namespace engine {

// Looks a case up; null when it is not there, or not at hand.
using Sight = std::function<std::shared_ptr<Case const>(CaseId const&)>;

// Whether any row of the track is for this command, and whether any such row is for one of these roles. Rights come
// before the body: who may never do this learns nothing of its form.
bool has_command(Track const& track, CommandId command);
bool may_ever(Track const& track, CommandId command, Roles roles);

// The same words for a case that is not there and for one that is not his.
Error unknown_case();

// What a repeat is told: while the first is on its way; when its answer was erased since; when its key came with another request.
Error still_running();
Error just_carried_out();
Error key_reused();

class ActDecision {
public:
    // Both outlive it. Between judgements the act may turn to another case and another piece; its form is read once.
    ActDecision(CaseService& service, Act const& act) : service_{service}, act_{act} {}

    struct Accepted {
        std::shared_ptr<Case const> subject; // before it
        Event event;                         // not chained yet
        Roles roles;
        Context context;
    };
    // Or every refusal, in the order in which it may be told.
    Result<Accepted> judge(Sight const& sight);

    struct Step {
        std::shared_ptr<Case> after;
        Roles roles;
        Context context;
    };
    // What the case becomes by it; what is to be written of it is added to an append of that case, all but the rows. `own`: the
    // case as a step before has made it, which nobody else has seen; it is moved on where it stands. Throws StoreUnavailable,
    // when it erases.
    Step step(Accepted&& accepted, Append& append, std::shared_ptr<Case> own = nullptr) const;

    // Whether it is the form that is at fault, which is the same for every case.
    bool is_form_at_fault() const { return body_ && !*body_; }
    Error const& form_fault() const { return body_->error(); } // when it is

private:
    std::optional<Error> fault_before_body(Case const& subject, Piece const* piece, Roles roles,
                                           Context const& context) const;
    Result<std::any> const& body();

    CaseService& service_;
    Act const& act_;
    std::optional<Result<std::any>> body_;
};

} // namespace engine
