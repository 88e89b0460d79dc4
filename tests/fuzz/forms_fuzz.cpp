// The body of every command of the shipped workflows, and a roster to its end. The first line names the command, or says
// "roster"; the rest is read.

#include "tests/fuzz/forms.hpp"

#include "api/csv.hpp"
#include "tests/support/shipped.hpp"

#include <cstdint>
#include <functional>

namespace {

using fuzz::check_form;

struct NamedForm {
    std::string name;
    engine::Form form;
};

struct Shipped : tests::Shipped {
    std::vector<NamedForm> forms;

    Shipped()
    {
        for (engine::Workflow const* const workflow : all.all())
            for (auto const& command : workflow->words().commands)
                forms.push_back({std::string{command.name}, workflow->form(*workflow->find_command(command.name))});
    }
};

Shipped const& shipped()
{
    static Shipped const all;
    return all;
}

// By its name; a name that is none (tables change) still means one of them.
NamedForm const& form_named(std::string_view name)
{
    auto const& forms = shipped().forms;
    for (NamedForm const& each : forms)
        if (each.name == name)
            return each;
    return forms[std::hash<std::string_view>{}(name) % forms.size()];
}

// A roster to its end: cells, people, and the body that opens the case. Of each workflow that has rosters.
void read_roster(std::string_view bytes, engine::Workflow const& workflow)
{
    auto const roster = api::read_roster(bytes, workflow.roster_columns(), {}, workflow.optional_roster_columns());
    for (engine::RosterRow const& row : roster.rows) {
        engine::RosterEntry entry;
        if (!workflow.read_roster_row(row.cells, entry).empty())
            continue;
        std::map<std::string, engine::PersonId> people;
        for (engine::RosterPerson const& person : entry.people)
            people[person.email] = engine::PersonId{"person"};
        check_form(workflow.form(workflow.opening()), entry.opening(people, engine::CaseId{"campaign"}, row.cells));
    }
}

void read_rosters(std::string_view bytes)
{
    for (engine::Workflow const* const workflow : shipped().all.all())
        if (!workflow->roster_columns().empty())
            read_roster(bytes, *workflow);
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* data, std::size_t size)
{
    std::string const input(data, data + size);
    auto const end = input.find('\n');
    if (end == std::string::npos)
        return 0;
    std::string_view const reader = std::string_view{input}.substr(0, end);
    std::string_view const rest = std::string_view{input}.substr(end + 1);
    if (reader == "roster")
        read_rosters(rest);
    else
        fuzz::read_form(form_named(reader).form, rest);
    return 0;
}
