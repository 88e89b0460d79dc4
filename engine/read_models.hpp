#pragma once
// The ports to what lists, tasks and people are read from. Rights are part of every query: a list never holds, counts
// or hints at a case that its reader has no role on.

#include "engine/consultations.hpp"
#include "engine/journal.hpp"
#include "engine/projection.hpp"

#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace engine {

struct CaseCursor {
    std::string sort_name;
    CaseId id;
};

struct CaseQuery {
    PersonId reader;
    Day today{};
    std::string workflow{}; // empty: all
    std::optional<CaseId> linked_to{};
    std::optional<std::string> stage{};
    std::vector<std::pair<std::string, std::string>> tags{}; // all must match, as far as the reader may know them
    std::string search{}; // words of the subject's name or the title; accents and case do not count
    std::optional<Instant> changed_since{};
    std::optional<CaseCursor> after{};
    std::size_t limit = 50;
    bool with_total = false;
};

struct CaseLine {
    CaseId id;
    std::string workflow;
    PersonId subject;
    std::string subject_name; // "MARTIN Camille"; empty for a case about nobody
    std::string title;
    std::string stage;
    Version version = 0;
    Instant changed_at{};
    std::vector<std::pair<std::string, std::string>> tags; // those the reader may know
    std::vector<std::string> roles;                        // the reader's, on this case
};

struct CasePage {
    std::vector<CaseLine> items;
    std::optional<CaseCursor> next;
    std::optional<std::size_t> total;
};

struct TaskQuery {
    PersonId reader;
    Day today{};
    enum class Group { to_do, upcoming, waiting } group = Group::to_do;
    std::optional<CaseId> only{}; // one case
    struct After {
        std::optional<Day> due;
        CaseId id;
        std::string track;
        std::uint16_t piece = 0;
        std::string command;
        std::string role;
    };
    std::optional<After> after{};
    std::size_t limit = 50;
};

struct TaskLine {
    CaseId id;
    std::string workflow;
    std::string subject_name;
    std::string title;
    // As in a TaskRow.
    struct Task {
        std::string track;
        std::uint16_t piece = 0;
        std::string command;
        std::string role;
        std::optional<Day> due{};
        std::optional<Day> opens_on{};
        bool blocked = false;
        std::string waits_for;
        std::string why;

        bool operator==(Task const&) const = default;
    } task;
};

struct TaskPage {
    std::vector<TaskLine> items; // nearest date first, undated last
    std::optional<TaskQuery::After> next;
};

struct TaskCounts {
    std::size_t to_do = 0, late = 0, upcoming = 0, waiting = 0;
};

class ReadModels {
public:
    virtual ~ReadModels() = default;
    virtual CasePage cases(CaseQuery const& query) = 0;
    virtual TaskPage tasks(TaskQuery const& query) = 0;
    virtual TaskCounts count_tasks(PersonId const& reader, Day today) = 0;
    // The events of a case, if a person holds any role on it on any of these days. None otherwise: one answer, and one
    // effort, for a case that is not his and for one that is not there.
    virtual std::vector<Event> load_for(PersonId const& person, CaseId const& id, Day first, Day last) = 0;
    // Ids of the cases linked to one, whatever their reader: for the engine's own work.
    virtual std::vector<CaseId> linked_to(CaseId const& id) = 0;
    // Writes all the rows of a case anew, if it is still at that version.
    virtual void replace(Projection const& rows) = 0;
    // Drops every row: the first step of a rebuild.
    virtual void clear() = 0;
    // Every row as text, in a fixed order: two stores with the same journal give the same lines.
    virtual void dump(std::function<void(std::string const&)> const& line) = 0;
};

// People are master data: names stay out of the journal, so that they can be corrected and erased while the chain
// stays whole.
struct Person {
    PersonId id;
    std::string email;
    std::string family_name;
    std::string given_name;
    std::string title; // "Mme", "M." or empty
    bool administrator = false;

    std::string name() const { return given_name.empty() ? family_name : family_name + " " + given_name; }
    bool operator==(Person const&) const = default;
};

class Directory {
public:
    virtual ~Directory() = default;
    virtual std::optional<Person> find(PersonId const& id) = 0;
    virtual std::optional<Person> find_by_email(std::string const& email) = 0;
    virtual std::vector<Person> find(std::vector<PersonId> const& ids) = 0;
    // By the e-mail as it was asked for; without those that nobody has.
    virtual std::map<std::string, Person> find_by_email(std::vector<std::string> const& emails) = 0;
    // Enters a person or corrects the entry of that id. An e-mail belongs to one person: throws std::invalid_argument.
    virtual void put(Person const& person) = 0;
    // Many, each once: all of them or none.
    virtual void put(std::vector<Person> const& people) = 0;
    virtual std::vector<Person> all() = 0;
};

struct Draft {
    DraftKey key;
    std::string body;    // JSON as the screen left it: shape and size checked only
    Version version = 0; // of the draft, not of the piece
    PersonId saved_by;
    Instant saved_at{};
};

class Drafts {
public:
    virtual ~Drafts() = default;
    virtual std::optional<Draft> find(DraftKey const& key) = 0;
    // Saves over version `seen` (0: none yet); nothing when the draft is no longer at that version.
    virtual std::optional<Draft> save(DraftKey const& key, std::string body, Version seen, PersonId const& by,
                                      Instant at) = 0;
    virtual bool remove(DraftKey const& key, Version seen) = 0;
};

// Small named values of the installation itself (the demonstration's clock).
class Settings {
public:
    virtual ~Settings() = default;
    virtual std::optional<std::string> find(std::string const& name) = 0;
    virtual void put(std::string const& name, std::string const& value) = 0;
};

class Identities; // accounts.hpp

// Whether anybody, in whichever process, has committed anything. For one thread at a time.
class Changes {
public:
    virtual ~Changes() = default;
    // False only when nothing was committed since it was last asked: the first time, and where a store cannot tell, true.
    // Throws StoreUnavailable.
    virtual bool since_last_asked() { return true; }
};

// The ports of one store.
class Store {
public:
    virtual ~Store() = default;
    virtual Journal& journal() = 0;
    virtual ReadModels& read_models() = 0;
    virtual Directory& directory() = 0;
    virtual Drafts& drafts() = 0;
    virtual Consultations& consultations() = 0;
    virtual Settings& settings() = 0;
    virtual Identities& identities() = 0;
    // Not to outlive the store.
    virtual std::unique_ptr<Changes> changes() { return std::make_unique<Changes>(); }
    // Whether it answers now; never throws.
    virtual bool is_reachable() = 0;
};

} // namespace engine
