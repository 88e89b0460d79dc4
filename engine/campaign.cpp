#include "engine/campaign.hpp"

#include "engine/same_word.hpp"

#include <algorithm>

namespace engine {

// Some twenty, asked for at every task of every act: gone through one by one, since most differ in their lengths.
std::optional<Day> Campaign::deadline(std::string_view name) const
{
    auto const found = std::ranges::find_if(deadlines, [&](auto const& one) { return is_same_word(one.first, name); });
    return found == deadlines.end() ? std::nullopt : std::optional{found->second};
}

void Campaign::set_deadline(std::string_view name, std::optional<Day> day)
{
    auto const place = std::ranges::lower_bound(deadlines, name, {}, &std::pair<std::string, Day>::first);
    bool const is_there = place != deadlines.end() && place->first == name;
    if (is_there && day)
        place->second = *day;
    else if (is_there)
        deadlines.erase(place);
    else if (day)
        deadlines.emplace(place, name, *day);
}

std::string Campaign::policy(std::string_view name, std::string_view otherwise) const
{
    auto const found = policies.find(name);
    return found == policies.end() ? std::string{otherwise} : found->second;
}

Campaign const* campaign_of(Case const& subject, Context const& context)
{
    if (auto const* const own = subject.facts ? subject.facts->as_campaign() : nullptr)
        return own;
    return campaign_among(context.linked);
}

Campaign const* campaign_among(std::vector<std::shared_ptr<Case const>> const& linked)
{
    for (auto const& other : linked)
        if (auto const* const campaign = other->facts ? other->facts->as_campaign() : nullptr)
            return campaign;
    return nullptr;
}

} // namespace engine
