#include "engine/roster.hpp"

#include "engine/campaign.hpp"

#include <algorithm>
#include <set>
#include <unordered_map>

namespace engine {
namespace {

// However it is written, an e-mail is one person's.
std::string key_of(std::string email)
{
    for (char& one : email)
        if (one >= 'A' && one <= 'Z')
            one = static_cast<char>(one - 'A' + 'a');
    return email;
}

// People of the roster: those whom the directory knows, and new ones who are entered only if everything holds.
class People {
public:
    explicit People(CaseService& service) : service_{service} {}

    // Before their ids are asked for: one question to the directory for all who are not known yet.
    void look_up(std::vector<RosterEntry> const& entries)
    {
        std::vector<std::string> emails;
        for (RosterEntry const& entry : entries)
            for (RosterPerson const& person : entry.people)
                if (std::string key = key_of(person.email); ids_.emplace(key, PersonId{}).second)
                    emails.push_back(std::move(key));
        if (emails.empty())
            return;
        for (auto const& [email, person] : service_.store().directory().find_by_email(emails))
            ids_[email] = person.id;
    }
    std::map<std::string, PersonId> ids_of(std::vector<RosterPerson> const& people)
    {
        std::map<std::string, PersonId> ids;
        for (RosterPerson const& person : people)
            ids[person.email] = id_of(person);
        return ids;
    }
    void enter_new() const { service_.store().directory().put(new_); }

private:
    PersonId const& id_of(RosterPerson const& person)
    {
        PersonId& id = ids_.at(key_of(person.email));
        if (id.empty()) {
            id = PersonId{service_.draw_id()};
            new_.push_back({id, person.email, person.family_name, person.given_name, person.title, false});
        }
        return id;
    }

    CaseService& service_;
    std::unordered_map<std::string, PersonId> ids_; // empty: nobody is known by that e-mail yet
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

constexpr std::size_t rows_at_once = 256; // in memory as cases, and as what is written of them

// Calls with some after the other, until it is answered false.
template <class Row, class Each>
void in_portions(std::span<Row> rest, Each const& each)
{
    while (!rest.empty()) {
        auto const some = rest.first(std::min(rest.size(), rows_at_once));
        if (!each(some))
            return;
        rest = rest.subspan(some.size());
    }
}

// Reads and decides rows; faults are gathered, never thrown away after the first. All are decided before any is written:
// meanwhile an event and what it was decided on stand for a case, and the rest is made of them when its turn comes.
class Rows {
public:
    Rows(CaseService& service, RosterImport& import, Workflow const& workflow, RosterReport& report)
        : service_{service}, import_{import}, workflow_{workflow}, report_{report}, people_{service}
    {
        decided_.reserve(import.rows.size());
    }

    void decide()
    {
        in_portions(std::span{import_.rows}, [this](std::span<RosterRow> rows) {
            decide(rows);
            return true;
        });
    }
    People const& people() const { return people_; }
    // In the order of the rows; then the trace.
    void hand_over(Journal::Take const& take, Append const& trace) const
    {
        bool wanted = true;
        in_portions(std::span{decided_}, [&](std::span<Decided const> some) {
            std::vector<Append> appends;
            appends.reserve(some.size());
            for (Decided const& one : some)
                appends.push_back(append_of(one));
            wanted = take(appends);
            return wanted;
        });
        if (wanted)
            take(std::span{&trace, 1});
    }

private:
    struct Decided {
        Event event;
        Context context;
    };

    void decide(std::span<RosterRow> rows)
    {
        std::vector<RosterRow*> read;
        std::vector<RosterEntry> entries;
        for (RosterRow& row : rows) {
            RosterEntry entry;
            auto const faults = workflow_.read_roster_row(row.cells, entry);
            for (Fault const& fault : faults)
                report_.faults.push_back({row.line, fault.pointer, fault.message});
            if (!faults.empty()) {
                row.cells.clear();
                continue;
            }
            read.push_back(&row);
            entries.push_back(std::move(entry));
        }
        people_.look_up(entries);
        std::vector<boost::json::value> bodies;
        for (std::size_t i = 0; i < read.size(); ++i) {
            bodies.emplace_back(
                entries[i].opening(people_.ids_of(entries[i].people), import_.campaign, read[i]->cells));
            read[i]->cells.clear();
        }
        auto openings = service_.decide_openings(workflow_, bodies, import_.actor);
        for (std::size_t i = 0; i < read.size(); ++i)
            add(*read[i], openings[i]);
    }

    void add(RosterRow const& row, Result<CaseService::Opening>& opening)
    {
        if (!opening)
            return add_error(opening.error(), row.line, report_.faults);
        if (!opened_.insert(opening->after.id).second) {
            report_.faults.push_back({row.line, "", "Cette personne figure déjà plus haut dans la liste."});
            return;
        }
        report_.cases.push_back(opening->after.id);
        if (!import_.dry_run)
            decided_.push_back({std::move(opening->event), std::move(opening->context)});
    }

    Append append_of(Decided const& one) const
    {
        Case const blank = blank_case(workflow_, one.event.stream);
        Case after{blank};
        apply(after, one.event);
        return service_.append_of(blank, after, one.event, one.context);
    }

    CaseService& service_;
    RosterImport& import_;
    Workflow const& workflow_;
    RosterReport& report_;
    People people_;
    std::set<CaseId> opened_;
    std::vector<Decided> decided_;
};

} // namespace

Result<RosterReport> import_roster(CaseService& service, RosterImport& import,
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
    Rows rows{service, import, *workflow, report};
    rows.decide();
    if (!report.faults.empty() || import.dry_run) {
        report.opened = import.dry_run ? report.cases.size() : 0;
        report.cases.clear();
        return report;
    }
    report.opened = report.cases.size();
    rows.people().enter_new();
    if (import.repeat)
        traced->kept = KeptAnswer{import.actor, import.repeat->key, import.repeat->request_digest, render(report),
                                  service.clock().now()};
    auto const together =
        service.store().journal().append_portions([&](Journal::Take const& take) { rows.hand_over(take, *traced); });
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
