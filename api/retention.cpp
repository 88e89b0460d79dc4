#include "api/retention.hpp"

#include "api/person_data.hpp"
#include "api/text_report.hpp"
#include "engine/campaign.hpp"
#include "engine/retention.hpp"

#include <boost/json/serialize.hpp>

#include <algorithm>
#include <fstream>
#include <map>
#include <ostream>
#include <set>
#include <stdexcept>
#include <tuple>

namespace api {
namespace {

using engine::Keeping;

constexpr int acts_of_a_case_max = 8; // archiving may make an erasure due: asked again after each, yet not for ever

std::optional<engine::Person> find_person(engine::Store& store, std::string const& person)
{
    auto& directory = store.directory();
    return person.find('@') == std::string::npos ? directory.find(engine::PersonId{person})
                                                 : directory.find_by_email(person);
}

int nobody(std::string const& person, std::ostream& complaints)
{
    complaints << "titularis: nobody of this store is called " << person << '\n';
    return 1;
}

struct Sum {
    std::size_t pieces = 0, due = 0, fixed = 0;
    std::set<engine::CaseId> cases;
    std::optional<engine::Day> since, next; // the first day on which it was, or will be, to be done
};

// What is to be done in a campaign, of one kind.
using Key = std::tuple<std::string, std::string, Keeping::Then>;
using Plan = std::map<Key, Sum>;

void earliest(std::optional<engine::Day>& day, engine::Day other)
{
    day = std::min(day.value_or(other), other);
}

void add_case(engine::CaseService& service, engine::Case const& subject, Plan& plan)
{
    auto const context = service.context_for({}, subject.links);
    auto const* const campaign = engine::campaign_of(subject, context);
    std::string const title = campaign ? campaign->organisation + ", " + campaign->title : "Sans campagne";
    for (Keeping const& one : subject.workflow->keeping(subject, context)) {
        auto const bodies = engine::bodies_in(*subject.find(one.track, one.number));
        Sum& sum = plan[{title, std::string{one.kind}, one.then}];
        sum.fixed += bodies.fixed.size();
        if (one.then == Keeping::Then::erase && bodies.erasable.empty())
            continue;
        ++sum.pieces;
        engine::Day const from = one.until + std::chrono::days{1};
        if (one.is_due(context.today)) {
            ++sum.due;
            sum.cases.insert(subject.id);
            earliest(sum.since, from);
        } else {
            earliest(sum.next, from);
        }
    }
}

void print(Plan const& plan, std::ostream& out)
{
    std::string last;
    for (auto const& [key, sum] : plan) {
        auto const& [campaign, kind, then] = key;
        if (campaign != last)
            out << campaign << '\n';
        last = campaign;
        out << "  " << kind << ", " << (then == Keeping::Then::erase ? "à effacer" : "à archiver") << " : ";
        if (sum.due > 0)
            out << counted(sum.due, "pièce", "pièces") << " de " << counted(sum.cases.size(), "dossier", "dossiers")
                << ", depuis le " << engine::in_french(*sum.since);
        else
            out << "rien aujourd'hui";
        if (sum.next)
            out << " ; " << counted(sum.pieces - sum.due, "autre", "autres") << " à partir du "
                << engine::in_french(*sum.next);
        out << '\n';
        if (sum.fixed > 0 && then == Keeping::Then::erase)
            out << "    " << counted(sum.fixed, "contenu", "contenus")
                << " du premier format, que l'on ne peut effacer sans rompre la chaîne\n";
    }
    if (plan.empty())
        out << "Aucun délai de conservation ne court.\n";
}

// The next act due on a case; nothing when none is.
std::optional<Keeping::Act> act_due(engine::CaseService& service, engine::Case const& subject)
{
    auto const context = service.context_for({}, subject.links);
    for (Keeping const& one : subject.workflow->keeping(subject, context)) {
        bool const has_object = one.then == Keeping::Then::archive
            || !engine::bodies_in(*subject.find(one.track, one.number)).erasable.empty();
        if (has_object && one.is_due(context.today))
            return one.act;
    }
    return std::nullopt;
}

// How many acts were done on the case; a refusal ends it.
std::size_t carry_out(engine::CaseService& service, engine::CaseId const& id, engine::PersonId const& actor,
                      std::string const& reason, std::optional<engine::Error>& refusal)
{
    for (std::size_t done = 0; done < acts_of_a_case_max; ++done) {
        auto const subject = service.current(id);
        auto const due = act_due(service, *subject);
        if (!due)
            return done;
        engine::Act act;
        act.id = id;
        act.workflow = subject->workflow;
        act.track = due->track;
        act.command = due->command;
        act.body = boost::json::object{{"reason", reason}};
        act.seen = subject->find(due->track)->version;
        act.actor = actor;
        auto const answered = service.carry_out(std::move(act), [](engine::Outcome const&) { return std::string{}; });
        if (!answered) {
            refusal = answered.error();
            return done;
        }
    }
    return acts_of_a_case_max;
}

std::vector<engine::CaseId> every_case(engine::CaseService& service)
{
    std::vector<engine::CaseId> cases;
    for (auto const& [id, head] : service.store().journal().heads())
        cases.push_back(id);
    return cases;
}

} // namespace

int retention(engine::CaseService& service, RetentionOrder const& order, std::ostream& out, std::ostream& complaints)
{
    auto const cases = every_case(service);
    Plan plan;
    for (engine::CaseId const& id : cases)
        if (auto const subject = service.current(id))
            add_case(service, *subject, plan);
    print(plan, out);
    if (!order.carry_out)
        return 0;
    auto const officer = find_person(service.store(), order.as);
    if (!officer)
        return nobody(order.as, complaints);
    std::size_t acts = 0, refused = 0, of_others = 0;
    for (engine::CaseId const& id : cases) {
        std::optional<engine::Error> refusal;
        acts += service.current(id) ? carry_out(service, id, officer->id, order.reason, refusal) : 0;
        if (!refusal)
            continue;
        if (refusal->code == engine::ErrorCode::unknown_case) { // to him: he has no office there
            ++of_others;
            continue;
        }
        ++refused;
        complaints << id.value << " : ";
        print_error(*refusal, "  ", complaints);
    }
    service.work_off_pending();
    out << counted(acts, "acte fait", "actes faits") << ", " << counted(refused, "dossier refusé", "dossiers refusés");
    if (of_others > 0)
        out << ", " << counted(of_others, "dossier", "dossiers") << " d'un autre service";
    out << '\n';
    return refused == 0 ? 0 : 1;
}

int export_person(engine::CaseService& service, std::string const& person, std::filesystem::path const& file,
                  std::ostream& out, std::ostream& complaints)
{
    auto const found = find_person(service.store(), person);
    if (!found)
        return nobody(person, complaints);
    std::set<engine::CaseId> cases; // where he acted, holds or held a role, or is whom it is about
    service.store().journal().scan([&](engine::Event const& event) {
        if (event.actor == found->id || event.on_behalf_of == found->id)
            cases.insert(event.stream);
    });
    for (engine::CaseId const& id : every_case(service)) {
        auto const subject = service.current(id);
        if (subject
            && (subject->workflow->overview(*subject).subject == found->id
                || std::ranges::find(subject->grants, found->id, &engine::Grant::person) != subject->grants.end()))
            cases.insert(id);
    }
    std::ofstream to{file, std::ios::binary | std::ios::trunc};
    to << boost::json::serialize(person_data(service, *found, {cases.begin(), cases.end()}, true)) << '\n';
    to.close();
    if (!to)
        throw std::runtime_error{"cannot write " + file.string()};
    out << "written to " << file.string() << '\n';
    return 0;
}

int forget_person(engine::CaseService& service, std::string const& person, std::ostream& out, std::ostream& complaints)
{
    auto found = find_person(service.store(), person);
    if (!found)
        return nobody(person, complaints);
    if (found->administrator) {
        complaints << "titularis: this person may open campaigns; take that away first (titularis person)\n";
        return 1;
    }
    std::size_t live = 0;
    for (engine::CaseId const& id : every_case(service)) {
        auto const subject = service.current(id);
        if (!subject)
            continue;
        auto const today = service.context_for({}, subject->links).today;
        live += std::ranges::any_of(subject->grants, [&](engine::Grant const& grant) {
            return grant.person == found->id && (!grant.to || *grant.to >= today)
                && (!grant.to || grant.from <= *grant.to);
        });
    }
    if (live > 0) {
        complaints << "titularis: " << counted(live, "dossier vivant", "dossiers vivants")
                   << " où cette personne exerce une fonction ou dont elle est le sujet : elle ne peut être oubliée "
                      "avant qu'ils soient clos, transmis ou vidés\n";
        return 1;
    }
    service.store().directory().put(
        {.id = found->id, .email = {}, .family_name = "Personne effacée", .given_name = {}, .title = {}});
    out << found->id.value << " oublié\n";
    return 0;
}

} // namespace api
