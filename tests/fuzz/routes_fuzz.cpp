// The same bytes as http_fuzz, on to the routes and their handlers over a small town with people, a season and a permit.

#include "tests/api/town_hall.hpp"
#include "tests/fuzz/front.hpp"

#include <array>
#include <memory>
#include <utility>

namespace {

constexpr std::size_t runs_per_town = 20'000; // what is written piles up

class Setting {
public:
    Setting() : answer{town.service(), town.key} { town.open_permit(); }
    town::TownHall town;
    api::Api answer;
};

// "Bearer clerk" is the clerk of this run: tokens are drawn anew each time, so no seed could hold one.
void sign_in(town::TownHall const& town, api::Request& request)
{
    std::array const people{std::pair{"Bearer clerk", &town.clerk}, std::pair{"Bearer root", &town.administrator}};
    for (auto& [name, value] : request.headers)
        for (auto const& [word, person] : people)
            if (value == word)
                value = "Bearer " + person->token;
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* data, std::size_t size)
{
    static std::unique_ptr<Setting> setting;
    static std::size_t runs = 0;
    if (runs++ % runs_per_town == 0) {
        setting.reset();
        setting = std::make_unique<Setting>();
    }
    std::string const input(data, data + size);
    fuzz::play(input, [](api::Request& request) {
        sign_in(setting->town, request);
        return setting->answer(request);
    });
    return 0;
}
