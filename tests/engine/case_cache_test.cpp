#include "engine/case_cache.hpp"

#include <catch2/catch.hpp>

#include <memory>
#include <string>
#include <vector>

namespace {

using engine::CaseCache;
using engine::CaseId;
using engine::RestsOn;

std::shared_ptr<engine::Case const> case_at(std::string const& id, engine::Version version)
{
    auto subject = std::make_shared<engine::Case>();
    subject->id = CaseId{id};
    subject->version = version;
    return subject;
}

} // namespace

TEST_CASE("kept rows are told for the version and the campaign that they were drawn from, to whoever asks")
{
    CaseCache cache{1 << 20};
    CaseId const a{"a"};
    std::vector<RestsOn> const beside{{CaseId{"season"}, 5}}, later{{CaseId{"season"}, 6}};
    auto const rows = engine::shared({});
    cache.remember(case_at("a", 2), engine::Drawn{rows, beside});
    CHECK(cache.rows_of(a, 2, beside) == rows);
    CHECK(cache.rows_of(a, 2, beside) == rows); // whoever took them may have come too late
    CHECK(cache.rows_of(a, 2, later) == nullptr);
    CHECK(cache.rows_of(a, 3, beside) == nullptr);
    CHECK(cache.rows_of(CaseId{"b"}, 2, beside) == nullptr);
    std::vector<CaseId> const both{a, CaseId{"b"}};
    for (int look = 0; look < 2; ++look) { // a list that is only tried leaves them where they are
        auto const all = cache.find_all(both);
        REQUIRE(all.size() == 2);
        REQUIRE(all[0].drawn.has_value());
        CHECK(all[0].drawn->rows == rows);
        CHECK(all[1].subject == nullptr);
    }
    CHECK(cache.rows_of(a, 2, beside) == rows);
    cache.remember(case_at("a", 3));
    CHECK(cache.rows_of(a, 3, beside) == nullptr); // nobody has drawn them
}
