#include "tests/bench/command_line.hpp"

#include <CLI/CLI.hpp>

#include <cstdint>
#include <filesystem>
#include <iostream>

namespace bench {

struct CommandLine::Inside {
    Inside(std::string const& program, std::string const& what) : app{what, program} {}

    CLI::App app;

    template <class Value>
    CLI::Option& add(std::string const& name, Value& value, std::string const& what, Given given)
    {
        auto* const option = app.add_option(name, value, what);
        return given == Given::must_be ? *option->required() : *option->capture_default_str();
    }
};

CommandLine::CommandLine(std::string const& program, std::string const& what)
    : inside_{std::make_unique<Inside>(program, what)}
{
}
CommandLine::~CommandLine() = default;

template <class Value>
void CommandLine::add(std::string const& name, Value& value, std::string const& what, Given given)
{
    inside_->add(name, value, what, given);
}

template <class Value>
void CommandLine::add_within(std::string const& name, Value& value, Value least, Value most, std::string const& what,
                             Given given)
{
    inside_->add(name, value, what, given).check(CLI::Range(least, most));
}

template void CommandLine::add(std::string const&, std::string&, std::string const&, Given);
template void CommandLine::add(std::string const&, std::filesystem::path&, std::string const&, Given);
template void CommandLine::add(std::string const&, std::uint64_t&, std::string const&, Given);
template void CommandLine::add_within(std::string const&, std::uint64_t&, std::uint64_t, std::uint64_t,
                                      std::string const&, Given);

int CommandLine::run(int count, char** words, std::function<void()> const& work)
{
    CLI11_PARSE(inside_->app, count, words);
    try {
        work();
        return 0;
    } catch (std::exception const& failure) {
        std::cerr << inside_->app.get_name() << ": " << failure.what() << '\n';
        return 1;
    }
}

} // namespace bench
