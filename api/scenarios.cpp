#include "api/scenarios.hpp"

#include <algorithm>
#include <fstream>
#include <iterator>
#include <stdexcept>

namespace api {
namespace {

namespace fs = std::filesystem;

void skip_space(std::string_view& rest)
{
    rest.remove_prefix(std::min(rest.find_first_not_of(" \t\r\n"), rest.size()));
}

// Literals side by side are one text, as the compiler has it.
std::string take_text(std::string_view& rest)
{
    std::string text;
    for (skip_space(rest); rest.starts_with('"'); skip_space(rest)) {
        std::size_t at = 1;
        for (; at < rest.size() && rest[at] != '"'; ++at) {
            if (rest[at] == '\\')
                ++at;
            if (at < rest.size())
                text += rest[at];
        }
        rest.remove_prefix(std::min(at + 1, rest.size()));
    }
    return text;
}

// "[review][l1-6]"
std::vector<std::string> tags_in(std::string_view text)
{
    std::vector<std::string> tags;
    for (auto open = text.find('['); open != std::string_view::npos; open = text.find('[', open + 1))
        if (auto const close = text.find(']', open); close != std::string_view::npos)
            tags.emplace_back(text.substr(open + 1, close - open - 1));
    return tags;
}

} // namespace

std::vector<engine::Scenario> scenarios_of(std::string_view source, std::string const& file)
{
    constexpr std::string_view macro = "TEST_CASE(";
    std::vector<engine::Scenario> all;
    for (auto at = source.find(macro); at != std::string_view::npos; at = source.find(macro, at + 1)) {
        std::string_view rest = source.substr(at + macro.size());
        engine::Scenario one{take_text(rest), file, {}};
        if (one.name.empty())
            continue; // the word in a comment or in a text
        if (rest.starts_with(',')) {
            rest.remove_prefix(1);
            one.tags = tags_in(take_text(rest));
        }
        all.push_back(std::move(one));
    }
    return all;
}

std::vector<engine::Scenario> scenarios_below(fs::path const& folder)
{
    if (!fs::is_directory(folder))
        throw std::runtime_error{folder.string() + " is no folder of tests"};
    auto const tests = fs::canonical(folder);
    std::vector<fs::path> files;
    for (auto const& entry : fs::recursive_directory_iterator{tests})
        if (entry.path().extension() == ".cpp")
            files.push_back(entry.path());
    std::ranges::sort(files);
    std::vector<engine::Scenario> all;
    for (fs::path const& file : files) {
        std::ifstream in{file};
        std::string const text{std::istreambuf_iterator<char>{in}, {}};
        auto some = scenarios_of(text, file.lexically_relative(tests.parent_path()).generic_string());
        std::ranges::move(some, std::back_inserter(all));
    }
    return all;
}

} // namespace api
