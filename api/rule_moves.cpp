#include "api/rule_moves.hpp"

#include "api/json_views.hpp"
#include "api/text_report.hpp"
#include "engine/campaign.hpp"
#include "engine/chain.hpp"
#include "engine/json_text.hpp"
#include "engine/rule_moves.hpp"

#include <boost/json/parse.hpp>
#include <boost/json/serialize.hpp>

#include <algorithm>
#include <fstream>
#include <iterator>
#include <ostream>
#include <stdexcept>

namespace api {
namespace {

namespace json = boost::json;
using engine::PlannedMove;

std::string name_of(Names const& names, PlannedMove const& planned)
{
    json::object const shown = names.of(planned.subject);
    return shown.at("name").is_null() ? planned.title : std::string{shown.at("name").as_string()};
}

void print_changes(engine::Workflow const& workflow, engine::Comparison const& changes, std::ostream& out)
{
    auto const words = workflow.words();
    for (engine::PieceShift const& piece : changes.pieces)
        out << (piece.shift == engine::Shift::appears ? "       demande en plus : " : "       ne demande plus : ")
            << workflow.label_of(piece.track) << '\n';
    for (engine::TaskShift const& task : changes.tasks)
        if (task.shift != engine::Shift::moves)
            out << (task.shift == engine::Shift::appears ? "       à faire en plus : " : "       n'est plus à faire : ")
                << label_in(words.tracks, task.task.track) << ", « " << label_in(words.commands, task.task.command)
                << " » (" << label_in(words.roles, task.task.role) << ")\n";
}

void print_case(std::size_t number, engine::MovePlan const& plan, PlannedMove const& planned, Names const& names,
                std::ostream& out)
{
    out << "  " << number << ". " << name_of(names, planned) << " (" << planned.id.value << ") : ";
    switch (planned.verdict) {
    case PlannedMove::Verdict::already: out << "suit déjà " << plan.request.to << '\n'; return;
    case PlannedMove::Verdict::moves:
        out << "de " << planned.from << " à " << plan.request.to << ", passe\n";
        return print_changes(*plan.workflow, planned.changes, out);
    case PlannedMove::Verdict::cannot:
        out << "de " << planned.from << " à " << plan.request.to << ", ne peut pas\n";
        return print_error(*planned.refusal, "       ", out);
    }
}

void print_summary(engine::MovePlan const& plan, std::ostream& out)
{
    using enum PlannedMove::Verdict;
    std::size_t const refused = plan.count(cannot);
    out << counted(plan.cases.size(), "dossier", "dossiers") << " : " << counted(plan.count(moves), "passe", "passent")
        << ", " << counted(refused, "ne peut pas", "ne peuvent pas") << ", "
        << counted(plan.count(already), "suit déjà ces règles", "suivent déjà ces règles") << ".\n";
    if (plan.request.only.empty())
        out << "Les dossiers à ouvrir suivront " << plan.request.to << " (aujourd'hui : " << plan.from << ").\n";
}

void print_plan(engine::CaseService& service, engine::MovePlan const& plan, std::ostream& out)
{
    Names names{service.store().directory()};
    for (PlannedMove const& planned : plan.cases)
        names.will_need(planned.subject);
    names.fetch();
    auto sorted = plan.cases;
    std::ranges::stable_sort(sorted, {}, [&](PlannedMove const& planned) { return name_of(names, planned); });
    print_summary(plan, out);
    std::size_t number = 0;
    for (PlannedMove const& planned : sorted)
        print_case(++number, plan, planned, names, out);
    out << "Empreinte du plan : " << plan.digest << '\n';
}

void write_plan(engine::MovePlan const& plan, std::string const& file)
{
    std::ofstream to{file, std::ios::binary | std::ios::trunc};
    to << engine::canonical_json(json::object{{"digest", plan.digest}, {"plan", engine::to_json(plan)}}) << '\n';
    to.close();
    if (!to)
        throw std::runtime_error{"cannot write " + file};
}

engine::Error no_plan(std::string detail)
{
    return {.code = engine::ErrorCode::malformed, .detail = std::move(detail)};
}

// What a file says, once it is sure that nobody changed it.
struct KeptPlan {
    engine::MoveRequest request;
    std::string digest;
};

engine::Result<KeptPlan> read_plan(std::string const& file, engine::PersonId const& actor)
{
    std::ifstream in{file, std::ios::binary};
    if (!in)
        throw std::runtime_error{"cannot read " + file};
    std::string const text{std::istreambuf_iterator<char>{in}, {}};
    auto const read = engine::parse_json(text, {.bytes_max = std::max<std::size_t>(text.size(), 1)});
    auto const* const root = read ? read->if_object() : nullptr;
    auto const* const plan = root ? root->if_contains("plan") : nullptr;
    auto const* const digest = root ? root->if_contains("digest") : nullptr;
    if (!plan || !digest || !digest->is_string())
        return tl::unexpected{no_plan("« " + file + " » n'est pas un plan.")};
    std::string const told{digest->as_string()};
    if (engine::to_hex(engine::sha256(engine::canonical_json(*plan))) != told)
        return tl::unexpected{no_plan("Ce plan a été modifié : son contenu n'a pas l'empreinte qu'il porte.")};
    auto request = engine::read_request(*plan, actor);
    if (!request)
        return tl::unexpected{request.error()};
    return KeptPlan{*std::move(request), told};
}

// What was typed beside --carry-out must be what the plan says.
bool agrees(MoveOrder const& order, engine::MoveRequest const& request)
{
    auto const fits = [](std::string const& typed, std::string const& planned) {
        return typed.empty() || typed == planned;
    };
    std::vector<std::string> planned;
    for (engine::CaseId const& id : request.only)
        planned.push_back(id.value);
    return fits(order.campaign, request.campaign.value) && fits(order.to, request.to)
        && fits(order.reason, request.reason)
        && (order.cases.empty() || std::ranges::is_permutation(order.cases, planned));
}

int refused(engine::Error const& error, std::ostream& complaints)
{
    print_error(error, "", complaints);
    return 1;
}

} // namespace

int migrate_rules(engine::CaseService& service, MoveOrder const& order, std::ostream& out, std::ostream& complaints)
{
    auto const person = service.store().directory().find_by_email(order.as);
    if (!person) {
        complaints << "titularis: nobody of this store is called " << order.as << '\n';
        return 1;
    }
    Progress progress{complaints};
    auto const tell = [&](std::size_t done, std::size_t all) { progress(done, all); };
    if (!order.carry_out) {
        engine::MoveRequest request{engine::CaseId{order.campaign}, order.to, order.reason, {}, person->id};
        for (std::string const& id : order.cases)
            request.only.push_back(engine::CaseId{id});
        auto const plan = engine::plan_moves(service, request, tell);
        if (!plan)
            return refused(plan.error(), complaints);
        print_plan(service, *plan, out);
        if (!order.plan.empty())
            write_plan(*plan, order.plan);
        return 0;
    }
    auto const kept = read_plan(order.plan, person->id);
    if (!kept)
        return refused(kept.error(), complaints);
    if (!agrees(order, kept->request))
        return refused(
            no_plan("Ce plan n'est pas celui de la campagne, des règles, du motif ou des dossiers demandés."),
            complaints);
    auto const done = engine::carry_out_moves(service, kept->request, kept->digest, tell);
    if (!done)
        return refused(done.error(), complaints);
    print_plan(service, *done, out);
    out << "Fait : " << counted(done->count(PlannedMove::Verdict::moves), "dossier a changé", "dossiers ont changé")
        << " de règles, en une seule écriture.\n";
    return 0;
}

} // namespace api
