#pragma once
// What a workflow offers. Engine and API know nothing else of it: no workflow is named in either.

#include "engine/body.hpp"
#include "engine/case.hpp"
#include "engine/error.hpp"
#include "engine/event.hpp"
#include "engine/knowledge.hpp"
#include "engine/shared_list.hpp"
#include "engine/transition.hpp"
#include "engine/wording.hpp"

#include <boost/container/small_vector.hpp>
#include <boost/json/object.hpp>

#include <any>
#include <array>
#include <atomic>
#include <map>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <typeinfo>
#include <vector>

namespace engine {

struct Keeping;      // retention.hpp
struct ServiceClock; // service_clock.hpp

// Under what circumstances something is asked. Time and identity come from here, never from a clock or a session.
struct Context {
    PersonId actor;
    Day today{}; // in the campaign's zone
    Instant now{};
    // The cases that the subject is linked to or that the command names, folded.
    std::vector<std::shared_ptr<Case const>> linked;

    Case const* find(CaseId const& id) const;
    Case const* find(std::string_view workflow_name) const; // the first of that workflow
};

// The body of a command, asked again and again what it is. Bodies are made and asked in one program, in which a type has
// one description: comparing where it stands is enough, where any_cast would compare the letters of two long names.
class HeldBody {
public:
    explicit HeldBody(std::any const* body) : body_{body}, type_{body ? &body->type() : nullptr} {}

    template <class T>
    T const* as() const
    {
        return type_ == &typeid(T) ? std::any_cast<T>(body_) : nullptr;
    }

private:
    std::any const* body_;
    std::type_info const* type_;
};

// In which role something is asked. Who wants to know it is seen to look: an answer that was given without looking is the
// same for every other role.
class AskedRole {
public:
    AskedRole(RoleId role) : role_{role} {} // NOLINT(google-explicit-constructor)
    template <class E>
        requires(kind_of(E{}) == Kind::role)
    AskedRole(E role) : role_{role} // NOLINT(google-explicit-constructor)
    {
    }
    AskedRole(AskedRole const&) = delete;
    AskedRole& operator=(AskedRole const&) = delete;
    ~AskedRole() = default;

    operator RoleId() const // NOLINT(google-explicit-constructor)
    {
        was_looked_at_ = true;
        return role_;
    }
    operator Roles() const { return RoleId{*this}; } // NOLINT(google-explicit-constructor)
    bool operator==(RoleId other) const { return RoleId{*this} == other; }

    bool was_looked_at() const { return was_looked_at_; }

private:
    RoleId role_;
    mutable bool was_looked_at_ = false;
};

// What a guard is asked: may this command be done on this piece of this case?
struct Question {
    Case const& subject;
    Piece const& piece;
    CommandId command;
    AskedRole by;
    std::any const* body; // the command's body; nullptr when asked before the act, and then a guard on it is silent
    Context const& context;
    HeldBody held{body};

    template <class T>
    T const* body_as() const
    {
        return held.as<T>();
    }
};

// Why a guard is not met. One guard may name several facts (every missing piece, with its owner).
struct Unmet {
    Wording fact; // French
    Roles who_can_cure{};
    std::optional<Day> until{};
    std::optional<Day> opens_on{};    // only time is missing: it will be met on that day
    std::optional<SourceId> source{}; // when this fact has a closer source than its guard
};
using Verdict = boost::container::small_vector<Unmet, 2>; // empty: satisfied

// The same of several guards, each fact with the guard that it is from.
struct UnmetGuard {
    GuardId guard;
    Unmet unmet;
};
using Verdicts = boost::container::small_vector<UnmetGuard, 2>; // empty: all of them are satisfied

// The words of a workflow, each list in the order of its enumeration.
struct Words {
    std::span<Word const> tracks, states, commands, roles, events, deadlines;
    std::span<GuardWord const> guards;
};

// A word under which lists can be filtered. Only holders of `audience` see it or filter by it; nobody named: everyone
// who sees the case.
struct Tag {
    std::string_view name; // a literal
    std::string value;
    Roles audience{};

