#pragma once
// load → fold → authorise → decide → append: the one place with that order. Called by the API's handlers; what may block
// says so.

#include "engine/case_cache.hpp"
#include "engine/clock.hpp"
#include "engine/consultation_trace.hpp"
#include "engine/journal_writer.hpp"
#include "engine/read_models.hpp"
#include "engine/strands.hpp"
#include "engine/track.hpp"
#include "engine/workflow.hpp"

#include <functional>
#include <set>

namespace engine {

// The workflows that this installation offers.
class Workflows {
public:
    void add(Workflow const& workflow) { all_.push_back(&workflow); }
    std::vector<Workflow const*> const& all() const { return all_; }
    Workflow const* find(std::string_view name) const;
    Workflow const* find_collection(std::string_view collection) const;

private:
    std::vector<Workflow const*> all_;
};

// A request that may be repeated: the same key and digest get the same answer, once carried out.
struct Repeat {
    std::string key;
    std::string request_digest;
};

// One command, from whom and on what.
struct Act {
    CaseId id; // empty when it opens a case
    Workflow const* workflow = nullptr;
    TrackId track;
    std::uint16_t number = 0; // 0: the only piece of the track, or a new one of a repeatable track
    CommandId command;
    boost::json::value body;
    std::optional<Version> seen{}; // the piece's version that the actor saw
    PersonId actor;
    std::optional<Repeat> repeat{};
};

// What a reader is shown: the case (as it was, if asked), with his roles as they are today.
struct View {
    std::shared_ptr<Case const> subject;
    std::shared_ptr<Case const> present; // the same, when no past instant was asked for
    Roles roles;
    Context context;
    std::optional<Instant> as_of{}; // what was asked for

    bool may_read(Piece const& piece) const;
};

struct Outcome {
    Case const& after;
    Event const& event;
    Piece const& piece;
    Roles roles;
    Context const& context;
    std::string_view stage; // of the case, as Overview tells it
};
using Render = std::function<std::string(Outcome const&)>;

struct Answered {
    std::string answer;
    bool repeated = false; // of an earlier request
    // The piece as the act left it; nothing when the answer was kept as text, and not made by `render` now.
    struct Made {
        CaseId id;
        TrackId track;
        std::uint16_t number = 0;
        Version version = 0;
    };
    std::optional<Made> made{};
};

// How an act ended: with an answer, or with what the store threw.
struct Ended {
    Result<Answered> answered;
    std::exception_ptr failure{};
};

// A draft belongs to a piece and to the hand that writes it: a review's author and whoever answers it do not share a
// page. `number` is 0 for the only piece of a track and for a new one of a repeatable track.
DraftKey draft_key(Case const& subject, TrackId track, std::uint16_t number, std::string_view role);

class ActDecision;
class ActInBulk;
class ActInHand;

class CaseService {
public:
    CaseService(Workflows const& workflows, Store& store, Clock const& clock, std::function<std::string()> draw_id,
                std::size_t cache_bytes_max = 16 * 1024 * 1024);

    // unknown_case when there is no such case or the reader has no role on it: nobody can tell which. Looking into a case
    // about somebody else leaves a trace first: throws StoreUnavailable when it cannot, and nothing is shown.
    Result<View> view(Workflow const& workflow, CaseId const& id, PersonId const& reader,
                      std::optional<Instant> as_of = std::nullopt);
    // The events of a case, or of one piece, that the reader may read; that he read these pieces is noted.
    std::vector<Event> events(View const& view, Piece const* only = nullptr);
    // The same trace for views that were not made by view().
    void note_consultation(std::span<View const* const> views);

    // `render` makes the answer from the outcome: before the commit, and again when the request is repeated. The same
    // outcome gives the same answer.
    // Blocks. Throws StoreUnavailable.
    Result<Answered> carry_out(Act act, Render render);
    // The same without blocking. What has to wait for the store goes to `hop`, which does it soon on a thread that may;
    // `done` is called once, here or by any thread, which it must not hold up. Both outlive the act, the service too.
    // `may_block`: this thread may; then it waits for the store itself as far as the commit.
    using Hop = std::function<void(std::function<void()>)>;
    using Done = std::function<void(Ended)>;
    void carry_out(Act act, Render render, Done done, Hop hop, bool may_block = false);

    // What the commits left to do on other cases: open what an event calls for, refresh rows that a campaign's
    // change makes stale. Called after a start and whenever wait_for_work() returns true.
    void work_off_pending();
    // Blocks until a commit left work, or it is time to look whether somebody else did: a node that is gone, or a commit of
    // ours whose answer was lost. False after stop_waiting().
    bool wait_for_work(std::chrono::milliseconds at_most = std::chrono::seconds{5});
    void stop_waiting();

