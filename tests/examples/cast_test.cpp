// The player has people and tokens from the product's own command line, which may find the store away.

#include "examples/player/cast.hpp"
#include "tests/support/new_folder.hpp"

#include <catch2/catch.hpp>

#include <filesystem>
#include <fstream>

namespace fs = std::filesystem;
using namespace examples::player;

namespace {

// A stand-in for the product: a script whose first `failures` runs end with `exit_code`, and which counts its runs.
class StandIn {
public:
    StandIn(int failures, int exit_code)
    {
        std::ofstream{script()} << "#!/bin/sh\necho x >>'" << runs_file().string() << "'\n[ $(wc -l <'"
                                << runs_file().string() << "') -gt " << failures << " ] || exit " << exit_code
                                << "\nprintf 'anne@example.test\\tp-anne\\ttoken-of-anne\\n'\n";
        fs::permissions(script(), fs::perms::owner_all);
    }
    ~StandIn() { fs::remove_all(folder_); }
    StandIn(StandIn const&) = delete;
    StandIn& operator=(StandIn const&) = delete;

    fs::path script() const { return folder_ / "titularis"; }
    std::size_t runs() const
    {
        std::ifstream in{runs_file()};
        std::size_t lines = 0;
        for (std::string line; std::getline(in, line);)
            ++lines;
        return lines;
    }

private:
    fs::path runs_file() const { return folder_ / "runs"; }

    fs::path folder_ = tests::new_folder("cast");
};

Options options_for(StandIn const& product, std::chrono::seconds patience)
{
    Options options;
    options.titularis = product.script();
    options.patience = patience;
    return options;
}

} // namespace

TEST_CASE("tokens are asked for again while the store is away")
{
    StandIn const product{2, 3};
    auto const options = options_for(product, std::chrono::seconds{60});
    Cast cast{options};
    cast.refresh();
    CHECK(cast.of("anne@example.test").token == "token-of-anne");
    CHECK(product.runs() == 3);
}

TEST_CASE("a store that stays away ends the player's patience")
{
    StandIn const product{1000, 3};
    auto const options = options_for(product, std::chrono::seconds{1});
    Cast cast{options};
    CHECK_THROWS_AS(cast.refresh(), std::runtime_error);
    CHECK(product.runs() > 1);
}

TEST_CASE("what the product refuses is not asked for again")
{
    StandIn const product{1, 1};
    auto const options = options_for(product, std::chrono::seconds{60});
    Cast cast{options};
    CHECK_THROWS_AS(cast.refresh(), std::runtime_error);
    CHECK(product.runs() == 1);
}