    bool operator==(Tag const&) const = default;
};

// One line a case in lists.
struct Overview {
    PersonId subject;  // the person the case is about; lists sort and search by that name
    std::string title; // French, for cases about nobody ("Jury académique des certifiés")
    std::string stage; // name of a state that everyone who sees the case may know
    std::vector<Tag> tags;
};

// A case that must be opened because of an event: done by the engine after the event's commit, once.
struct FollowUp {
    CaseId id; // derived from the first case, so that doing it again finds it done
    std::string workflow;
    CommandId command;
    boost::json::object body;
};

// One line of a roster, read by the workflow that knows its columns.
struct RosterPerson {
    std::string email, family_name, given_name, title;
};
struct RosterEntry {
    std::vector<RosterPerson> people; // looked up by e-mail, entered when unknown
    // The body of the opening command, once every e-mail has become a person.
    boost::json::object (*opening)(std::map<std::string, PersonId> const& by_email, CaseId const& campaign,
                                   std::map<std::string, std::string> const& row) = nullptr;
};

// Dated rules as people read them: what is due of whom, by when, on what ground. What a workflow makes of them is its own
// business.
struct RuleSetLine {
    std::string to; // French: to whom it applies
    TrackId piece;
    RoleId owner;
    DeadlineId due;
    bool compulsory = true; // otherwise expected, and told when missing
    SourceId source;
};
struct RuleSetClause {
    std::string says; // French
    SourceId source;
};
struct RuleSet {
    std::string_view name;
    std::string_view title;      // French
    std::string_view valid_from; // ISO days; no last one while in force
    std::string_view valid_to;
    SourceId source;
    std::vector<RuleSetLine> lines;
    std::vector<RuleSetClause> clauses; // what it says beside the pieces
};

// The body of an event that was decided: its text, which is kept, and what evolve() will want to know of it, if that
// would have to be read from the text.
struct Recorded {
    std::string text;
    Said said{};

    Recorded(std::string body) : text{std::move(body)} {} // NOLINT(google-explicit-constructor)
    Recorded(std::string body, Said what) : text{std::move(body)}, said{std::move(what)} {}
};

// Texts that name a set of roles, ",jury_secretary,rector_delegate,": each is made when it is first asked for, and stays.
class AudienceTexts {
public:
    AudienceTexts() = default;
    AudienceTexts(AudienceTexts const&) = delete;
    AudienceTexts& operator=(AudienceTexts const&) = delete;
    ~AudienceTexts();

    std::string_view of(Roles audience, std::span<Word const> roles) const;

private:
    struct Made {
        Roles audience;
        std::string text;
        Made const* next = nullptr;
    };
    static constexpr std::size_t shelves = 32;
    // The latest first: who comes with the same at the same time adds it twice, and both stay.
    mutable std::array<std::atomic<Made const*>, shelves> made_{};
};

// Ids by name, found with one look.
class NameIndex {
public:
    NameIndex() = default;
    explicit NameIndex(std::span<Word const> words);
    std::optional<std::uint8_t> find(std::string_view name) const;

private:
    struct Place {
        std::string_view name{};
        std::uint8_t id = 0;
        bool is_taken = false;
    };
    std::vector<Place> places_; // a power of two, at most half of them taken
};

// The tables of a workflow in flat arrays.
struct CompiledTables {
    explicit CompiledTables(Workflow const& workflow);

    Words words;
    std::vector<Track const*> tracks;                  // by id; null where there is none
    std::array<std::uint16_t, 256> places_of_pieces{}; // by track: where its single piece stands in a case
    NameIndex track_names, command_names, event_names, role_names;
    SharedList<std::string_view> names_of_roles;
    AudienceTexts audiences;
};

// Made by whoever asks first; of those who ask together one is kept. A copy makes its own.
class TablesOnce {
public:
    TablesOnce() = default;
    TablesOnce(TablesOnce const&) noexcept {}
    TablesOnce& operator=(TablesOnce const&) = delete;
    ~TablesOnce() { delete made_.load(); }

    CompiledTables const& of(Workflow const& workflow) const
    {
        auto const* const made = made_.load(std::memory_order_acquire);
        return made ? *made : make(workflow);
    }

private:
    CompiledTables const& make(Workflow const& workflow) const;

    mutable std::atomic<CompiledTables const*> made_{nullptr};
};

class Workflow {
public:
    virtual ~Workflow() = default;

