#pragma once
// One act on its way: begun on the event loop with what memory holds, decided anew on a thread that may wait where that
// is not enough, handed to the journal's writer, answered after the commit. Between case_service.cpp and this source.
//
// Deciding on memory is sound because nothing is final before it is confirmed: what is accepted, by the commit, which names
// the version of the case and of every case that the decision looked at; what is refused, by asking the journal first.

#include "engine/act_decision.hpp"
#include "engine/answer_origin.hpp"

namespace engine {

class ActInHand : public std::enable_shared_from_this<ActInHand> {
public:
    ActInHand(CaseService& service, Act act, Render render, CaseService::Done done, CaseService::Hop hop,
              bool may_block);

    void begin();

private:
    struct Decided {
        std::shared_ptr<Case const> after;
        Append append;
        Answered answered;
        AnswerOrigin origin;
    };

    using Step = void (ActInHand::*)();
    void hop(Step next);
    void go_on(Step next); // here, if this thread may block
    void take(Step next);
    void decide_at_hand();
    // These block, and are called where that is allowed.
    void decide_at_leisure();
    void open();
    void refuse_as_found();
    void answer_as_kept();
    Result<Answered> as_kept(KeptAnswer kept) const;
    Result<Answered> drawn_again(AnswerOrigin const& origin) const;

    Result<Decided> decide_on(Sight const& sight);
    Decided decided(ActDecision::Accepted&& accepted);
    Result<Decided> decide_opening();

    void commit(Decided&& decided);
    void written(JournalWriter::Written&& written);
    void end(Result<Answered> answered);
    void fail(std::exception_ptr failure);
    void let_go();

    CaseService& service_;
    Act act_;
    ActDecision decision_{service_, act_};
    Render render_;
    CaseService::Done done_;
    CaseService::Hop hop_;
    bool runs_ = false;       // the request is marked as running
    bool has_strand_ = false; // the case is ours
    bool may_block_ = false;
    bool is_fresh_ = false;   // what is looked at is what the journal holds now
    bool is_missing_ = false; // memory did not hold all that was looked at
    bool leaves_work_ = false;
    int conflicts_ = 0;
    Decided decided_;
    Error refusal_;
};

} // namespace engine
