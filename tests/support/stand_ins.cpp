#include "tests/support/stand_ins.hpp"

namespace story {
namespace {

using engine::PersonId;

struct JuryFacts final : engine::Facts {
    JuryToday today;
    std::string year;

    std::unique_ptr<engine::Facts> clone() const override { return std::make_unique<JuryFacts>(*this); }
    boost::json::object published() const override
    {
        boost::json::array recused;
        for (PersonId const& person : today.recused)
            recused.push_back(boost::json::object{{"person", person.value}, {"case", year}});
        return {{"campaign", today.campaign},
                {"appointed", today.appointed},
                {"members", today.members},
                {"people", {people::president.value, people::member.value}},
                {"closed", today.closed},
                {"first_meeting_on", today.first_meeting_on},
                {"deliberation_open", today.deliberation_open},
                {"recused", recused}};
    }
};

// A case of another workflow, of which only its name, its grants and what it publishes matter.
class StandIn final : public engine::Workflow {
public:
    explicit StandIn(std::string_view name) : name_{name} {}
    std::string_view name() const override { return name_; }
    std::string_view collection() const override { return name_; }
    std::string_view title() const override { return name_; }
    std::span<engine::Track const> tracks() const override { return {}; }
    engine::Words words() const override { return {}; }
    std::span<engine::Source const> sources() const override { return {}; }
    engine::Form form(engine::CommandId) const override { return engine::form_of<engine::NoBody>(); }
    std::unique_ptr<engine::Facts> blank_facts() const override { return nullptr; }
    void evolve(engine::Case&, engine::Event const&) const override {}
    engine::Verdict check(engine::GuardId, engine::Question const&) const override { return {}; }
    std::optional<engine::Day> due(engine::DeadlineId, engine::Case const&, engine::Context const&) const override
    {
        return std::nullopt;
    }
    engine::Overview overview(engine::Case const&) const override { return {}; }
    engine::CommandId opening() const override { return {}; }

private:
    std::string_view name_;
};

StandIn const campaigns{"campaign"};
StandIn const juries{"jury"};

engine::Grant grant(PersonId const& person, std::string const& role)
{
    return {person, role, day("2022-01-01"), std::nullopt};
}

} // namespace

std::shared_ptr<engine::Case> a_campaign()
{
    auto campaign = std::make_shared<engine::Case>();
    campaign->id = engine::CaseId{"campaign-1"};
    campaign->workflow = &campaigns;
    campaign->grants = {grant(people::officer, "case_officer"), grant(people::secretary, "jury_secretary"),
                        grant(people::delegate, "rector_delegate"), grant(people::trainer, "training_officer")};
    auto facts = std::make_unique<CampaignToday>();
    facts->workflow = "trainee_year";
    facts->title = "Certifiés, 2022-2023";
    facts->zone = "Indian/Reunion";
    facts->rule_set = "guide-2022-2023";
    facts->traits = {{"corps", "certifie"}};
    facts->deadlines = {{"interim_review", day("2022-11-30")}, {"final_review", day("2023-04-28")},
                        {"tutor_report", day("2023-05-05")},   {"opinions", day("2023-05-15")},
                        {"seal", day("2023-05-26")},           {"access_opening", day("2023-06-01")},
                        {"first_meeting", day("2023-06-01")},  {"interviews", day("2023-06-20")},
                        {"deliberation", day("2023-06-29")},   {"decision", day("2023-07-10")},
                        {"notification", day("2023-07-20")}};
    campaign->facts = std::move(facts);
    return campaign;
}

std::shared_ptr<engine::Case> a_jury(JuryToday const& today, std::string const& year)
{
    auto jury = std::make_shared<engine::Case>();
    jury->id = engine::CaseId{"jury-1"};
    jury->workflow = &juries;
    jury->grants = {grant(people::president, "jury_president"), grant(people::president, "jury_member"),
                    grant(people::member, "jury_member"), grant(people::secretary, "jury_secretary")};
    for (PersonId const& person : today.recused)
        jury->bars.push_back({person, engine::CaseId{year}});
    auto facts = std::make_unique<JuryFacts>();
    facts->today = today;
    facts->year = year;
    jury->facts = std::move(facts);
    return jury;
}

} // namespace story
