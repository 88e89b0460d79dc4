#include "engine/campaign.hpp"

namespace engine {

std::optional<Day> Campaign::deadline(std::string_view name) const
{
    auto const found = deadlines.find(name);
    return found == deadlines.end() ? std::nullopt : std::optional{found->second};
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
