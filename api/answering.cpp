// What becomes of a request once its row is found: who asks, how often, what with, and the answer. Acts hold no thread while
// they wait for their commit.
#include "api/routes.hpp"

#include "api/problem.hpp"
#include "api/query.hpp"
#include "api/route_table.hpp"
#include "engine/chain.hpp"
#include "engine/failure.hpp"

#include <algorithm>

namespace api {

// What is known of a request so far.
struct Api::Asked {
    std::chrono::steady_clock::time_point started = std::chrono::steady_clock::now();
    RouteFound found{};
    Caller caller{};
    std::optional<Quotas::Standing> quota{};
};

namespace {

bool is_open_to_all(Access access)
{
    return access == Access::anyone || access == Access::demonstration;
}

// What the caller lacks for it. A demonstration's clock is anyone's: there is nothing in earnest in such a store, and tokens
// depend on the clock.
std::optional<Response> lack_of(Caller const& caller, Access access, Request const& request)
{
    if (is_open_to_all(access))
        return std::nullopt;
    if (access == Access::session)
        return caller.session ? std::nullopt : std::optional{session_needed(request)};
    Scope const needed = access == Access::administer ? Scope::administer
        : access == Access::file                      ? Scope::file
                                                      : Scope::read;
    return caller.scopes.has(needed) ? std::nullopt : std::optional{missing_scope(request)};
}

void add_tag(Response& response)
{
    if (response.status == 200 && !response.header("ETag"))
        response.headers.emplace_back("ETag",
                                      '"' + engine::to_hex(engine::sha256(response.text())).substr(0, 20) + '"');
}

Response unless_known(Response response, Request const& request)
{
    add_tag(response);
    auto const tag = response.header("ETag");
    if (response.status != 200 || !tag)
        return response;
    auto const known = matches_if_none_match(request, *tag);
    if (!known)
        return problem(known.error(), request);
    if (*known && !response.is_told_anew) {
        response.status = 304;
        response.content_type.clear();
        response.body.clear();
        response.lasting = {};
        std::erase_if(response.headers, [](auto const& header) { return header.first == "Content-Disposition"; });
    }
    return response;
}

Response away(Request const& request, engine::StoreUnavailable const& failure)
{
    engine::Error error{.code = engine::ErrorCode::unavailable, .detail = {}};
    if (failure.outcome_unknown)
        error.detail = "On ne sait pas encore si votre demande est enregistrée : répétez-la telle quelle, avec la même "
                       "clé, et vous aurez sa réponse.";
    return problem(error, request);
}

} // namespace

Api::Api(engine::CaseService& service, TokenKey const& key, ApiOptions options)
    : service_{service}, cursors_{key}, options_{std::move(options)},
      callers_{service.store(), service.clock(), key, options_.identity}, check_{service.store()}
{
}

std::optional<Response> Api::find(Asked& asked, Request const& request) const
{
    asked.found = find_route(request, service_.workflows(), options_.demonstration != nullptr);
    if (asked.found.route)
        return std::nullopt;
    return asked.found.allow.empty() ? not_found(request) : method_not_allowed(request, asked.found.allow);
}

// Whoever may go on is in `asked` then.
std::optional<Response> Api::admit(Asked& asked, tl::expected<Caller, Response> known, Request const& request)
{
    if (!known)
        return std::move(known.error());
    Route const& route = *asked.found.route;
    asked.caller = std::move(*known);
    if (auto refusal = lack_of(asked.caller, route.access, request))
        return refusal;
    if (options_.persons && !asked.caller.person.empty()) {
        asked.quota = options_.persons->take(asked.caller.person.value);
        if (asked.quota && !asked.quota->admitted)
            return too_many_requests(request, asked.quota->retry_after);
    }
    auto const fault = route.parameters == any ? std::nullopt : parameter_fault(request, route.parameters);
    if (fault)
        return problem(*fault, request);
    if (request.method != Method::get && !accepts(request, "application/json"))
        return not_acceptable(request, "application/json"); // before the act, not after
    return std::nullopt;
}

tl::expected<Caller, Response> Api::identify(Asked const& asked, Request const& request)
{
    return is_open_to_all(asked.found.route->access) ? Caller{} : callers_.identify(request);
}

Call Api::call_of(Asked const& asked, Request const& request)
{
    return {request,  service_,     cursors_, options_.demonstration, asked.caller.person, asked.found.place,
            callers_, asked.caller, pages_};
}

Response Api::handle(Asked const& asked, Request const& request)
{
    Response response = asked.found.route->handle.answer(call_of(asked, request));
    return request.method == Method::get ? as_wanted(std::move(response), request) : response;
}

// What is read, in a form that the caller takes, and not again when he has it.
Response Api::as_wanted(Response response, Request const& request) const
{
    std::string const type = response.content_type.substr(0, response.content_type.find(';'));
    if (response.status == 200 && !accepts(request, type))
        return not_acceptable(request, type);
    return unless_known(std::move(response), request);
}

template <class Make>
Response Api::answer(Asked const& asked, Request const& request, Make const& make) const
{
    Response response;
    try {
        response = make();
    } catch (engine::StoreUnavailable const& failure) {
        if (options_.store_failed)
            options_.store_failed(request.request_id, failure.outcome_unknown);
        response = away(request, failure);
    }
    if (asked.quota)
        tell(*asked.quota, response);
    if (options_.answered)
        options_.answered(
            {request.request_id, name_of(request.method), asked.found.pattern, response.status,
             std::chrono::duration_cast<std::chrono::microseconds>(std::chrono::steady_clock::now() - asked.started)});
    return response;
}

Response Api::operator()(Request const& request)
{
    Asked asked;
    return answer(asked, request, [&] {
        if (auto refusal = find(asked, request))
            return *std::move(refusal);
        if (auto refusal = admit(asked, identify(asked, request), request))
            return *std::move(refusal);
        auto const read_act = asked.found.route->handle.read_act;
        if (!read_act)
            return handle(asked, request);
        auto act = read_act(call_of(asked, request));
        if (!act)
            return std::move(act.error());
        bool const is_opening = act->id.empty();
        auto const& workflow = *act->workflow;
        auto const told = handlers::told_to(request);
        return handlers::act_answered(service_.carry_out(*std::move(act), handlers::render_for(told)), is_opening,
                                      workflow, told, request);
    });
}

// ---- The same without blocking the event loop ----

void Api::take(Turn const& turn)
{
    auto const asked = std::make_shared<Asked>();
    Request const& request = turn.request();
    if (auto refusal = find(*asked, request))
        return reply(asked, turn, *std::move(refusal));
    Handle const& does = asked->found.route->handle;
    bool const is_page = does.answer == handlers::show_case && request.query.empty();
    auto known = does.read_act || is_page ? callers_.identify_at_hand(request) : std::nullopt;
    if (!known)
        return turn.hop([this, asked, turn] { answer_at_leisure(asked, turn); });
    if (does.read_act)
        return take_act(asked, turn, *std::move(known), false);
    if (auto refusal = admit(*asked, *std::move(known), request))
        return reply(asked, turn, *std::move(refusal));
    if (!take_page(asked, turn))
        turn.hop([this, asked, turn] { handle_at_leisure(asked, turn); });
}

// The page as he was shown it before, if it would be the same now. False when there is none.
bool Api::take_page(std::shared_ptr<Asked const> const& asked, Turn const& turn)
{
    auto const page = pages_.find(asked->caller.person, asked->found.place.id, service_.clock().now());
    if (!page || page->workflow != asked->found.place.workflow)
        return false;
    check_.ask(page->from, [this, asked, turn, page](bool is_still_so) {
        if (!is_still_so)
            return turn.hop([this, asked, turn] { handle_at_leisure(asked, turn); });
        turn.answer([this, asked, turn, page] {
            return answer(*asked, turn.request(), [&] {
                Response response{.status = 200, .content_type = "application/json", .body = page->body};
                response.headers.emplace_back("ETag", page->tag);
                return as_wanted(std::move(response), turn.request());
            });
        });
    });
    return true;
}

void Api::reply(std::shared_ptr<Asked const> const& asked, Turn const& turn, Response response) const
{
    auto const held = std::make_shared<Response>(std::move(response));
    turn.answer([this, asked, turn, held] { return answer(*asked, turn.request(), [&] { return std::move(*held); }); });
}

void Api::answer_at_leisure(std::shared_ptr<Asked> const& asked, Turn const& turn)
{
    Request const& request = turn.request();
    std::optional<tl::expected<Caller, Response>> known;
    if (auto failure = engine::failure_of([&] { known = identify(*asked, request); }))
        return turn.answer([this, asked, turn, failure = std::move(failure)] {
            return answer(*asked, turn.request(), [&]() -> Response { std::rethrow_exception(failure); });
        });
    if (asked->found.route->handle.read_act)
        return take_act(asked, turn, *std::move(known), true);
    if (auto refusal = admit(*asked, *std::move(known), request))
        return reply(asked, turn, *std::move(refusal));
    handle_at_leisure(asked, turn);
}

void Api::handle_at_leisure(std::shared_ptr<Asked const> const& asked, Turn const& turn)
{
    Request const& request = turn.request();
    auto const held = std::make_shared<Response>(answer(*asked, request, [&] { return handle(*asked, request); }));
    turn.answer([held] { return std::move(*held); });
}

void Api::take_act(std::shared_ptr<Asked> const& asked, Turn const& turn, tl::expected<Caller, Response> known,
                   bool may_block)
{
    Request const& request = turn.request();
    if (auto refusal = admit(*asked, std::move(known), request))
        return reply(asked, turn, *std::move(refusal));
    auto act = asked->found.route->handle.read_act(call_of(*asked, request));
    if (!act)
        return reply(asked, turn, std::move(act.error()));
    bool const is_opening = act->id.empty();
    auto const told = handlers::told_to(request);
    auto done = [this, asked, turn, is_opening, told, workflow = act->workflow](engine::Ended ended) {
        auto const held = std::make_shared<engine::Ended>(std::move(ended));
        turn.answer([this, asked, turn, is_opening, told, workflow, held] {
            return answer(*asked, turn.request(), [&] {
                if (held->failure)
                    std::rethrow_exception(held->failure);
                return handlers::act_answered(std::move(held->answered), is_opening, *workflow, told, turn.request());
            });
        });
    };
    service_.carry_out(
        *std::move(act), handlers::render_for(told), std::move(done),
        [turn](std::function<void()> work) { turn.hop(std::move(work)); }, may_block);
}

} // namespace api
