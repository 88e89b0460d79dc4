// Whether cases can be spread over several machines by their id: engine/store/README.md lists what stands in the way.

#include "engine/store/query.hpp"
#include "tests/store/stores.hpp"

#include <catch2/catch.hpp>

#include <fstream>
#include <iterator>
#include <set>
#include <sstream>

using namespace engine::store;
using namespace tests;

namespace {

// Of rows of the page's table, "| `one`, `two` | …".
std::set<std::string> keys_told()
{
    std::ifstream in{TITULARIS_SOURCE_DIR "/engine/store/README.md", std::ios::binary};
    std::set<std::string> names;
    for (std::string line; std::getline(in, line);) {
        if (!line.starts_with("| `"))
            continue;
        std::string const cell = line.substr(0, line.find(" |", 1));
        std::istringstream parts{cell};
        for (std::string between, name; std::getline(parts, between, '`') && std::getline(parts, name, '`');)
            names.insert(name);
    }
    return names;
}

std::set<std::string> keys_not_led_by_a_case(std::string const& url)
{
    Session session{parse_address(url), std::chrono::seconds{5}};
    session.make_ready();
    std::set<std::string> names;
    std::string name;
    Query query{session, "keys", R"(
        select cast(i.relname as text)
          from pg_index x
          join pg_class i on i.oid = x.indexrelid
          join pg_class t on t.oid = x.indrelid
          join pg_namespace n on n.oid = t.relnamespace
          left join pg_attribute a on a.attrelid = t.oid and a.attnum = x.indkey[0]
         where n.nspname = current_schema() and coalesce(a.attname, '') not in ('case_id', 'stream'))"};
    query.into(name);
    while (query.next())
        names.insert(name);
    return names;
}

} // namespace

TEST_CASE("keys that do not begin with a case are those that the page on many machines tells", "[keys]")
{
    Opened<PostgresqlSchema> const place;
    CHECK(keys_not_led_by_a_case(place.url()) == keys_told());
}
