#include "examples/player/season.hpp"

#include "examples/player/staff.hpp"

#include "workflows/campaign/commands.hpp"
#include "workflows/jury/commands.hpp"

#include <algorithm>
#include <stdexcept>

namespace examples::player {

namespace {

namespace campaigns = workflows::campaign;
namespace juries = workflows::jury;
using std::chrono::days;

campaigns::Open opening_of(CampaignPlan const& plan)
{
    campaigns::Open open{.workflow = "trainee_year",
                         .organisation = "Académie de La Réunion",
                         .title = plan.title,
                         .period = plan.title.substr(plan.title.size() - std::string_view{"2022-2023"}.size()),
                         .zone = zone,
                         .rule_set = plan.rule_set};
    open.traits = {campaigns::Trait{"corps", plan.corps}};
    for (auto const& [name, day] : plan.year.deadlines())
        open.deadlines.items.push_back({std::string{name}, day});
    for (auto const& [name, value] : plan.policies)
        open.policies.items.push_back({name, value});
    return open;
}

juries::Quality quality_of(std::string_view word)
{
    juries::Quality quality{};
    boost::describe::enum_from_string(std::string{word}.c_str(), quality);
    return quality;
}

} // namespace

std::string key_of(std::uint64_t seed, std::string const& step)
{
    return engine::derived_id("player " + std::to_string(seed) + ' ' + step);
}

void enter_staff(Cast& cast)
{
    for (Officer const& officer : offices())
        cast.enter(officer.who);
    for (JuryMember const& member : jury_members())
        cast.enter(member.who);
    cast.refresh();
}

Deed Season::deed(std::string const& step, std::string const& by, std::string const& target,
                  boost::json::object body) const
{
    return {.what = plan_.name + step,
            .by = by,
            .target = api_root + target,
            .piece = {},
            .key = key_of(options_.seed, plan_.name + step),
            .body = std::move(body)};
}

Answer Season::insist(Deed const& wanted)
{
    if (auto answer = performer_.perform(wanted, versions_))
        return *answer;
    throw std::runtime_error{"sans cela la campagne ne peut pas se faire : " + wanted.what};
}

void Season::open_campaign()
{
    auto const opening = opening_of(plan_);
    each_listed(performer_, "campaigns", options_.administrator, [&](boost::json::value const& item) {
        if (text_of(item, "title") == *opening.title)
            campaign_.value = text_of(item, "id");
    });
    if (!campaign_.empty())
        return;
    auto const answer = insist(deed("campaign", options_.administrator, "/campaigns", engine::write_body(opening)));
    campaign_.value = text_of(answer.body.at("case"), "id");
}

void Season::appoint_staff()
{
    auto const from = plan_.opened_on - days{7};
    for (Officer const& officer : offices()) {
        campaigns::Role role{};
        boost::describe::enum_from_string(std::string{officer.role}.c_str(), role);
        auto const body = engine::write_body(campaigns::Appoint{cast_.of(officer.who.email).id, role, from, {}});
        insist(deed("appoint " + officer.who.email, options_.administrator,
                    "/campaigns/" + campaign_.value + "/staff/appoint", body));
    }
}

// First dry, as a careful case officer does.
void Season::import_roster()
{
    auto const& officer = holder_of("case_officer");
    auto const csv = roster_csv(plan_.roster);
    for (std::string const dry_run : {"true", "false"}) {
        auto const answer = performer_.send(
            {.verb = Verb::post,
             .target = std::string{api_root} + "/campaigns/" + campaign_.value + "/roster-imports?dry_run=" + dry_run,
             .token = cast_.of(officer).token,
             .key = key_of(options_.seed, plan_.name + "roster, dry run " + dry_run),
             .body = csv,
             .content_type = "text/csv; charset=utf-8"});
        if (!answer.is(dry_run == "true" ? 200 : 201))
            throw std::runtime_error{"l'import de la liste est refusé : " + std::to_string(answer.status) + ' '
                                     + answer.text};
    }
}

// Its title ends as the campaign's does.
void Season::find_jury()
{
    if (plan_.has_jury)
        each_listed(performer_, "juries", holder_of("jury_secretary"), [this](boost::json::value const& item) {
            if (text_of(item, "title").ends_with("– " + plan_.title))
                jury_.value = text_of(item, "id");
        });
}

void Season::appoint_jury()
{
    if (!plan_.has_jury || !jury_.empty())
        return;
    auto const member = [this](JuryMember const& one) {
        return juries::Member{cast_.of(one.who.email).id, quality_of(one.quality), false};
    };
    auto const& named = jury_members();
    auto const appointed_on = plan_.jury_on - days{1};
    juries::Appoint appoint{.campaign = campaign_,
                            .appointed_on = appointed_on,
                            .act_reference =
                                "Arrêté rectoral n° " + engine::to_text(appointed_on).substr(0, 4) + "-131",
                            .president = member(named[0]),
                            .vice_president = member(named[1])};
    for (std::size_t i = 2; i < named.size(); ++i)
        appoint.members.items.push_back(member(named[i]));
    auto const answer = insist(deed("jury", holder_of("rector_delegate"), "/juries", engine::write_body(appoint)));
    jury_.value = text_of(answer.body.at("case"), "id");
}

void Season::prepare(Casebook& casebook)
{
    open_campaign();
    auto const is_known = [&](RosterLine const& line) { return casebook.find({line.trainee.email, 1}) != nullptr; };
    bool const is_imported = !plan_.roster.empty() && std::ranges::all_of(plan_.roster, is_known);
    if (!is_imported)
        appoint_staff();
    if (!is_imported && !plan_.roster.empty()) {
        import_roster();
        cast_.refresh(); // the roster named people whom the store did not know
        casebook.refresh();
    }
    find_jury();
    for (RosterLine const& line : plan_.roster)
        if (!is_known(line))
            throw std::runtime_error{"le dossier de " + line.trainee.email + " est introuvable"};
}

void Season::sit(std::string const& step, std::string const& by, std::string const& command,
                 boost::json::object const& body)
{
    auto sitting = deed("jury " + step, by, "/juries/" + jury_.value + "/jury/" + command, body);
    sitting.piece = std::string{api_root} + "/juries/" + jury_.value + "/jury";
    performer_.perform(sitting, versions_);
}

std::vector<engine::PersonId> jury_present(Cast const& cast)
{
    std::vector<engine::PersonId> present;
    for (JuryMember const& member : jury_members())
        present.push_back(cast.of(member.who.email).id);
    return present;
}

void Season::open_day(Day day)
{
    if (!plan_.has_jury)
        return;
    auto const& secretary = holder_of("jury_secretary");
    auto const deliberate = [&](std::string const& step) {
        sit(step, secretary, "open-deliberation",
            engine::write_body(juries::OpenDeliberation{day, jury_present(cast_)}));
    };
    if (day == plan_.year.first_meeting)
        sit("hold-first-meeting", secretary, "hold-first-meeting",
            engine::write_body(juries::HoldFirstMeeting{day, jury_present(cast_)}));
    if (day == plan_.year.deliberation)
        deliberate("open-deliberation");
    if (!plan_.judges_again())
        return;
    if (day == plan_.year.second_session)
        sit("reconvene", secretary, "reconvene",
            engine::write_body(juries::Reconvene{"Des stagiaires prolongés restent à juger."}));
    if (day == plan_.year.second_deliberation)
        deliberate("open-deliberation again");
}

void Season::close_day(Day day)
{
    bool const again = day == plan_.year.second_deliberation && plan_.judges_again();
    if (plan_.has_jury && (day == plan_.year.deliberation || again))
        sit(again ? "close again" : "close", holder_of("jury_secretary"), "close",
            engine::write_body(juries::Close{"Le jury s’est réuni au complet. Les listes sont arrêtées et annexées.",
                                             day, jury_present(cast_)}));
}

void Season::hand_over_to(Season const& next)
{
    if (plan_.has_jury)
        sit("hand-over", holder_of("rector_delegate"), "hand-over", engine::write_body(juries::HandOver{next.jury_}));
}

} // namespace examples::player
