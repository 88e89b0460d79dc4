#include "tests/api/town_hall.hpp"

#include "engine/store/migrations.hpp"
#include "tests/support/new_folder.hpp"
#include "tests/support/patience.hpp"

#include <boost/json/serialize.hpp>

#include <algorithm>
#include <stdexcept>

namespace town {

TownHall::TownHall(api::ApiOptions options, std::string_view now)
    : clock{*engine::parse_instant(now)}, folder_{tests::new_folder("town")}
{
    workflows_.add(season_);
    workflows_.add(permit_);
    std::string const url = "sqlite://" + (folder_ / "town.db").string();
    engine::store::migrate(url);
    store_ = engine::store::open_store(url, tests::patient);
    service_ = std::make_unique<engine::CaseService>(workflows_, *store_, clock, api::opaque_id);
    options.identity.password_cost = api::PasswordCost::least;
    options.identity.origin = origin;
    api_ = std::make_unique<api::Api>(*service_, key, std::move(options));
    administrator = enter("administrator@town.test", "Rivière", "Anne", true);
    clerk = enter("clerk@town.test", "Payet", "Luc");
    examiner = enter("examiner@town.test", "Hoarau", "Zoé");
    holder = enter("holder@town.test", "Lévy", "Élodie");
    stranger = enter("stranger@town.test", "Dupont", "Jean");
}

TownHall::~TownHall()
{
    api_.reset();
    service_.reset();
    store_.reset();
    std::error_code ignored;
    std::filesystem::remove_all(folder_, ignored);
}

Person TownHall::enter(std::string const& email, std::string const& family, std::string const& given, bool administers)
{
    engine::PersonId const id{api::opaque_id()};
    store_->directory().put({id, email, family, given, "", administers});
    return {id, token_for(id, std::chrono::hours{10'000})};
}

std::string TownHall::token_for(engine::PersonId const& person, std::chrono::hours lifetime, api::Scopes scopes)
{
    return api::mint(store_->identities().tokens(), {person, "test", scopes, {}, lifetime}, clock.now());
}

api::Response TownHall::ask(Person const* who, api::Method method, std::string_view target, std::string body,
                            Headers headers)
{
    auto const read = api::parse_target(target);
    if (!read)
        throw std::invalid_argument{"bad target in a test"};
    api::Request request{method,          read->path, read->segments, read->query, std::move(headers),
                         std::move(body), "a-request"};
    if (who)
        request.headers.emplace_back("Authorization", "Bearer " + who->token);
    return (*api_)(request);
}

api::Response TownHall::get(Person const& who, std::string_view target, Headers headers)
{
    return ask(&who, api::Method::get, target, {}, std::move(headers));
}

api::Response TownHall::post(Person const& who, std::string_view target, json::value const& body, Headers headers)
{
    headers.emplace_back("Content-Type", "application/json");
    bool const has_key =
        std::ranges::any_of(headers, [](auto const& header) { return header.first == "Idempotency-Key"; });
    if (!has_key)
        headers.emplace_back("Idempotency-Key", new_key());
    return ask(&who, api::Method::post, target, json::serialize(body), std::move(headers));
}

api::Response TownHall::put(Person const& who, std::string_view target, json::value const& body, Headers headers)
{
    headers.emplace_back("Content-Type", "application/json");
    return ask(&who, api::Method::put, target, json::serialize(body), std::move(headers));
}

std::string TownHall::open_season()
{
    auto const response = post(administrator, "/api/v1/seasons",
                               {{"title", "Saison 2022"}, {"report_due", "2022-11-30"}, {"clerk", clerk.id.value}});
    return text_at(document(response), "/case/id");
}

std::string TownHall::open_permit(std::string const& season, Person const& of)
{
    auto const response =
        post(clerk, "/api/v1/permits",
             {{"season", season}, {"holder", of.id.value}, {"examiner", examiner.id.value}, {"kind", "pêche"}});
    return text_at(document(response), "/case/id");
}

std::size_t TownHall::count_events()
{
    std::size_t count = 0;
    store_->journal().scan([&](engine::Event const&) { ++count; });
    return count;
}

json::object document(api::Response const& response)
{
    return json::parse(response.body).as_object();
}

std::string text_at(json::value const& value, std::string_view pointer)
{
    return std::string{value.at_pointer(pointer).as_string()};
}

std::string type_of(api::Response const& response)
{
    return text_at(document(response), "/type");
}

std::string report_path(std::string const& permit)
{
    return "/api/v1/permits/" + permit + "/site-report";
}

std::string new_key()
{
    std::string const id = api::opaque_id();
    return id.substr(0, 8) + "-" + id.substr(8, 4) + "-" + id.substr(12, 4) + "-" + id.substr(16, 4) + "-"
        + id.substr(20);
}

void write_report(TownHall& hall, std::string const& permit)
{
    auto const response =
        hall.post(hall.examiner, report_path(permit) + "/write", {{"findings", "En ordre."}}, {{"If-Match", "\"0\""}});
    if (response.status != 201)
        throw std::runtime_error{"no report: " + response.body};
}

} // namespace town
