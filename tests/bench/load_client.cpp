// Speaks the real API on loopback. It reads orders from its standard input, a line each, and prints a line of JSON for each,
// so that it may rest while something else is measured:
//   acts CLIENTS SECONDS             closed loop, of acts
//   acts-at RATE CLIENTS SECONDS     open loop, of acts
//   reads CLIENTS SECONDS [PORT]     closed loop, of one case a request; of another server, if named

#include "tests/bench/work.hpp"

#include <CLI/CLI.hpp>
#include <boost/json/serialize.hpp>

#include <iostream>
#include <sstream>

namespace {

constexpr std::size_t cases_read_most = 2'000;

struct Asked {
    std::uint16_t port = 0;
    std::filesystem::path acts;
};

class Orders {
public:
    explicit Orders(Asked const& asked) : asked_{asked}, acts_{asked.acts}, years_{acts_} {}

    boost::json::object carry_out(std::string const& line);

private:
    boost::json::object read(bench::Load const& load);

    Asked const& asked_;
    bench::Acts acts_;
    bench::Years years_;
};

boost::json::object Orders::read(bench::Load const& load)
{
    bench::Readings readings{acts_, std::min(cases_read_most, std::max<std::size_t>(years_.lives_begun(), 1))};
    return bench::run(load, readings).as_json();
}

boost::json::object Orders::carry_out(std::string const& line)
{
    std::istringstream words{line};
    std::string order;
    bench::Load load{.port = asked_.port};
    words >> order;
    if (order == "acts-at")
        words >> load.per_second;
    words >> load.clients >> load.seconds;
    if (!words || (order == "acts-at" && !(load.per_second > 0)))
        throw std::invalid_argument{"not understood: " + line};
    if (order == "reads") {
        if (unsigned other = 0; words >> other)
            load.port = static_cast<std::uint16_t>(other);
        return read(load);
    }
    if (order != "acts" && order != "acts-at")
        throw std::invalid_argument{"not understood: " + line};
    auto figures = bench::run(load, years_).as_json();
    figures["lives_left"] = acts_.lives() - years_.lives_begun();
    return figures;
}

} // namespace

int main(int count, char** words)
{
    Asked asked;
    CLI::App app{"Asks a server on loopback for acts and readings, as orders on the standard input say"};
    app.add_option("--port", asked.port, "Where the server listens on 127.0.0.1")->required();
    app.add_option("--acts", asked.acts, "What prepare_acts wrote")->required();
    CLI11_PARSE(app, count, words);
    try {
        Orders orders{asked};
        for (std::string line; std::getline(std::cin, line);)
            std::cout << boost::json::serialize(orders.carry_out(line)) << std::endl;
        return 0;
    } catch (std::exception const& failure) {
        std::cerr << "load_client: " << failure.what() << '\n';
        return 1;
    }
}
