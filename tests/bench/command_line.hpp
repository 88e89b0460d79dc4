#pragma once
// The options of a program of the benchmarks. CLI11's headers, seconds of compiling, are read once for all of them.

#include <functional>
#include <memory>
#include <string>

namespace bench {

class CommandLine {
public:
    enum class Given { must_be, may_be };

    CommandLine(std::string const& program, std::string const& what);
    ~CommandLine();
    CommandLine(CommandLine const&) = delete;
    CommandLine& operator=(CommandLine const&) = delete;

    // Text, a path, std::size_t or std::uint64_t. What may be left out shows what it then is.
    template <class Value>
    void add(std::string const& name, Value& value, std::string const& what, Given given = Given::may_be);
    // A number between the two, both included.
    template <class Value>
    void add_within(std::string const& name, Value& value, Value least, Value most, std::string const& what,
                    Given given = Given::may_be);

    // Reads the words, then works; the status to end with. What goes wrong is told on the standard error output.
    int run(int count, char** words, std::function<void()> const& work);

private:
    struct Inside;
    std::unique_ptr<Inside> inside_;
};

} // namespace bench
