#include "engine/alteration.hpp"

#include <algorithm>
#include <array>

namespace engine {
namespace {

namespace json = boost::json;

constexpr std::array<std::string_view, 3> members{"rule_set", "deadlines", "policies"};
constexpr std::size_t value_characters_max = 200; // as long as a campaign's own

std::vector<std::string_view> names_of(std::span<Word const> words)
{
    std::vector<std::string_view> names;
    for (Word const& word : words)
        names.push_back(word.name);
    return names;
}

void check_name(BodyReader& reader, std::string_view name, std::vector<std::string_view> const& known)
{
    if (std::ranges::find(known, name) == known.end())
        reader.unknown_word(known);
}

// {"name": value or null, …}, each name being known.
template <class Value, class Read>
void read_changes(BodyReader& reader, json::object const& root, std::string_view member,
                  std::vector<std::string_view> const& known, std::map<std::string, std::optional<Value>>& changes,
                  Read read)
{
    auto const* const found = root.if_contains(member);
    if (!found || found->is_null())
        return;
    BodyReader::Step const step{reader, member};
    auto const* const object = reader.object(*found);
    if (!object)
        return;
    for (auto const& change : *object) {
        BodyReader::Step const one{reader, change.key()};
        check_name(reader, change.key(), known);
        auto& value = changes[std::string{change.key()}];
        if (!change.value().is_null())
            read(change.value(), value.emplace());
    }
}

} // namespace

Result<Alteration> read_alteration(json::value const& body, Workflow const& workflow)
{
    BodyReader reader{BodyReader::Trust::at_the_door};
    Alteration alteration;
    if (auto const* const root = reader.object(body)) {
        auto const* const rule_set = root->if_contains("rule_set");
        if (rule_set && !rule_set->is_null()) {
            BodyReader::Step const step{reader, "rule_set"};
            if (auto const* const name = reader.text(*rule_set)) {
                alteration.rule_set = std::string{*name};
                check_name(reader, *alteration.rule_set, workflow.names_of_rule_sets());
            }
        }
        read_changes(reader, *root, "deadlines", names_of(workflow.words().deadlines), alteration.deadlines,
                     [&](json::value const& value, Day& day) { BodyType<Day>::read(reader, value, day); });
        read_changes(reader, *root, "policies", workflow.policies(), alteration.policies,
                     [&](json::value const& value, std::string& text) {
                         reader.read_text(value, text, 1, value_characters_max);
                     });
        reader.refuse_unknown(*root, members);
    }
    if (auto error = std::move(reader).error())
        return tl::unexpected{*std::move(error)};
    return alteration;
}

void alter(Campaign& campaign, Alteration const& alteration)
{
    if (alteration.rule_set)
        campaign.rule_set = *alteration.rule_set;
    for (auto const& [name, day] : alteration.deadlines)
        campaign.set_deadline(name, day);
    for (auto const& [name, value] : alteration.policies) {
        if (value)
            campaign.policies[name] = *value;
        else
            campaign.policies.erase(name);
    }
}

} // namespace engine
