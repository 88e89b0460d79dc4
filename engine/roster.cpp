#include "engine/roster.hpp"

#include "engine/campaign.hpp"

#include <algorithm>
#include <set>
#include <unordered_map>

namespace engine {
namespace {

// People of the roster: those whom the directory knows, and new ones who are entered only if everything holds.
class People {
public:
    explicit People(CaseService& service) : service_{service} {}

    std::map<std::string, PersonId> ids_of(std::vector<RosterPerson> const& people)
    {
        std::map<std::string, PersonId> ids;
        for (RosterPerson const& person : people)
            ids[person.email] = id_of(person);
        return ids;
    }
    void enter_new() const
    {
        for (Person const& person : new_)
            service_.store().directory().put(person);
    }

private:
    PersonId id_of(RosterPerson const& person)
    {
        auto const known = known_.find(person.email);
        if (known != known_.end())
            return known->second;
        auto const found = service_.store().directory().find_by_email(person.email);
        PersonId const id = found ? found->id : PersonId{service_.draw_id()};
        if (!found)
            new_.push_back({id, person.email, person.family_name, person.given_name, person.title, false});
        known_.emplace(person.email, id);
        return id;
    }

    CaseService& service_;
    std::unordered_map<std::string, PersonId> known_;
    std::vector<Person> new_;
};

void add_error(Error const& error, std::size_t line, std::vector<RosterFault>& faults)
{
    for (Fault const& fault : error.faults)
        faults.push_back({line, fault.pointer, fault.message});
    if (!error.conditions.empty())
        faults.push_back({line, "", error.detail, error.conditions});
    else if (error.faults.empty())
        faults.push_back({line, "", error.detail});
}

// The trace in the campaign's own journal: who imported which file, when, and how many cases it opened.
Result<Append> trace(CaseService& service, RosterImport const& import, Case const& campaign, Context const& context,
                     Roles roles, std::size_t opened)
{
    Workflow const& workflow = *campaign.workflow;
    Track const* const track = workflow.find_track("roster");
    auto const command = workflow.find_command("record_import");
    if (!track || !command)
        return refuse(ErrorCode::unknown_case, "Ce dossier ne s'ouvre pas par une liste.");
    boost::json::object const told{{"lines", import.rows.size()}, {"opened", opened}, {"digest", import.digest}};
    auto const body = workflow.form(*command).read(told);
    if (!body)
        return tl::unexpected{body.error()};
    auto event = decide(campaign, Asked{track->id, 0, *command, &*body}, roles, context);
    if (!event)
        return tl::unexpected{event.error()};
    chain_after(campaign.head, *event, service.draw_salt());
    Case after{campaign};
    apply(after, *event);
    Append append = service.append_of(campaign, after, *event, context);
    append.pending.clear(); // an import changes no deadline: nobody's rows become stale
    return append;
}

// Decides every row; faults are gathered, never thrown away after the first.
void decide_rows(CaseService& service, RosterImport const& import, Workflow const& workflow, People& people,
                 std::vector<Append>& appends, RosterReport& report)
{
    std::set<CaseId> opened;
    for (RosterRow const& row : import.rows) {
        RosterEntry entry;
        auto const faults = workflow.read_roster_row(row.cells, entry);
        for (Fault const& fault : faults)
            report.faults.push_back({row.line, fault.pointer, fault.message});
        if (!faults.empty())
            continue;
        auto const body = entry.opening(people.ids_of(entry.people), import.campaign, row.cells);
        auto const opening = service.decide_opening(workflow, body, import.actor);
        if (!opening) {
            add_error(opening.error(), row.line, report.faults);
            continue;
        }
        if (!opened.insert(opening->after.id).second) {
            report.faults.push_back({row.line, "", "Cette personne figure déjà plus haut dans la liste."});
            continue;
        }
        appends.push_back(service.append_of(opening->blank, opening->after, opening->event, opening->context));
        report.cases.push_back(opening->after.id);
    }
}

} // namespace

Result<RosterReport> import_roster(CaseService& service, RosterImport const& import,
                                   std::function<std::string(RosterReport const&)> const& render)
{
    auto const campaign = service.current(import.campaign);
    auto const* const facts = campaign ? dynamic_cast<Campaign const*>(campaign->facts.get()) : nullptr;
    if (!facts)
        return refuse(ErrorCode::unknown_case, "Aucune campagne de ce nom ne vous est accessible.");
    Context context = service.context_for(import.actor, {import.campaign});
    Roles const roles = roles_on(*campaign, context, import.actor, context.today);
    if (!roles.any())
        return refuse(ErrorCode::unknown_case, "Aucune campagne de ce nom ne vous est accessible.");
    Workflow const* const workflow = service.workflows().find(facts->workflow);
    if (!workflow)
        return refuse(ErrorCode::invalid, "Cette campagne porte sur un parcours que cette installation n'offre pas.");

    // Who may not import at all is told so once, not row by row.
    auto traced = trace(service, import, *campaign, context, roles, import.rows.size());
    if (!traced)
        return tl::unexpected{traced.error()};
    RosterReport report{.rows = import.rows.size()};
    People people{service};
    std::vector<Append> appends;
    decide_rows(service, import, *workflow, people, appends, report);
    if (!report.faults.empty() || import.dry_run) {
        report.opened = import.dry_run ? report.cases.size() : 0;
        report.cases.clear();
        return report;
    }
    report.opened = report.cases.size();
    people.enter_new();
    if (import.repeat)
        traced->kept = KeptAnswer{import.actor, import.repeat->key, import.repeat->request_digest, render(report),
                                  service.clock().now()};
    appends.push_back(std::move(*traced));
    auto const together = service.store().journal().append_together(appends);
    if (together.outcome == Appended::done)
        return report;
    report.opened = 0;
    report.cases.clear();
    bool const in_rows = together.outcome == Appended::conflict && together.culprit < import.rows.size();
    report.faults.push_back({in_rows ? import.rows[together.culprit].line : 0, "",
                             "Un autre enregistrement a eu lieu en même temps : rien n'a été importé, recommencez."});
    return report;
}

} // namespace engine