    virtual std::string_view name() const = 0;       // in the journal, in snake_case
    virtual std::string_view collection() const = 0; // in URLs, kebab-case and plural
    virtual std::string_view title() const = 0;      // French
    virtual std::span<Track const> tracks() const = 0;
    virtual Words words() const = 0;
    virtual std::span<Source const> sources() const = 0;
    virtual std::vector<RuleSet> rule_sets() const { return {}; }
    std::vector<std::string_view> names_of_rule_sets() const;

    // The shape of a command's body.
    virtual Form form(CommandId command) const = 0;
    // Cases that the body names: they are loaded into the context before the guards are asked.
    virtual std::vector<CaseId> references(CommandId, std::any const& body) const;

    // The rule set by which a case opened by this command is judged, for as long as it is not moved to another.
    virtual std::string rule_set_for(std::any const& opening_body, Context const& context) const;

    // The policies that its rules look at: what a proposal may name.
    virtual std::vector<std::string_view> policies() const { return {}; }
    // The command that moves a running case to another of these rule sets (its body is a MoveToRules): a row like any
    // other, with its hands, conditions and source. Its event is judged by the old set, those that follow by the new.
    virtual std::optional<CommandId> moving() const { return std::nullopt; }

    virtual std::unique_ptr<Facts> blank_facts() const = 0;
    // Called by apply() after the engine has moved the piece. Total.
    virtual void evolve(Case& subject, Event const& event) const = 0;

    virtual Verdict check(GuardId guard, Question const& question) const = 0;
    // All the guards of a row, in its order: by default one after the other. Who looks things up before he can ask does
    // so once here.
    virtual Verdicts check_all(Guards const& guards, Question const& question) const;
    // The body of the event, in canonical JSON: by default the command's own, and more where the rules compute something.
    virtual Result<Recorded> record(Transition const& row, Question const& question) const;
    // The day an act happened, when its form bears one; otherwise today.
    virtual std::optional<Day> occurred_on(CommandId, std::any const& body) const;

    virtual std::optional<Day> due(DeadlineId deadline, Case const& subject, Context const& context) const = 0;
    // The clock of this piece, running or stopped; nothing on a piece on which no hours are counted. It must not depend
    // on the day on which it is asked for: rows are drawn from it.
    virtual std::optional<ServiceClock> clock(Case const& subject, Piece const& piece, Context const& context) const;
    // By when the awaited act on this very piece is due: while its clock runs, the day on which that runs out; otherwise
    // that of the deadline. A workflow whose pieces bear days of their own (a session, a test) says which.
    virtual std::optional<Day> due_on(DeadlineId deadline, Case const& subject, Piece const& piece,
                                      Context const& context) const;
    // Pieces of a track may be closed to a role for a time: embargo before publication, formative pieces and the jury.
    virtual Roles readers(Case const& subject, Piece const& piece, Context const& context) const;
    bool may_read(Case const& subject, Piece const& piece, Roles roles, Context const& context) const
    {
        return readers(subject, piece, context).both(roles).any();
    }
    // Whether an awaited piece is due at all in this case (an opinion that the rule set does not ask for is not).
    virtual bool is_required(Case const& subject, Track const& track) const;

    // The source that says on that day what this one says or said before: texts are replaced and renumbered.
    virtual SourceId in_force(SourceId id, Day) const { return id; }

    virtual Overview overview(Case const& subject) const = 0;
    // The person the case is about; empty for a case about nobody. As in the overview.
    virtual PersonId person_of(Case const& subject) const { return overview(subject).subject; }
    // What the forms of this case are drawn with: grids and their scales, competences, choices in words. The same for
    // all who see the case.
    virtual boost::json::object reference(Case const&) const { return {}; }
    virtual std::vector<FollowUp> follow_ups(Case const& after, Event const& event) const;
    // What could void the file in court, whoever is asked: conditions unmet today, with who can mend them.
    virtual std::vector<Condition> defects(Case const& subject, Context const& context) const;
    virtual bool may_see_defects(Case const& subject, Roles roles, Context const& context) const;
    // Who is told who consulted a case about a person, besides that person.
    virtual Roles consultation_readers() const { return {}; }
    // True when the defects of the cases linked to this one are told with its own: whoever sits over them asks once.
    virtual bool answers_for_linked_cases() const { return false; }

