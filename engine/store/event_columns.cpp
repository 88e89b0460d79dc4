#include "engine/store/event_columns.hpp"

#include "engine/chain.hpp"

#include <charconv>
#include <string_view>

namespace engine::store {
namespace {

template <class Number>
void read(std::string_view text, Number& number)
{
    if (std::from_chars(text.data(), text.data() + text.size(), number).ec != std::errc{})
        throw UnreadableJournal{};
}

} // namespace

void EventColumns::bind(Query& query)
{
    query.into(stream_).into(version_).into(event_.type).into(shape_).into(event_.track).into(piece_);
    query.into(event_.body).into(actor_).into(event_.role).into(on_behalf_of_).into(occurred_on_);
    query.into(recorded_at_).into(event_.rule_set).into(hash_);
    query.into(format_).into(event_.salt).into(digest_);
}

void EventColumns::fill(Columns const& row)
{
    stream_ = row[0];
    read(row[1], version_);
    event_.type = row[2];
    read(row[3], shape_);
    event_.track = row[4];
    read(row[5], piece_);
    event_.body = row[6];
    actor_ = row[7];
    event_.role = row[8];
    on_behalf_of_ = row[9];
    occurred_on_ = row[10];
    read(row[11], recorded_at_);
    event_.rule_set = row[12];
    hash_ = row[13];
    read(row[14], format_);
    event_.salt = row[15];
    digest_ = row[16];
}

Event const& EventColumns::event()
{
    event_.stream.value = stream_;
    event_.version = static_cast<Version>(version_);
    event_.shape = static_cast<std::uint16_t>(shape_);
    event_.piece = static_cast<std::uint16_t>(piece_);
    event_.actor.value = actor_;
    event_.on_behalf_of.reset();
    if (!on_behalf_of_.empty())
        event_.on_behalf_of = PersonId{on_behalf_of_};
    event_.recorded_at = Instant{std::chrono::microseconds{recorded_at_}};
    std::optional<Day> const day = parse_day(occurred_on_);
    if (!day || !from_hex(hash_, event_.hash))
        throw UnreadableJournal{};
    event_.occurred_on = *day;
    event_.format = static_cast<std::uint8_t>(format_);
    event_.erased.reset();
    if (!digest_.empty() && !from_hex(digest_, event_.erased.emplace()))
        throw UnreadableJournal{};
    return event_;
}

std::vector<Event> events_of(Query& query)
{
    EventColumns columns;
    columns.bind(query);
    std::vector<Event> events;
    while (query.next())
        events.push_back(columns.event());
    return events;
}

} // namespace engine::store
