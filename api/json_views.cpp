#include "api/json_views.hpp"

#include "api/json_members.hpp"
#include "api/knowledge_json.hpp"
#include "api/paths.hpp"
#include "api/problem.hpp"
#include "api/request.hpp"
#include "engine/canonical_text.hpp"
#include "engine/chain.hpp"
#include "engine/service_clock.hpp"

#include <boost/json/parse.hpp>

#include <algorithm>

namespace api {

namespace json = boost::json;
using engine::to_text;

namespace {

// The piece's own count of an event, by its version in the stream.
engine::Version piece_version_of(engine::Piece const& piece, engine::Version stream_version)
{
    for (std::size_t i = 0; i < piece.entries.size(); ++i)
        if (piece.entries[i].version == stream_version)
            return static_cast<engine::Version>(i + 1);
    return 0;
}

template <class Members>
void tell_link(Members& shown, std::string_view path)
{
    shown.add_object("links", [&](auto& links) { links.add("self", path); });
}

template <class Members>
void tell_action(Members& shown, CasePaths& paths, engine::Workflow const& workflow, engine::Offer const& offer)
{
    bool const begins_new = workflow.track(offer.track).repeatable && offer.number == 0;
    std::string_view const href = paths.command(offer.track, offer.number, offer.command);
    shown.add("track", workflow.name_of(offer.track));
    shown.add("track_label", workflow.label_of(offer.track));
    if (offer.number > 0)
        shown.add("number", offer.number);
    shown.add("command", workflow.name_of(offer.command));
    shown.add("label", workflow.label_of(offer.command));
    shown.add("method", "POST");
    shown.add("href", href);
    if (begins_new)
        shown.add("if_match", nullptr);
    else
        shown.add("if_match", tag_of(offer.version));
    shown.add("open", !offer.closed);
    if (offer.closed) {
        Request act; // that nobody has sent yet: no id, or the same list would never be the same text
        act.path = href;
        shown.add("refusal", problem_document(*offer.closed, act));
    } else {
        shown.add("refusal", nullptr);
    }
}

std::vector<engine::Offer> posted_offers(engine::Case const& subject, engine::Roles roles,
                                         engine::Context const& context, engine::Offered offered)
{
    auto offers = engine::offers(subject, roles, context, offered);
    std::erase_if(
        offers, [&](engine::Offer const& offer) { return !is_posted(*subject.workflow, offer.track, offer.command); });
    return offers;
}

template <class Members>
void tell_case(Members& shown, CasePaths const& paths, engine::Case const& subject, std::string_view stage)
{
    shown.add("id", subject.id.value);
    shown.add("version", subject.version);
    shown.add("stage", stage);
    tell_link(shown, paths.own());
}

template <class Members>
void tell_receipt(Members& shown, engine::Event const& event)
{
    shown.add("version", event.version);
    shown.add("type", event.type);
    shown.add("occurred_on", to_text(event.occurred_on));
    shown.add("recorded_at", to_text(event.recorded_at));
    shown.add("rule_set", event.rule_set);
    shown.add("hash", engine::to_hex(event.hash));
}

json::object clock_json(engine::ServiceClock const& clock, engine::Instant now)
{
    return json::object{
        {"started_at", to_text(clock.started_at)},
        {"due_at", to_text(clock.due_at())},
        {"stopped_at", clock.stopped_at ? json::value(to_text(*clock.stopped_at)) : json::value(nullptr)},
        {"counted", clock.counted == engine::CountedHours::working ? "working_hours" : "calendar_hours"},
        {"minutes_allowed", clock.allowed.count()},
        {"minutes_used", clock.used(now).count()},
        {"late", clock.is_late(now)}};
}

template <class Members>
void tell_piece(Members& shown, engine::Case const& subject, engine::Piece const& piece, engine::Context const& context)
{
    engine::Workflow const& workflow = *subject.workflow;
    shown.add("track", workflow.name_of(piece.track));
    shown.add("track_label", workflow.label_of(piece.track));
    if (piece.number > 0)
        shown.add("number", piece.number);
    shown.add("state", workflow.name_of(piece.state));
    shown.add("state_label", workflow.label_of(piece.state));
    shown.add("version", piece.version);
    if (auto since = since_seal_json(subject, piece); !since.is_null())
        shown.add("since_seal", std::move(since));
    if (auto const bases = workflow.rests_on(subject, piece); !bases.empty())
        shown.add("basis_is_current", std::ranges::all_of(bases, &engine::Basis::is_current));
    if (auto const clock = workflow.clock(subject, piece, context))
        shown.add("clock", clock_json(*clock, context.now));
    tell_link(shown, piece_path(workflow, subject.id, piece.track, piece.number));
}

// As body_json() would be written. Mostly that is how it stands in the journal, whose canonical text differs from Boost's
// in its escapes and its fractions alone.
std::string body_text(engine::Event const& event)
{
    if (event.erased)
        return "{}";
    engine::CanonicalReader reader{event.body};
    bool const is_alike = event.body.find("\\u") == std::string::npos && reader.skip_value() && reader.is_at_end();
    return is_alike ? event.body : json::serialize(body_json(event));
}

std::vector<std::string> split_words(std::string const& text)
{
    std::vector<std::string> parts;
    for (std::size_t start = 0; start < text.size();) {
        auto const end = std::min(text.find(' ', start), text.size());
        if (end > start)
            parts.push_back(text.substr(start, end - start));
        start = end + 1;
    }
    return parts;
}

} // namespace

void Names::will_need(engine::PersonId const& person)
{
    if (!person.empty())
        names_.try_emplace(person);
}

void Names::fetch()
{
    std::vector<engine::PersonId> unknown;
    for (auto const& [person, name] : names_)
        if (name.empty())
            unknown.push_back(person);
    if (unknown.empty())
        return;
    for (engine::Person const& person : directory_.find(unknown))
        names_[person.id] = person.name();
}

json::object Names::of(engine::PersonId const& person) const
{
    auto const found = names_.find(person);
    bool const known = found != names_.end() && !found->second.empty();
    return json::object{{"id", person.value}, {"name", known ? json::value(found->second) : json::value(nullptr)}};
}

json::value Names::or_null(std::optional<engine::PersonId> const& person) const
{
    return person ? json::value(of(*person)) : json::value(nullptr);
}

void Names::will_need(engine::Event const& event)
{
    will_need(event.actor);
    if (event.on_behalf_of)
        will_need(*event.on_behalf_of);
}

json::array texts(std::vector<std::string> const& list)
{
    return json::array(list.begin(), list.end());
}

json::value day_or_null(std::optional<engine::Day> const& day)
{
    return day ? json::value(to_text(*day)) : json::value(nullptr);
}

json::object self_link(std::string const& path)
{
    return json::object{{"self", path}};
}

std::string_view label_in(std::span<engine::Word const> words, std::string_view name)
{
    auto const found = std::ranges::find(words, name, &engine::Word::name);
    return found == words.end() ? name : found->label;
}

std::vector<std::string_view> names_in(std::span<engine::Word const> words)
{
    std::vector<std::string_view> names;
    for (engine::Word const& word : words)
        names.push_back(word.name);
    return names;
}

json::object case_line(engine::Workflows const& workflows, engine::CaseLine const& line)
{
    engine::Workflow const* const workflow = workflows.find(line.workflow);
    json::object tags;
    for (auto const& [name, value] : line.tags)
        tags[name] = value;
    json::object shown{{"id", line.id.value}, {"workflow", line.workflow}};
    shown["collection"] = workflow ? json::value(workflow->collection()) : json::value(nullptr);
    shown["subject"] = nullptr;
    if (!line.subject.empty())
        shown["subject"] = json::object{{"id", line.subject.value}, {"name", line.subject_name}};
    shown["title"] = line.title;
    shown["stage"] = line.stage;
    shown["stage_label"] = workflow ? label_in(workflow->words().states, line.stage) : std::string_view{line.stage};
    shown["version"] = line.version;
    shown["changed_at"] = to_text(line.changed_at);
    shown["tags"] = std::move(tags);
    shown["roles"] = texts(line.roles);
    if (workflow)
        shown["links"] = self_link(case_path(*workflow, line.id));
    return shown;
}

json::object task_line(engine::Workflows const& workflows, engine::TaskLine const& line, engine::Day today)
{
    engine::TaskLine::Task const& task = line.task;
    engine::Workflow const* const workflow = workflows.find(line.workflow);
    json::object shown{
        {"case", json::object{{"id", line.id.value}, {"subject_name", line.subject_name}, {"title", line.title}}},
        {"track", task.track}};
    if (task.piece > 0)
        shown["number"] = task.piece;
    shown["command"] = task.command;
    shown["role"] = task.role;
    shown["due_on"] = day_or_null(task.due);
    shown["days_left"] = task.due ? json::value((*task.due - today).count()) : json::value(nullptr);
    shown["late"] = task.due && *task.due < today;
    shown["opens_on"] = day_or_null(task.opens_on);
    shown["waits_for"] = texts(split_words(task.waits_for));
    shown["why"] = task.why;
    if (!workflow)
        return shown;
    auto const words = workflow->words();
    shown["case"].as_object()["collection"] = workflow->collection();
    shown["track_label"] = label_in(words.tracks, task.track);
    shown["label"] = label_in(words.commands, task.command);
    shown["role_label"] = label_in(words.roles, task.role);
    engine::Track const* const track = workflow->find_track(task.track);
    auto const command = workflow->find_command(task.command);
    if (track && command)
        shown["links"] = json::object{{"self", piece_path(*workflow, line.id, track->id, task.piece)},
                                      {"act", command_path(*workflow, line.id, track->id, task.piece, *command)}};
    return shown;
}

json::object piece_summary(engine::Case const& subject, engine::Piece const& piece, engine::Context const& context)
{
    json::object shown;
    MembersKept members{shown};
    tell_piece(members, subject, piece, context);
    return shown;
}

json::array conditions_json(std::vector<engine::Condition> const& conditions, Request const& request)
{
    engine::Error const all{.code = engine::ErrorCode::guard_unmet, .detail = {}, .conditions = conditions};
    json::object document = problem_document(all, request);
    auto* const list = document.if_contains("conditions");
    return list ? std::move(list->as_array()) : json::array{};
}

json::array actions_json(engine::View const& view, engine::Offered offered)
{
    json::array list;
    CasePaths paths{*view.subject->workflow, view.subject->id};
    for (engine::Offer const& offer : posted_offers(*view.subject, view.roles, view.context, offered)) {
        MembersKept members{list.emplace_back(json::object{}).as_object()};
        tell_action(members, paths, *view.subject->workflow, offer);
    }
    return list;
}

json::object body_json(engine::Event const& event)
{
    return event.erased ? json::object{} : std::move(json::parse(event.body).as_object());
}

json::object erased_json(engine::Case const& subject, engine::Version version)
{
    auto const told = std::ranges::find(subject.erased, version, &engine::ErasedBody::version);
    if (told == subject.erased.end()) // only in a broken journal
        return {{"on", nullptr}, {"says", "Contenu effacé."}};
    return {{"on", to_text(told->on)},
            {"says", "Contenu effacé le " + engine::in_french(told->on) + " en application de " + told->policy + "."}};
}

json::object event_json(engine::Case const& subject, engine::Event const& event, Names const& names)
{
    engine::Workflow const& workflow = *subject.workflow;
    json::object shown;
    MembersKept members{shown};
    tell_receipt(members, event);
    shown["type_label"] = label_in(workflow.words().events, event.type);
    shown["track"] = event.track;
    if (event.piece > 0)
        shown["number"] = event.piece;
    engine::Track const* const track = workflow.find_track(event.track);
    if (engine::Piece const* const piece = track ? subject.find(track->id, event.piece) : nullptr)
        shown["piece_version"] = piece_version_of(*piece, event.version);
    shown["actor"] = names.of(event.actor);
    shown["on_behalf_of"] = names.or_null(event.on_behalf_of);
    shown["role"] = event.role;
    shown["role_label"] = label_in(workflow.words().roles, event.role);
    shown["body"] = body_json(event);
    if (event.erased)
        shown["erased"] = erased_json(subject, event.version);
    return shown;
}

std::string outcome_text(engine::Outcome const& outcome)
{
    engine::Case const& subject = outcome.after;
    engine::Event const& event = outcome.event;
    CasePaths paths{*subject.workflow, subject.id};
    auto const actions = posted_offers(subject, outcome.roles, outcome.context, engine::Offered::open_ones);
    return written_object([&](MembersWritten& answer) {
        answer.add_object("case", [&](auto& shown) { tell_case(shown, paths, subject, outcome.stage); });
        answer.add_object("piece", [&](auto& shown) { tell_piece(shown, subject, outcome.piece, outcome.context); });
        answer.add_object("event", [&](auto& shown) { tell_receipt(shown, event); });
        answer.add_written("body", body_text(event));
        answer.add_objects("actions", actions, [&](auto& shown, auto const& offer) {
            tell_action(shown, paths, *subject.workflow, offer);
        });
    });
}

std::string receipt_text(engine::Outcome const& outcome)
{
    return written_object([&](MembersWritten& answer) {
        answer.add_object("event", [&](auto& shown) { tell_receipt(shown, outcome.event); });
    });
}

} // namespace api
