#pragma once
// What forms of a tutored module are filled in with.

#include "engine/body.hpp"
#include "engine/ids.hpp"

#include <cstdint>
#include <optional>

namespace workflows::tutored_module {

using engine::CaseId;
using engine::Day;
using engine::List;
using engine::Number;
using engine::PersonId;
using engine::Text;

using Reason = Text<1000>;
using Channel = Text<100>; // by what somebody was reached: mail, telephone, forum
using Item = Text<200>;    // what a sheet or an evaluation asks about

// Of accompaniment (T4), and what the grid notes beside: to follow somebody is time too (T7).
enum class SupportKind : std::uint8_t {
    content,
    instructions,
    collaboration,
    technical,
    follow_up,
};
BOOST_DESCRIBE_ENUM(SupportKind, content, instructions, collaboration, technical, follow_up)

enum class Mode : std::uint8_t {
    asynchronous,
    synchronous, // a virtual class, a telephone call
};
BOOST_DESCRIBE_ENUM(Mode, asynchronous, synchronous)

enum class Audience : std::uint8_t { learner, group };
BOOST_DESCRIBE_ENUM(Audience, learner, group)

enum class StepKind : std::uint8_t { meeting, activity, positioning };
BOOST_DESCRIBE_ENUM(StepKind, meeting, activity, positioning)

enum class Level : std::uint8_t { not_acquired, in_progress, acquired, mastered };
BOOST_DESCRIBE_ENUM(Level, not_acquired, in_progress, acquired, mastered)

// Whole minutes, at most ten hours an act.
using Minutes = Number<1, 600>;

struct TimeSpent {
    Minutes minutes{1};
    Mode mode{};
    bool operator==(TimeSpent const&) const = default;
};
BOOST_DESCRIBE_STRUCT(TimeSpent, (), (minutes, mode))

struct Meeting {
    Day held_on{};
    Text<200> means{}; // where or by what people meet
    bool operator==(Meeting const&) const = default;
};
BOOST_DESCRIBE_STRUCT(Meeting, (), (held_on, means))

struct Step {
    Day held_on{};
    StepKind kind{};
    Text<200> title{};
    bool operator==(Step const&) const = default;
};
BOOST_DESCRIBE_STRUCT(Step, (), (held_on, kind, title))

struct Rating {
    Item item{};
    Level level{};
    std::optional<Text<1000>> note{};
    bool operator==(Rating const&) const = default;
};
BOOST_DESCRIBE_STRUCT(Rating, (), (item, level, note))

// Whether what was evaluated counts as acquired.
struct Acquisition {
    Item item{};
    bool acquired = false;
    bool operator==(Acquisition const&) const = default;
};
BOOST_DESCRIBE_STRUCT(Acquisition, (), (item, acquired))

} // namespace workflows::tutored_module
