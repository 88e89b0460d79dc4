#include "api/handlers/handlers.hpp"
#include "api/json_members.hpp"
#include "api/problem.hpp"
#include "engine/body.hpp"
#include "engine/bulk_act.hpp"

#include <boost/json/serialize.hpp>

#include <set>

namespace api::handlers {

namespace json = boost::json;

namespace {

constexpr std::size_t items_max = 500;
constexpr std::size_t acts_max = 4;

struct ItemAsked {
    engine::CaseId id{};
    std::optional<engine::Number<1, UINT16_MAX>> number{};
    std::optional<engine::Number<0, INT32_MAX>> version{};
};
BOOST_DESCRIBE_STRUCT(ItemAsked, (), (id, number, version))

struct ActAskedFor {
    engine::Text<64> command{};
};
BOOST_DESCRIBE_STRUCT(ActAskedFor, (), (command))

struct ListAsked {
    engine::Text<64> collection{};
    engine::Text<64> track{};
    engine::List<ActAskedFor, acts_max, 1> acts{};
    engine::List<ItemAsked, items_max, 1> items{};
    std::optional<bool> dry_run{};
};
BOOST_DESCRIBE_STRUCT(ListAsked, (), (collection, track, acts, items, dry_run))

// What the acts take as their bodies: each of a shape of its own.
std::vector<json::value> take_forms(json::value& body)
{
    std::vector<json::value> forms;
    json::value* const acts = body.is_object() ? body.as_object().if_contains("acts") : nullptr;
    if (!acts || !acts->is_array())
        return forms;
    for (json::value& act : acts->as_array()) {
        json::value& form = forms.emplace_back(json::object{});
        json::object* const members = act.if_object();
        auto const given = members ? members->find("form") : nullptr;
        if (!members || given == members->end())
            continue;
        form = std::move(given->value());
        members->erase(given);
    }
    return forms;
}

std::vector<engine::BulkItem> items_of(ListAsked const& asked, std::vector<engine::Fault>& faults)
{
    std::vector<engine::BulkItem> items;
    std::set<std::string_view> seen;
    for (ItemAsked const& one : asked.items) {
        if (!seen.insert(one.id.value).second)
            faults.push_back({"/items/" + std::to_string(items.size()) + "/id", "Ce dossier est déjà dans la liste."});
        engine::BulkItem& item = items.emplace_back(engine::BulkItem{.id = one.id});
        if (one.number)
            item.number = static_cast<std::uint16_t>(**one.number);
        if (one.version)
            item.seen = static_cast<engine::Version>(**one.version);
    }
    return items;
}

engine::Result<engine::BulkAct> read_list(Call const& call, engine::Repeat repeat)
{
    auto body = json_body(call.request);
    if (!body)
        return tl::unexpected{body.error()};
    auto forms = take_forms(*body);
    auto const asked = engine::read_body<ListAsked>(*body);
    if (!asked)
        return tl::unexpected{asked.error()};
    engine::BulkAct bulk{.acts = {}, .items = {}, .dry_run = asked->dry_run.value_or(false)};
    std::vector<engine::Fault> faults;
    bulk.items = items_of(*asked, faults);
    engine::Workflow const* const workflow = call.service.workflows().find_collection(*asked->collection);
    engine::Track const* const track = workflow ? workflow->find_track(*asked->track) : nullptr;
    if (!workflow)
        faults.push_back({"/collection", "Cette installation n'offre pas ce parcours."});
    else if (!track)
        faults.push_back({"/track", "Ce parcours ne connaît pas cette pièce."});
    for (std::size_t i = 0; track && i < forms.size(); ++i) {
        auto const command = workflow->find_command(*(*asked->acts)[i].command);
        if (command && workflow->may_be_in_bulk(track->id, *command))
            bulk.acts.push_back({.id = {},
                                 .workflow = workflow,
                                 .track = track->id,
                                 .command = *command,
                                 .body = std::move(forms[i]),
                                 .actor = call.actor});
        else
            faults.push_back({"/acts/" + std::to_string(i) + "/command",
                              "Cet acte se fait dossier par dossier, jamais par une liste."});
    }
    if (!faults.empty())
        return tl::unexpected{
            engine::Error{.code = engine::ErrorCode::invalid, .detail = {}, .faults = std::move(faults)}};
    bulk.acts.front().repeat = std::move(repeat);
    return bulk;
}

std::string report_text(engine::BulkReport const& report, std::span<engine::BulkItem const> items, bool dry_run,
                        Request const& request)
{
    return written_object([&](MembersWritten& members) {
        members.add("dry_run", dry_run);
        members.add("done", report.done);
        members.add("refused", items.size() - report.done);
        std::size_t place = 0;
        members.add_objects("items", items, [&](MembersWritten& line, engine::BulkItem const& item) {
            engine::BulkReport::Item const& told = report.items[place++];
            line.add("id", std::string_view{item.id.value});
            line.add("outcome", told.refused ? "refused" : "done");
            if (told.refused) {
                line.add("act", told.act);
                return line.add_written("problem", json::serialize(problem_document(*told.refused, request)));
            }
            if (told.number > 0)
                line.add("number", told.number);
            line.add("version", told.version);
        });
    });
}

} // namespace

Response act_in_bulk(Call const& call)
{
    if (auto refusal = media_type_fault(call.request, "application/json"))
        return *std::move(refusal);
    auto repeat = repeat_of(call.request);
    if (!repeat)
        return problem(repeat.error(), call.request);
    auto bulk = read_list(call, *std::move(repeat));
    if (!bulk)
        return problem(bulk.error(), call.request);
    bool const dry_run = bulk->dry_run;
    auto const items = bulk->items;
    auto answered = engine::carry_out_in_bulk(call.service, *std::move(bulk), [&](engine::BulkReport const& report) {
        return report_text(report, items, dry_run, call.request);
    });
    if (!answered)
        return problem(answered.error(), call.request);
    Response response{.status = answered->is_written ? 201U : 200U,
                      .content_type = "application/json",
                      .body = std::move(answered->answer)};
    if (answered->repeated)
        response.headers.emplace_back("Idempotency-Replayed", "true");
    return response;
}

} // namespace api::handlers
