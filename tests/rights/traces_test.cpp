// Whatever is read of a file leaves a trace of its reader, on every route; and where the trace cannot be left, nothing is
// shown.

#include "tests/rights/seeded.hpp"
#include "tests/rights/walk.hpp"

#include <catch2/catch.hpp>

#include <algorithm>
#include <array>

using namespace rights;

namespace {

class Notebook final : public engine::Consultations {
public:
    void note(std::span<engine::Consultation const> read) override
    {
        if (is_full)
            throw engine::StoreUnavailable{"no room"};
        noted.insert(noted.end(), read.begin(), read.end());
    }
    engine::ConsultationPage of(CaseId const&, std::int64_t, std::size_t) override { return {}; }

    bool is_full = false;
    std::vector<engine::Consultation> noted;
};

class TracedStore final : public WatchedStore {
public:
    using WatchedStore::WatchedStore;
    engine::Consultations& consultations() override { return notebook; }
    Notebook notebook;
};

// Read anew each time: what a service has noted it remembers.
api::Response read(Cast& cast, TracedStore& store, Door const& known, std::string const& who,
                   std::string const& address)
{
    engine::CaseService service{cast.academy().workflows(), store, cast.academy().clock, api::opaque_id};
    return Door{service, known}.ask(who, api::Method::get, address);
}

} // namespace

TEST_CASE("whatever is read of a file about somebody else is noted, and not shown where it cannot be",
          "[rights][consultations]")
{
    Cast cast;
    TracedStore store{cast.academy().store()};
    CaseId const& camille = cast.at("camille");
    constexpr std::array readers{"camille", "hoarau", "adjointe", "payet", "officer", "secretary", "member", "trainer"};
    Door known{cast.academy().service()};
    for (char const* const who : readers)
        known.ask(who, api::Method::get, "/api/v1/me");
    std::size_t shown = 0;
    for (std::string const& address : readings_of(*cast.academy().now(camille)))
        for (char const* const who : readers) {
            INFO(who << " " << address);
            store.notebook = {};
            auto const response = read(cast, store, known, who, address);
            auto const& noted = store.notebook.noted;
            if (who == std::string{"camille"}) {
                CHECK(noted.empty()); // one's own file is one's own to read
                continue;
            }
            if (response.status != 200)
                continue;
            ++shown;
            REQUIRE_FALSE(noted.empty());
            CHECK(std::ranges::all_of(noted, [&](engine::Consultation const& one) {
                return one.of == camille && one.person == PersonId{who} && !one.roles.empty()
                    && one.on_behalf_of.has_value() == (who == std::string{"adjointe"});
            }));
            store.notebook.is_full = true;
            CHECK(read(cast, store, known, who, address).status == 503);
        }
    CHECK(shown > 100);
}
