#include "api/administration.hpp"

#include "api/message.hpp"
#include "api/rules_pages.hpp"
#include "api/scenarios.hpp"
#include "engine/verification.hpp"

#include <fstream>
#include <iterator>
#include <ostream>
#include <vector>

namespace api {
namespace {

int print_report(engine::VerificationReport report, std::string const& anchor, std::ostream& out)
{
    if (!anchor.empty())
        engine::compare_with_anchor(report, anchor);
    for (engine::Breach const& breach : report.breaches) {
        out << "BROKEN";
        if (!breach.stream.empty())
            out << " case " << breach.stream.value << ", event " << breach.version;
        out << ": " << breach.what << '\n';
    }
    out << (report.sound() ? "sound" : "broken") << ": " << report.events << " events, " << report.streams
        << " cases, root " << report.root << '\n';
    return report.sound() ? 0 : 1;
}

std::vector<std::string> rows_of(engine::ReadModels& models)
{
    std::vector<std::string> lines;
    models.dump([&](std::string const& line) { lines.push_back(line); });
    return lines;
}

// Says where the first difference is.
int compare(std::vector<std::string> const& before, std::vector<std::string> const& after, std::ostream& out)
{
    std::size_t i = 0;
    while (i < before.size() && i < after.size() && before[i] == after[i])
        ++i;
    if (i == before.size() && i == after.size()) {
        out << "the same " << after.size() << " rows as before\n";
        return 0;
    }
    out << "row " << i + 1 << " differs (" << before.size() << " rows before, " << after.size() << " after)\n"
        << "  before: " << (i < before.size() ? before[i] : "(none)") << '\n'
        << "  after:  " << (i < after.size() ? after[i] : "(none)") << '\n';
    return 1;
}

} // namespace

int verify_store(engine::Store& store, std::string const& anchor, std::ostream& out)
{
    return print_report(engine::verify(store.journal()), anchor, out);
}

int verify_export(std::filesystem::path const& file, std::string const& anchor, std::ostream& out)
{
    std::ifstream in{file, std::ios::binary};
    if (!in)
        throw std::runtime_error{"cannot read " + file.string()};
    return print_report(engine::verify(in), anchor, out);
}

int export_journal(engine::Store& store, std::filesystem::path const& file, std::ostream& out)
{
    std::ofstream to{file, std::ios::binary | std::ios::trunc};
    engine::write_export(store.journal(), to);
    to.close();
    if (!to)
        throw std::runtime_error{"cannot write " + file.string()};
    out << "written to " << file.string() << '\n';
    return 0;
}

int print_anchor(engine::Store& store, std::ostream& out)
{
    auto const report = engine::verify(store.journal());
    if (!report.sound())
        return print_report(report, "", out);
    out << "root " << report.root << "\nevents " << report.events << "\nheads " << report.streams << '\n';
    return 0;
}

int rebuild(engine::CaseService& service, bool check, std::ostream& out)
{
    auto& models = service.store().read_models();
    auto const before = check ? rows_of(models) : std::vector<std::string>{};
    std::size_t cases = 0;
    service.rebuild([&](std::size_t done) { cases = done; });
    out << cases << " cases drawn anew\n";
    return check ? compare(before, rows_of(models), out) : 0;
}

int enter_person(engine::Store& store, engine::Person person, std::ostream& out)
{
    auto const known = store.directory().find_by_email(person.email);
    person.id = known ? known->id : engine::PersonId{opaque_id()};
    store.directory().put(person);
    out << person.id.value << '\n';
    return 0;
}

int print_rules(engine::Workflows const& workflows, RulesAsked const& asked, std::ostream& out,
                std::ostream& complaints)
{
    auto const scenarios = asked.scenarios.empty() ? std::vector<engine::Scenario>{} : scenarios_below(asked.scenarios);
    std::string const page = rules_page(workflows, asked.workflow, asked.format, scenarios);
    if (page.empty()) {
        complaints << "titularis: no workflow is called " << asked.workflow << '\n';
        return 1;
    }
    if (asked.page.empty()) {
        out << page;
        return 0;
    }
    std::ifstream in{asked.page, std::ios::binary};
    std::string const before{std::istreambuf_iterator<char>{in}, {}};
    std::string const fresh = with_rules(before, page);
    std::ofstream{asked.page, std::ios::binary | std::ios::trunc} << fresh;
    out << (fresh == before ? "already true\n" : "written\n");
    return 0;
}

} // namespace api