    // The day it is for a case that is being opened or for a person without a case: the campaign's, else the first's.
    Day today(Context const& context) const;

    // Drops every row and draws it anew from the journal. `progress` gets the number of cases done.
    void rebuild(std::function<void(std::size_t)> const& progress);

    // Folded, from the cache or the journal; null when there is no such stream. Rights are not asked.
    std::shared_ptr<Case const> current(Workflow const& workflow, CaseId const& id);
    std::shared_ptr<Case const> current(CaseId const& id); // whichever workflow it is of
    // At that version or a later one: from the cache if it may be, without asking the journal whether it has moved on.
    std::shared_ptr<Case const> at_least(CaseId const& id, Version version);
    // Cases at hand are taken as they are; the others are asked of the journal.
    Context context_for(PersonId const& actor, std::vector<CaseId> const& linked,
                        std::span<std::shared_ptr<Case const> const> at_hand = {});

    Workflows const& workflows() const { return workflows_; }
    Store& store() { return store_; }
    Clock const& clock() const { return clock_; }
    std::string draw_id() const { return draw_id_(); }
    std::string draw_salt() const; // for chain_after(); from an id that nobody is told
    JournalWriter& writer() { return writer_; }

    // Decides an opening without writing it: for one case, or for the lines of a roster. What many have in common is asked
    // of the store once.
    struct Opening {
        Case blank;
        Context context;
        Roles roles;
        std::any body;
        Event event;
        Case after;
    };
    Result<Opening> decide_opening(Workflow const& workflow, boost::json::value const& body, PersonId const& actor,
                                   std::optional<Roles> as = std::nullopt);
    std::vector<Result<Opening>> decide_openings(Workflow const& workflow, std::span<boost::json::value const> bodies,
                                                 PersonId const& actor, std::optional<Roles> as = std::nullopt);
    Append append_of(Case const& before, Case const& after, Event event, Context const& context);
    // The same for several events, one after the other: each is added to what begins as an append of nothing, and the rows are
    // drawn once, of what the case became.
    static void add_event(Append& append, Case const& after, Event event, Context const& context);
    // `of_before`: the rows of the case before it, for whoever has taken them from the cache.
    void draw_rows(Append& append, Case const& before, Case const& after, Context const& context,
                   std::optional<Drawn> of_before = std::nullopt);

private:
    friend ActDecision;
    friend ActInBulk;
    friend ActInHand;
    using Find = std::function<std::shared_ptr<Case const>(CaseId const&)>;

    // A body as it was read, and what the store says of it.
    struct ToOpen {
        Result<std::any> body;
        std::vector<CaseId> named{};
        std::optional<CaseId> id{};
        bool is_there = false;
    };
    std::vector<ToOpen> read_openings(Workflow const& workflow, std::span<boost::json::value const> bodies);
    Result<Opening> decide_one(Workflow const& workflow, ToOpen& asked, Context context, bool is_administrator,
                               std::optional<Roles> as) const;
    bool may_know_of(CaseId const& id, PersonId const& reader);
    Context context_on(PersonId const& actor, std::vector<CaseId> const& linked, Find const& find) const;
    void note_pieces(View const& view, std::set<std::pair<TrackId, std::uint16_t>> const& pieces);
    std::shared_ptr<Case> after_event(Case const& before, Event const& event, std::optional<Erasing>& erasing);
    std::shared_ptr<Case const> load(CaseId const& id);
    std::shared_ptr<Case const> folded(CaseId const& id, std::span<Event const> events); // remembered, too
    std::shared_ptr<Case const> at_version(CaseId const& id, Version version);           // a past one is not cached
    Workflow const* workflow_of(std::span<Event const> events) const;
    static Day day_at(Instant now, Context const& context);
    Find as_of_now(std::span<CaseId const> ids);
    void leave_work();
    // False when the same request is being carried out.
    bool mark_as_running(Act const& act);
    void unmark_as_running(Act const& act);
    void open_pending(PendingWork const& work);
    void refresh_pending(PendingWork const& work);

    Workflows const& workflows_;
    Store& store_;
    Clock const& clock_;
    std::function<std::string()> draw_id_;
    CaseCache cache_;
    Strands strands_;
    ConsultationTrace trace_;

    std::mutex work_mutex_;
    std::condition_variable work_left_;
    bool work_waits_ = false;
    bool work_stopped_ = false;

    std::mutex running_mutex_;
    std::set<std::pair<std::string, std::string>> running_; // actor and key of requests being carried out

    JournalWriter writer_; // last: what it calls uses all the others
};

} // namespace engine
