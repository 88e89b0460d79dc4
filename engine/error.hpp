#pragma once
// The only failures a caller must handle. A refusal is a value; an exception is a bug or a database gone.

#include "engine/day.hpp"
#include "engine/ids.hpp"

#include <tl/expected.hpp>

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace engine {

enum class ErrorCode {
    malformed,       // the shape is wrong: not JSON, unknown member, wrong type
    invalid,         // the shape is right, a value is not: too long, no such day
    not_permitted,   // the caller is somebody here, but not the one who may
    unknown_case,    // no such thing, or not for this caller: the two are never told apart
    wrong_state,     // the act has no place in the present state
    stale_version,   // the piece has moved on since the caller saw it
    missing_version, // an act on a piece without saying which version was seen
    guard_unmet,     // a condition of the rules is not met
    key_reused,      // the idempotency key came before with another request
    still_running,   // the same request is being carried out at this moment
    unavailable,     // the store cannot be reached; nothing was written
};

// How sure we are that a source says what we apply.
enum class Confidence {
    law,        // read in the legal act
    circular,   // stated by a note or a circular
    guide,      // stated by the guide of an academy or of a training service: local practice
    secondary,  // stated by a union, an academy page, a lawyer
    derived,    // worked out from the texts; the reasoning is in the domain notes
    assumption, // ours, to be confirmed: never shown as law
};

std::string_view name_of(Confidence confidence);

// On what ground a rule stands. Shown with every refusal, drawing and list.
struct Source {
    std::string_view id;         // "l1-5-i-1"
    std::string_view text;       // "Arrêté du 22 août 2014 (MENH1411675A)"
    std::string_view article;    // "art. 5, I, 1°"
    std::string_view version;    // which wording: "rédaction d'origine", "en vigueur au 10 juillet 2022"
    std::string_view valid_from; // ISO day, empty when unknown
    std::string_view valid_to;   // ISO day, empty while in force
    Confidence confidence;
    std::string_view says; // one French sentence: what the rule asks
};

// One unmet condition: which rule, on what ground, what fact fails, who can mend it and until when.
struct Condition {
    std::string rule;                      // kebab-case name of the guard: "every-item-answered"
    std::string title;                     // French, the condition as it should be
    Source const* source = nullptr;        // never null once it leaves the engine
    std::string fact;                      // French, what is the case instead
    std::vector<std::string> who_can_cure; // role names; empty when nobody can
    std::optional<Day> until;              // last day on which it can be cured in time
    std::optional<Day> opens_on;           // set when only time is missing
};

// One fault in a request, by RFC 6901 pointer ("" = the whole body).
struct Fault {
    std::string pointer;
    std::string message; // French
};

struct Error {
    ErrorCode code = ErrorCode::invalid;
    std::string detail;                  // French
    std::vector<Condition> conditions{}; // all of them, never only the first
    std::vector<Fault> faults{};         // likewise
    std::optional<Version> current{};    // with stale_version: the version the piece is at
};

template <class T>
using Result = tl::expected<T, Error>;

inline tl::unexpected<Error> refuse(ErrorCode code, std::string detail)
{
    return tl::unexpected<Error>{Error{.code = code, .detail = std::move(detail)}};
}

} // namespace engine