    // Nothing for a piece outside the sealed file, or before any seal.
    virtual std::optional<SinceSeal> since_seal(Case const&, Piece const&) const { return std::nullopt; }
    virtual std::vector<Basis> rests_on(Case const&, Piece const&) const { return {}; }
    // Who had which version, since when: from all the events of the case. Only these roles see it, each line as far as
    // they may read its piece; nobody named: no ledger is kept.
    virtual Roles ledger_readers() const { return {}; }
    virtual Ledger ledger(Case const&, std::span<Event const>, Context const&) const { return {}; }
    // Different answers side by side; nothing at all where the organisation does not want them shown. Only these roles.
    virtual Roles divergence_readers() const { return {}; }
    virtual std::optional<Divergences> divergences(Case const&, std::span<Event const>, Context const&) const
    {
        return std::nullopt;
    }
    // True when the lists and tasks of linked cases depend on this case's facts (a campaign's deadlines).
    virtual bool is_read_by_linked_cases() const { return false; }

    // How long each piece that holds something is kept, then what becomes of it; nothing for what stays with the case, or
    // while no term runs. Whether a term has come is the caller's to see.
    virtual std::vector<Keeping> keeping(Case const& subject, Context const& context) const;
    // French: what nobody is to write where a form leaves the words to him; shown beside every such field.
    virtual std::string_view free_text_warning() const { return {}; }

    // The command that makes a case of this workflow, and the id it will bear when the body decides it (one jury a
    // campaign); otherwise the caller draws one.
    virtual CommandId opening() const = 0;
    virtual std::optional<CaseId> id_of(std::any const& opening_body) const;

    // Whether the act may be done on many cases by one request. Every other is done case by case, by somebody who looks at it.
    virtual bool may_be_in_bulk(TrackId, CommandId) const { return false; }

    // Bulk opening from a table; a workflow without rosters has no columns.
    virtual std::vector<std::string_view> roster_columns() const { return {}; }
    virtual std::vector<std::string_view> optional_roster_columns() const { return {}; }
    virtual std::vector<Fault> read_roster_row(std::map<std::string, std::string> const& row, RosterEntry& entry) const;

    // Names and ids, drawn from words().
    std::string_view name_of(StateId id) const { return compiled().words.states[id.value].name; }
    std::string_view name_of(CommandId id) const { return compiled().words.commands[id.value].name; }
    std::string_view name_of(RoleId id) const { return compiled().words.roles[id.value].name; }
    std::string_view name_of(EventId id) const { return compiled().words.events[id.value].name; }
    std::string_view name_of(TrackId id) const { return compiled().words.tracks[id.value].name; }
    std::string_view label_of(StateId id) const { return compiled().words.states[id.value].label; }
    std::string_view label_of(CommandId id) const { return compiled().words.commands[id.value].label; }
    std::string_view label_of(RoleId id) const { return compiled().words.roles[id.value].label; }
    std::string_view label_of(TrackId id) const { return compiled().words.tracks[id.value].label; }
    Track const* find_track(std::string_view name) const;
    Track const& track(TrackId id) const;
    // The names of all its roles; and those of some, as rows have them, ",this,that,": empty when there are none.
    SharedList<std::string_view> const& names_of_roles() const { return compiled().names_of_roles; }
    std::string_view audience_text(Roles audience) const;
    // Where the single piece of a track stands among the pieces of a case, if it is there as blank_case() made it.
    std::size_t place_of_piece(TrackId track) const { return compiled().places_of_pieces[track.value]; }
    std::optional<CommandId> find_command(std::string_view name) const;
    std::optional<EventId> find_event(std::string_view name) const;
    std::optional<RoleId> find_role(std::string_view name) const;
    Source const& source(SourceId id) const { return sources()[id.value]; }

private:
    // Tables and words as they are looked up: made once, when first asked. They stay the same for as long as the workflow.
    CompiledTables const& compiled() const { return compiled_.of(*this); }

    TablesOnce compiled_;
};

// Asked some ten times an act, mostly for a piece whose place is known.
inline Piece const* Case::find(TrackId track, std::uint16_t number) const
{
    if (number == 0 && workflow) {
        auto const place = workflow->place_of_piece(track);
        if (place < pieces.size() && pieces[place].track == track && pieces[place].number == 0)
            return &pieces[place];
    }
    return search(track, number);
}

// "interim_review" ⇄ "interim-review": names in code and journal, and in URLs.
std::string kebab(std::string_view snake);
std::string snake(std::string_view kebab);

} // namespace engine
