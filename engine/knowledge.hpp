#pragma once
// Who had what before his eyes, in which version, since when: what a workflow tells of a file that people decide on. It
// dates and compares; it weighs nothing.

#include "engine/day.hpp"
#include "engine/ids.hpp"
#include "engine/transition.hpp"

#include <optional>
#include <string>
#include <vector>

namespace engine {

// Where a piece stands against the file as it was last sealed.
struct SinceSeal {
    enum class State {
        unchanged,
        changed, // a later version than the sealed one
        added,   // not in the sealed file at all
    } state{};
    Version sealed_version = 0; // of its content; 0 when it was added
    Version current_version = 0;
    std::optional<Instant> changed_at{}; // when what stands now came
};

// A version of a piece that another piece says it rests on.
struct Basis {
    TrackId track;
    std::uint16_t number = 0;
    Version version = 0;
    Version current_version = 0;
    std::optional<Instant> changed_at{}; // when the present version came, if it is a later one

    bool is_current() const { return version == current_version; }
};

// One side's knowledge of one version.
struct Access {
    std::string party;                // a word of the workflow's, for code
    std::string label;                // French
    std::optional<Instant> since{};   // from when it could be read
    std::optional<Instant> told_at{}; // when that side took note that it came after the seal
    std::optional<Instant> read_at{};
    std::optional<EventId> read_by{}; // the act that proves it
};

// How long a version had been open for consultation when something took place that it should precede.
struct Lead {
    std::string before; // a word of the workflow's, for code
    std::string label;  // French
    Day on{};
    std::optional<int> days{};        // nothing while the version is not open
    std::optional<int> days_wanted{}; // nothing where nobody set a number
    std::string says;                 // French sentence
    SourceId source;

    std::optional<bool> is_short() const
    {
        return days && days_wanted ? std::optional{*days < *days_wanted} : std::nullopt;
    }
};

// One piece of the file in one version.
struct LedgerLine {
    TrackId track;
    std::uint16_t number = 0;
    Version version = 0; // of its content: 1 as filed, 2 once corrected
    bool is_current = false;
    PersonId filed_by;
    std::optional<PersonId> on_behalf_of{}; // whose power was used, when not his own
    std::string role;
    Day filed_on{};
    Instant filed_at{};
    std::optional<Instant> sealed_at{}; // in the first seal that holds it
    std::optional<Day> opened_on{};     // the first day on which the sealed file that holds it was open
    std::vector<Access> access;
    std::vector<Lead> leads;
};

struct Ledger {
    SourceId source; // on what ground it is kept
    std::vector<LedgerLine> lines;
};

// An item to which voices gave different answers: the words of each, in no order of merit.
struct Divergence {
    struct Answer {
        TrackId track;
        std::uint16_t number = 0;
        std::string role;
        std::string answer;
        std::string label; // French
    };
    std::string item;
    std::string label; // French
    std::string block; // French
    std::vector<Answer> answers;
};

struct Divergences {
    SourceId source; // why nothing is made of them
    std::vector<Divergence> items;
};

} // namespace engine
