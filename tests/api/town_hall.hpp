#pragma once
// The API over a store of its own (SQLite in a temporary folder), without sockets; five people, one season, and a clock
// that stands still.

#include "api/routes.hpp"
#include "engine/store/soci_store.hpp"
#include "tests/api/permits.hpp"

#include <boost/json/parse.hpp>
#include <boost/json/value.hpp>

#include <filesystem>
#include <memory>
#include <string>
#include <string_view>

namespace town {

namespace json = boost::json;

struct Person {
    engine::PersonId id;
    std::string token;
};

class TownHall {
public:
    static constexpr char const* origin = "https://town.test";

    explicit TownHall(api::ApiOptions options = {}, std::string_view now = "2022-09-05T08:00:00Z");
    ~TownHall();
    TownHall(TownHall const&) = delete;
    TownHall& operator=(TownHall const&) = delete;

    using Headers = api::NamedValues;

    // As `who`; nobody when null.
    api::Response ask(Person const* who, api::Method method, std::string_view target, std::string body = {},
                      Headers headers = {});
    api::Response get(Person const& who, std::string_view target, Headers headers = {});
    // JSON with a new idempotency key, unless the headers bring one.
    api::Response post(Person const& who, std::string_view target, json::value const& body, Headers headers = {});
    api::Response put(Person const& who, std::string_view target, json::value const& body, Headers headers = {});

    std::string token_for(engine::PersonId const& person, std::chrono::hours lifetime = std::chrono::hours{1},
                          api::Scopes scopes = api::Scopes::all());

    // Case ids.
    std::string open_season();
    std::string open_permit(std::string const& season, Person const& holder);
    std::string open_permit() { return open_permit(open_season(), holder); }

    std::size_t count_events();
    engine::Store& store() { return *store_; }
    engine::CaseService& service() { return *service_; }
    api::Api& door() { return *api_; }
    engine::Workflows const& workflows() const { return workflows_; }

    engine::FixedClock clock;
    api::TokenKey key = api::TokenKey::draw();
    Person administrator, clerk, examiner, holder, stranger;

    Person enter(std::string const& email, std::string const& family, std::string const& given,
                 bool administers = false);

private:
    std::filesystem::path folder_;
    permits::Permit permit_;
    permits::Season season_;
    engine::Workflows workflows_;
    std::unique_ptr<engine::Store> store_;
    std::unique_ptr<engine::CaseService> service_;
    std::unique_ptr<api::Api> api_;
};

json::object document(api::Response const& response);
std::string text_at(json::value const& value, std::string_view pointer);
std::string type_of(api::Response const& response); // of a problem
std::string report_path(std::string const& permit);
std::string new_key(); // a UUID

// As the examiner does. Throws std::runtime_error when it is refused.
void write_report(TownHall& hall, std::string const& permit);

} // namespace town
