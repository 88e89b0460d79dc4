// Speaks the real API on loopback. It reads orders from its standard input, a line each, and prints a line of JSON for each,
// so that it may rest while something else is measured:
//   port PORT                        where the server listens from now on
//   acts CLIENTS SECONDS [whole]     closed loop, of acts, answered with their receipts; in full if said
//   acts-at RATE CLIENTS SECONDS     open loop, of acts, answered with their receipts
//   again CLIENTS SECONDS            closed loop, of every act that was acknowledged in the lives at hand, under its own key
//   read-before CLIENTS SECONDS LIVES  closed loop, once each: of the cases of the next lives, by all who will act there
//   pass-read                        the next lives are such whose cases nobody has read
//   reads CLIENTS SECONDS [PORT]     closed loop, of one case a request; of another server, if named
//   pages CLIENTS SECONDS TOKEN PATH closed loop, of one page of a list a request; PATH has parameters

#include "tests/bench/command_line.hpp"
#include "tests/bench/work.hpp"

#include <boost/json/serialize.hpp>

#include <algorithm>
#include <iostream>
#include <sstream>

namespace {

constexpr std::size_t cases_read_most = 2'000;

class Orders {
public:
    explicit Orders(std::filesystem::path const& acts) : acts_{acts}, years_{acts_} {}

    boost::json::object carry_out(std::string const& line);

private:
    boost::json::object read(bench::Load const& load);
    boost::json::object once(bench::Load const& load, bench::Once asked);

    std::uint16_t port_ = 0;
    bench::Acts acts_;
    bench::Years years_;
    std::size_t read_ = 0; // the cases of lives before this one
};

boost::json::object Orders::read(bench::Load const& load)
{
    bench::Readings readings{acts_, std::min(cases_read_most, std::max<std::size_t>(years_.lives_begun(), 1))};
    return bench::run(load, readings).as_json();
}

boost::json::object Orders::once(bench::Load const& load, bench::Once asked)
{
    auto figures = bench::run(load, asked).as_json();
    figures["asked"] = asked.asked();
    return figures;
}

boost::json::object Orders::carry_out(std::string const& line)
{
    std::istringstream words{line};
    std::string order;
    bench::Load load{.port = port_};
    words >> order;
    if (order == "port" && words >> port_)
        return {{"port", port_}};
    if (order == "pass-read") {
        years_.pass_over(read_);
        return {{"lives_begun", years_.lives_begun()}};
    }
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
    if (order == "again") {
        return once(load, bench::Once::again(years_));
    }
    if (order == "read-before") {
        std::size_t lives = 0;
        if (!(words >> lives))
            throw std::invalid_argument{"not understood: " + line};
        auto const from = std::max(read_, years_.lives_begun());
        read_ = std::max(from, years_.lives_begun() + lives);
        return once(load, bench::Once::read_before(acts_, from, read_));
    }
    if (order == "pages") {
        std::string token, path;
        if (!(words >> token >> path))
            throw std::invalid_argument{"not understood: " + line};
        bench::Pages pages{path, token};
        return bench::run(load, pages).as_json();
    }
    std::string answers;
    words >> answers;
    if ((order != "acts" && order != "acts-at") || (!answers.empty() && answers != "whole"))
        throw std::invalid_argument{"not understood: " + line};
    years_.want(answers == "whole" ? bench::Answers::whole : bench::Answers::receipt);
    auto figures = bench::run(load, years_).as_json();
    figures["lives_left"] = acts_.lives() - years_.lives_begun();
    return figures;
}

} // namespace

int main(int count, char** words)
{
    std::filesystem::path acts;
    bench::CommandLine line{"load_client",
                            "Asks a server on loopback for acts and readings, as orders on the standard input say"};
    line.add("--acts", acts, "What prepare_acts wrote", bench::CommandLine::Given::must_be);
    return line.run(count, words, [&] {
        Orders orders{acts};
        for (std::string order; std::getline(std::cin, order);)
            std::cout << boost::json::serialize(orders.carry_out(order)) << std::endl;
    });
}
