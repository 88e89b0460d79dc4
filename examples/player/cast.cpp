#include "examples/player/cast.hpp"

#include <sys/wait.h>

#include <array>
#include <cstdio>
#include <fstream>
#include <iterator>
#include <memory>
#include <sstream>
#include <stdexcept>
#include <thread>

namespace examples::player {

namespace {

constexpr int store_away = 3; // exit code of the product's command line
constexpr std::chrono::milliseconds pause_between_tries{500};
// A year of simulated time, the longest that the product grants; the player asks again before it ends.
constexpr char const* token_hours = "8784";

std::string quoted(std::string const& argument)
{
    std::string safe = "'";
    for (char const letter : argument)
        safe += letter == '\'' ? std::string{"'\\''"} : std::string{letter};
    return safe + "'";
}

struct Close {
    void operator()(std::FILE* pipe) const { ::pclose(pipe); }
};

struct Printed {
    std::string output;
    int status = 0; // as wait(2) tells it
};

Printed printed_by(std::string const& command)
{
    std::unique_ptr<std::FILE, Close> pipe{::popen(command.c_str(), "r")};
    if (!pipe)
        throw std::runtime_error{"impossible de lancer : " + command};
    Printed printed;
    std::array<char, 65'536> chunk{};
    for (std::size_t got = 0; (got = std::fread(chunk.data(), 1, chunk.size(), pipe.get())) > 0;)
        printed.output.append(chunk.data(), got);
    printed.status = ::pclose(pipe.release());
    return printed;
}

std::string text_of(std::filesystem::path const& file)
{
    std::ifstream in{file, std::ios::binary};
    if (!in)
        throw std::runtime_error{"illisible : " + file.string()};
    return {std::istreambuf_iterator<char>{in}, {}};
}

} // namespace

std::string Cast::run(std::string const& arguments) const
{
    auto const command = quoted(options_.titularis.string()) + ' ' + arguments + " --store " + quoted(options_.store);
    auto const give_up_at = std::chrono::steady_clock::now() + options_.patience;
    for (;;) {
        auto printed = printed_by(command);
        if (printed.status == 0)
            return std::move(printed.output);
        bool const may_pass = WIFEXITED(printed.status) && WEXITSTATUS(printed.status) == store_away;
        if (!may_pass || std::chrono::steady_clock::now() + pause_between_tries > give_up_at)
            throw std::runtime_error{"a échoué : " + command};
        std::this_thread::sleep_for(pause_between_tries);
    }
}

void Cast::enter(Somebody const& somebody) const
{
    if (options_.titularis.empty())
        return;
    run("person --email " + quoted(somebody.email) + " --family-name " + quoted(somebody.family_name) + " --given-name "
        + quoted(somebody.given_name) + " --title " + quoted(somebody.title));
}

void Cast::refresh()
{
    auto const with_key = options_.key.empty() ? std::string{} : " --key " + quoted(options_.key.string());
    std::istringstream lines{options_.titularis.empty()
                                 ? text_of(options_.tokens)
                                 : run("token --all --hours " + std::string{token_hours} + with_key)};
    for (std::string line; std::getline(lines, line);) {
        std::istringstream fields{line};
        std::string email;
        Speaker speaker;
        if (std::getline(fields, email, '\t') && std::getline(fields, speaker.id.value, '\t')
            && std::getline(fields, speaker.token)) {
            emails_[speaker.id] = email;
            speakers_[email] = std::move(speaker);
        }
    }
}

Speaker const& Cast::of(std::string const& email) const
{
    auto const found = speakers_.find(email);
    if (found == speakers_.end())
        throw std::runtime_error{"aucun jeton pour " + email};
    return found->second;
}

std::string Cast::email_of(engine::PersonId const& id) const
{
    auto const found = emails_.find(id);
    return found == emails_.end() ? std::string{} : found->second;
}

} // namespace examples::player
