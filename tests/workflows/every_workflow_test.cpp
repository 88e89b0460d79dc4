// What the tables and words of every workflow must be, whatever they tell.

#include "engine/erasure.hpp"
#include "tests/support/shipped.hpp"

#include <catch2/catch.hpp>

#include <algorithm>
#include <set>

namespace {

std::vector<engine::Workflow const*> const& all()
{
    static tests::Shipped const shipped;
    return shipped.all.all();
}

template <class Words>
void check_names(Words const& words, bool labels_may_repeat = false)
{
    std::set<std::string_view> names, labels;
    for (engine::Word const& word : words) {
        CHECK(names.insert(word.name).second);
        CHECK((labels.insert(word.label).second || labels_may_repeat));
    }
}

} // namespace

TEST_CASE("every state is reached, every waiting state has an owner and an exit", "[tables]")
{
    for (auto const* const one : all()) {
        INFO(one->name());
        for (engine::Track const& track : one->tracks()) {
            INFO(one->name_of(track.id));
            std::set<engine::StateId> reached{track.initial};
            for (bool more = true; std::exchange(more, false);)
                for (auto const& row : track.rows)
                    more = (reached.contains(row.from) && reached.insert(row.to).second) || more;
            for (auto const& row : track.rows) {
                CHECK(reached.contains(row.from));
                CHECK(row.by.any());
                CHECK(row.source.value < one->sources().size());
                CHECK_FALSE(one->source(row.source).says.empty());
            }
            for (auto const& waiting : track.waits) {
                INFO(one->name_of(waiting.in));
                CHECK(reached.contains(waiting.in));
                CHECK(waiting.owner.any());
                CHECK(std::any_of(track.rows.begin(), track.rows.end(), [&](auto const& row) {
                    return row.from == waiting.in && row.on == waiting.expected
                        && waiting.owner.both(row.by) == waiting.owner;
                }));
            }
        }
    }
}

TEST_CASE("an event leads to one state, whatever the row", "[tables]")
{
    for (auto const* const one : all())
        for (engine::Track const& track : one->tracks())
            for (auto const& row : track.rows)
                for (auto const& other : track.rows)
                    if (row.emits == other.emits && row.from != row.to && other.from != other.to)
                        CHECK(row.to == other.to);
}

TEST_CASE("every word is used and names one thing", "[tables]")
{
    for (auto const* const one : all()) {
        INFO(one->name());
        auto const words = one->words();
        // Some have words for their stages too, in which no piece ever is; one of them may read like a piece's.
        bool const has_stages = one->name() == "trainee_year" || one->name() == "tutored_module";
        check_names(words.tracks);
        check_names(words.states, has_stages);
        check_names(words.commands);
        check_names(words.roles);
        check_names(words.events);
        std::set<engine::StateId> states;
        std::set<engine::CommandId> commands;
        std::set<engine::EventId> events;
        engine::Roles roles;
        for (engine::Track const& track : one->tracks()) {
            states.insert(track.initial);
            roles.add(track.readers);
            for (auto const& row : track.rows) {
                states.insert({row.from, row.to});
                commands.insert(row.on);
                events.insert(row.emits);
            }
        }
        CHECK((has_stages ? states.size() < words.states.size() : states.size() == words.states.size()));
        CHECK(commands.size() == words.commands.size());
        CHECK(events.size() == words.events.size());
        CHECK(one->tracks().size() == words.tracks.size());
        for (auto const& word : words.roles)
            CHECK(roles.has(engine::RoleId{word.id}));
        for (auto const& command : words.commands) {
            auto const form = one->form(engine::CommandId{command.id});
            CHECK(form.schema().at("type").as_string() == "object");
        }
        for (auto const& guard : words.guards) {
            CHECK(guard.source.value < one->sources().size());
            CHECK(guard.title.ends_with("."));
        }
    }
}

TEST_CASE("an opening event tells of which workflow a stream is", "[tables]")
{
    std::set<std::string_view> names;
    for (auto const* const one : all())
        for (engine::Track const& track : one->tracks())
            for (auto const& row : track.rows)
                if (row.on == one->opening() && row.from == track.initial)
                    CHECK(names.insert(one->name_of(row.emits)).second);
    CHECK(names.size() == all().size());
}

TEST_CASE("no list opens a case or erases what was said", "[tables]")
{
    std::size_t by_list = 0;
    for (auto const* const one : all())
        for (engine::Track const& track : one->tracks())
            for (auto const& row : track.rows)
                if (one->may_be_in_bulk(track.id, row.on)) {
                    ++by_list;
                    CHECK(row.on != one->opening());
                    CHECK(one->name_of(row.emits) != engine::erasing_event);
                }
    CHECK(by_list > 0);
}
