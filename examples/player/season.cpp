#include "examples/player/season.hpp"

#include "examples/player/staff.hpp"

#include "workflows/campaign/commands.hpp"
#include "workflows/jury/commands.hpp"

#include <boost/json/serialize.hpp>

#include <stdexcept>

namespace examples::player {

namespace {

namespace campaigns = workflows::campaign;
namespace juries = workflows::jury;
using std::chrono::days;

std::string text_of(boost::json::value const& object, std::string_view name)
{
    auto const* member = object.as_object().if_contains(name);
    return member != nullptr && member->is_string() ? std::string{member->as_string()} : std::string{};
}

std::string school_year_of(Year const& year)
{
    auto const first = static_cast<int>(std::chrono::year_month_day{year.starts_on}.year());
    return std::to_string(first) + '-' + std::to_string(first + 1);
}

campaigns::Open opening_of(Year const& year)
{
    campaigns::Open open{.workflow = "trainee_year",
                         .organisation = "Académie de La Réunion",
                         .title = "Certifiés, " + school_year_of(year),
                         .period = school_year_of(year),
                         .zone = zone,
                         .rule_set = "guide-2022-2023"};
    open.traits = {campaigns::Trait{"corps", std::string{"certifie"}}};
    for (auto const& [name, day] : year.deadlines())
        open.deadlines.items.push_back({std::string{name}, day});
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

Deed Season::deed(std::string const& step, std::string const& by, std::string const& target,
                  boost::json::object body) const
{
    return {.what = step,
            .by = by,
            .target = api_root + target,
            .piece = {},
            .key = key_of(options_.seed, step),
            .body = std::move(body)};
}

Answer Season::insist(Deed const& wanted)
{
    if (auto answer = performer_.perform(wanted, versions_))
        return *answer;
    throw std::runtime_error{"sans cela la campagne ne peut pas commencer : " + wanted.what};
}

// Every case that somebody sees in a collection.
template <class Use>
void Season::each_case(std::string const& collection, std::string const& by, Use use)
{
    std::string const first = std::string{api_root} + '/' + collection + "?limit=200";
    for (auto target = first; !target.empty();) {
        auto const page = performer_.get(target, by);
        if (!page.is(200))
            throw std::runtime_error{"GET " + target + " → " + std::to_string(page.status) + ' ' + page.text};
        for (auto const& item : page.body.at("items").as_array())
            use(item);
        auto const cursor = text_of(page.body, "next");
        target = cursor.empty() ? "" : first + "&cursor=" + cursor;
    }
}

void Season::enter_people()
{
    for (Officer const& officer : offices())
        cast_.enter(officer.who);
    for (JuryMember const& member : jury_members())
        cast_.enter(member.who);
    cast_.refresh();
}

void Season::open_campaign()
{
    auto const opening = opening_of(year_);
    each_case("campaigns", options_.administrator, [&](boost::json::value const& item) {
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
    auto const from = year_.starts_on - days{14};
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
    auto const csv = roster_csv(roster_);
    for (std::string const dry_run : {"true", "false"}) {
        auto const answer = performer_.send(
            {.verb = Verb::post,
             .target = std::string{api_root} + "/campaigns/" + campaign_.value + "/roster-imports?dry_run=" + dry_run,
             .token = cast_.of(officer).token,
             .key = key_of(options_.seed, "roster, dry run " + dry_run),
             .body = csv,
             .content_type = "text/csv; charset=utf-8"});
        if (!answer.is(dry_run == "true" ? 200 : 201))
            throw std::runtime_error{"l'import de la liste est refusé : " + std::to_string(answer.status) + ' '
                                     + answer.text};
    }
}

void Season::appoint_jury()
{
    auto const member = [this](JuryMember const& one) {
        return juries::Member{cast_.of(one.who.email).id, quality_of(one.quality), false};
    };
    auto const& named = jury_members();
    juries::Appoint appoint{.campaign = campaign_,
                            .appointed_on = year_.starts_on - days{8},
                            .act_reference = "Arrêté rectoral n° 2022-131",
                            .president = member(named[0]),
                            .vice_president = member(named[1])};
    for (std::size_t i = 2; i < named.size(); ++i)
        appoint.members.items.push_back(member(named[i]));
    insist(deed("jury", holder_of("rector_delegate"), "/juries", engine::write_body(appoint)));
}

void Season::find_cases()
{
    each_case("juries", holder_of("jury_secretary"),
              [this](boost::json::value const& item) { jury_.value = text_of(item, "id"); });
    each_case("trainee-years", holder_of("case_officer"), [this](boost::json::value const& item) {
        auto const& tags = item.at("tags").as_object();
        if (tags.contains("year_rank") && tags.at("year_rank") == "2")
            return;
        auto const email = cast_.email_of({text_of(item.at("subject"), "id")});
        cases_[email] = engine::CaseId{text_of(item, "id")};
    });
}

void Season::prepare()
{
    enter_people();
    open_campaign();
    find_cases();
    if (cases_.size() < roster_.size() || jury_.empty()) {
        appoint_staff();
        import_roster();
        cast_.refresh(); // the roster named people whom the store did not know
        appoint_jury();
        find_cases();
    }
    for (RosterLine const& line : roster_)
        if (!cases_.contains(line.trainee.email))
            throw std::runtime_error{"le dossier de " + line.trainee.email + " est introuvable"};
}

void Season::sit(std::string const& command, boost::json::object const& body)
{
    auto sitting =
        deed("jury " + command, holder_of("jury_secretary"), "/juries/" + jury_.value + "/jury/" + command, body);
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

void Season::hold_first_meeting()
{
    sit("hold-first-meeting", engine::write_body(juries::HoldFirstMeeting{year_.first_meeting, jury_present(cast_)}));
}

void Season::open_deliberation()
{
    sit("open-deliberation", engine::write_body(juries::OpenDeliberation{year_.deliberation, jury_present(cast_)}));
}

void Season::close_session()
{
    sit("close",
        engine::write_body(juries::Close{"Le jury s’est réuni au complet. Les listes sont arrêtées et annexées.",
                                         year_.deliberation, jury_present(cast_)}));
}

Season::Count Season::count()
{
    Count count;
    auto const add = [&count](boost::json::value const& item) {
        count.events += item.at("version").to_number<std::size_t>();
    };
    each_case("campaigns", options_.administrator, add);
    each_case("juries", holder_of("jury_secretary"), add);
    each_case("trainee-years", holder_of("case_officer"), [&](boost::json::value const& item) {
        add(item);
        ++count.cases;
        auto const& tags = item.at("tags").as_object();
        if (tags.contains("year_rank") && tags.at("year_rank") == "2")
            ++count.second_years;
    });
    return count;
}

} // namespace examples::player
