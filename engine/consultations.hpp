#pragma once
// The port to the trace of who consulted a case about a person. It is written before anything is shown, and that person
// can read it. Not a part of the journal: reading changes nothing.

#include "engine/event.hpp"

#include <span>
#include <string>
#include <vector>

namespace engine {

struct Consultation {
    CaseId of;
    std::string track{};     // the piece that was read; empty: the case's page
    std::uint16_t piece = 0; // its number on a repeatable track
    Version version = 0;     // of the piece, or of the case
    PersonId person;
    std::string roles{}; // those held that day, separated by spaces
    std::optional<PersonId> on_behalf_of{};
    Day day{};
    Instant first_at{};             // of that day; further readings of the same version leave no more
    std::optional<Instant> as_of{}; // the past instant that was asked for
};

struct ConsultationPage {
    struct Line {
        std::int64_t id = 0; // where the list goes on
        Consultation read;
    };
    std::vector<Line> lines; // the latest first
    bool has_more = false;
};

class Consultations {
public:
    virtual ~Consultations() = default;
    // Durable once it returns; what is there already stays as it is. Throws StoreUnavailable.
    virtual void note(std::span<Consultation const> read) = 0;
    // `before` 0: from the latest on.
    virtual ConsultationPage of(CaseId const& id, std::int64_t before, std::size_t limit) = 0;
};

} // namespace engine
