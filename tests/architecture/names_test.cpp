// Two types of one name in one namespace are one type to the linker: of what the compiler makes of both, either is taken
// for either. No compiler sees both at once, so this reads the sources.

#include <catch2/catch.hpp>

#include <filesystem>
#include <fstream>
#include <map>
#include <regex>
#include <set>
#include <sstream>
#include <string>
#include <vector>

namespace fs = std::filesystem;

namespace {

using Places = std::map<std::string, std::set<std::string>>; // by "engine::Known", the files that define it

// As the project is written: a namespace, its end and a type of its own each begin a line.
void note_types(std::istream& text, std::string const& file, Places& places)
{
    static std::regex const opened{R"((?:inline )?namespace\s*([\w:]*)\s*\{)"};
    static std::regex const closed{R"(\}\s*// namespace.*)"};
    static std::regex const defined{R"((?:struct|class|enum class|enum)\s+(\w+)(?!\w|::|<)[^;]*)"};
    std::vector<std::string> within;
    std::smatch parts;
    for (std::string line; std::getline(text, line);) {
        if (std::regex_match(line, parts, opened)) {
            within.push_back(parts.str(1));
        } else if (std::regex_match(line, closed) && !within.empty()) {
            within.pop_back();
        } else if (std::regex_match(line, parts, defined)) {
            std::string name;
            bool is_local = false; // in an unnamed namespace, the file's own
            for (std::string const& one : within) {
                is_local = is_local || one.empty();
                name += one + "::";
            }
            if (!is_local)
                places[name + parts.str(1)].insert(file);
        }
    }
}

std::vector<std::string> defined_twice(Places const& places)
{
    std::vector<std::string> all;
    for (auto const& [name, files] : places)
        if (files.size() > 1)
            all.push_back(name + ": " + *files.begin() + ", " + *files.rbegin());
    return all;
}

} // namespace

TEST_CASE("no two types have one name in one namespace")
{
    fs::path const root{TITULARIS_SOURCE_DIR};
    Places places;
    for (char const* const room : {"engine", "workflows", "api", "examples", "tests"})
        for (auto const& entry : fs::recursive_directory_iterator{root / room}) {
            auto const extension = entry.path().extension();
            if (extension != ".hpp" && extension != ".cpp")
                continue;
            std::ifstream text{entry.path()};
            note_types(text, entry.path().lexically_relative(root).generic_string(), places);
        }
    CHECK(places.size() > 400); // it reads what it should
    CHECK(defined_twice(places) == std::vector<std::string>{});
}

TEST_CASE("two types of one name are found, and what only looks alike is not")
{
    Places places;
    std::istringstream one{"namespace a {\nstruct Standing {\nclass Known;\nenum class Mood : int {\nnamespace {\n"
                           "struct Mine {\n} // namespace\nclass Log::Inside {\n} // namespace a\nstruct Free {\n"};
    std::istringstream other{
        "namespace a {\nclass Standing : public Base {\nclass Known {\nstruct Mine {\n} // namespace a\n"
        "namespace a::b {\nstruct Standing {\nenum class Mood {\n} // namespace a::b\n"};
    note_types(one, "one.hpp", places);
    note_types(other, "other.cpp", places);
    CHECK(defined_twice(places) == std::vector<std::string>{"a::Standing: one.hpp, other.cpp"});
    CHECK(places.contains("Free"));
    CHECK(places.contains("a::Mine"));
    CHECK_FALSE(places.contains("a::Inside"));
}
