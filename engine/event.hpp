#pragma once
// The envelope of what happened. An event is never edited: a mistake is corrected by another event.

#include "engine/day.hpp"
#include "engine/ids.hpp"
#include "engine/transition.hpp"

#include <array>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <typeinfo>
#include <utility>

namespace engine {

using Hash = std::array<std::uint8_t, 32>; // SHA-256

// What an event says, as its workflow has it before it becomes text: when the event is applied in the same breath as it
// was decided, nobody need read what was written a moment ago. No part of the event: never kept, and a copy has none.
class Said {
public:
    // The event's own track and type.
    struct Words {
        TrackId track;
        EventId type;
    };

    Said() = default;
    template <class T>
    static Said as(T body)
    {
        Said said;
        said.body_ = std::make_shared<T const>(std::move(body));
        said.type_ = &typeid(T);
        return said;
    }
    Said(Said const&) noexcept {}
    Said(Said&&) noexcept = default;
    Said& operator=(Said const& other) noexcept
    {
        if (this != &other)
            *this = Said{};
        return *this;
    }
    Said& operator=(Said&&) noexcept = default;
    ~Said() = default;

    // Null when it is unknown, or another.
    template <class T>
    T const* find() const
    {
        return body_ && type_ == &typeid(T) ? static_cast<T const*>(body_.get()) : nullptr;
    }
    void say(Words words) { words_ = words; }
    std::optional<Words> const& words() const { return words_; }

    constexpr bool operator==(Said const&) const { return true; }

private:
    std::optional<Words> words_;
    std::shared_ptr<void const> body_;
    std::type_info const* type_ = nullptr;
};

struct Event {
    Event() = default;
    explicit Event(CaseId const& of) : stream{of} {}

    CaseId stream;
    Version version = 0;     // 1, 2, 3… in its stream, without a gap
    std::string type;        // "review_filed"
    std::uint16_t shape = 1; // of the body; a new shape gets the next number
    std::string track;       // "interim_review"
    std::uint16_t piece = 0; // 1, 2, 3… on a repeatable track, otherwise 0
    std::string body;        // canonical JSON, kept to the byte; empty once erased
    PersonId actor;
    std::string role;                       // the role in which the actor acted
    std::optional<PersonId> on_behalf_of{}; // whose power was used, when not the actor's own
    Day occurred_on{};                      // the day on the form
    Instant recorded_at{};                  // when we learnt of it; never decreases within a stream
    std::string rule_set;                   // the version of the rules by which it was judged
    Hash hash{};                            // SHA-256(hash of the previous event ‖ canonical bytes), see chain.hpp
    std::uint8_t format = 1;                // of the canonical bytes: 1 holds the body, 2 a salted digest of it
    std::string salt{};                     // format 2: 32 hexadecimal digits, this event's own; erased with the body
    std::optional<Hash> erased{};           // the digest that stands for a body that was erased
    Said said{};

    bool operator==(Event const&) const = default;
};

} // namespace engine
