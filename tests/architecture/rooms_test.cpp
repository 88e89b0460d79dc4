// Headers share one include root, so the compiler lets any room include any other. This does not: it reads the
// sources as text and refuses a backward arrow, a word that belongs to another room, and a source that no
// CMakeLists.txt names. The rooms and their arrows are those of the README.

#include <catch2/catch.hpp>

#include <algorithm>
#include <array>
#include <cctype>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <initializer_list>
#include <iterator>
#include <regex>
#include <sstream>
#include <stdexcept>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace fs = std::filesystem;

namespace {

// ---- The rules ----

// clang-format off
// "workflows/*" is any workflow, "workflows/=" the one the file belongs to, "workflows" the files beside them.
struct Arrows {
    std::string_view room;
    std::string_view may_include;
};
constexpr std::array arrows{
    Arrows{"engine",       "engine"},
    Arrows{"engine/store", "engine engine/store schema"},
    Arrows{"workflows",    "engine workflows"},
    Arrows{"workflows/*",  "engine workflows workflows/="},
    Arrows{"api",          "engine api"},
    Arrows{"api/main.cpp", "engine engine/store schema workflows workflows/* api"},
    Arrows{"examples",     "engine workflows workflows/* examples"},
    Arrows{"tests",        "engine engine/store schema workflows workflows/* api tests"},
    Arrows{"tests/examples", "engine workflows workflows/* examples tests"}, // the proof of the examples themselves
    Arrows{"tests/bench",  "engine engine/store schema workflows workflows/* api examples tests tests/bench"}, // the examples' people act there
};

enum class Case { exact, any };
struct Word {
    std::string_view word;
    Case letters;
    std::string_view never_in;
};
// One literal may not name the clock: this file is read too. Hence \x3a for a colon.
constexpr std::array words{
    Word{"http::",               Case::exact, "engine engine/store workflows workflows/*"},
    Word{"<boost/beast",         Case::exact, "engine engine/store workflows workflows/*"},
    Word{"<soci/",               Case::exact, "engine workflows workflows/* api api/main.cpp examples"},
    Word{"SELECT ",              Case::exact, "engine workflows workflows/* api api/main.cpp examples"},
    Word{"INSERT ",              Case::exact, "engine workflows workflows/* api api/main.cpp examples"},
    Word{"insert into ",         Case::any,   "engine workflows workflows/* api api/main.cpp examples"},
    Word{"delete from ",         Case::any,   "engine workflows workflows/* api api/main.cpp examples"},
    Word{"trainee",              Case::any,   "engine engine/store api"},
    Word{"tutor",                Case::any,   "engine engine/store api"},
    Word{"inspector",            Case::any,   "engine engine/store api"},
    Word{"teacher",              Case::any,   "engine engine/store api"},
    Word{"system_clock\x3a:now", Case::exact, "engine engine/store workflows workflows/* api examples tests"},
};
// clang-format on

constexpr std::array rooms_with_sources{"engine", "workflows", "api", "examples", "tests"};

// ---- Reading the tree ----

std::string text_of(fs::path const& file)
{
    std::ifstream in{file};
    return {std::istreambuf_iterator<char>{in}, {}};
}

std::vector<std::string> words_of(std::string_view text)
{
    std::istringstream in{std::string{text}};
    return {std::istream_iterator<std::string>{in}, {}};
}

std::string lower(std::string text)
{
    std::ranges::transform(text, text.begin(), [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
    return text;
}

// Paths below the root, with '/', in order.
std::vector<std::string> sources_below(fs::path const& root)
{
    std::vector<std::string> found;
    for (auto const* room : rooms_with_sources) {
        if (!fs::is_directory(root / room))
            continue;
        for (auto const& entry : fs::recursive_directory_iterator{root / room}) {
            auto const extension = entry.path().extension();
            if (entry.is_regular_file() && (extension == ".hpp" || extension == ".cpp" || extension == ".h"))
                found.push_back(entry.path().lexically_relative(root).generic_string());
        }
    }
    std::ranges::sort(found);
    return found;
}

// "workflows/jury/guards.cpp" is in "workflows/jury", "workflows/sources.hpp" in "workflows"; "" for what is not ours.
std::string room_of(std::string const& path)
{
    static std::regex const shape{"(api/main\\.cpp|engine/store|workflows/[^/]+(?=/)|engine|workflows|api|examples|"
                                  "tests/examples(?=/)|tests/bench(?=/)|tests|schema)(/.*)?"};
    std::smatch parts;
    return std::regex_match(path, parts, shape) ? parts.str(1) : "";
}

bool is_workflow(std::string_view room)
{
    return room.starts_with("workflows/");
}

// Whether `room` is one of those in `list`, for a file that lives in `home`.
bool is_among(std::string_view list, std::string const& room, std::string const& home)
{
    auto const names = words_of(list);
    return std::ranges::any_of(names, [&](std::string const& name) {
        return name == room || (name == "workflows/*" && is_workflow(room)) || (name == "workflows/=" && room == home);
    });
}

// ---- The checks: each adds a line "path:line: what is wrong" a violation ----

using Violations = std::vector<std::string>;

// What an #include line asks for, as a path below the root when it is one of ours.
std::string included_by(fs::path const& root, std::string const& path, std::string const& line)
{
    static std::regex const shape{R"(\s*#\s*include\s*([<"])([^>"]+)[>"].*)"};
    std::smatch parts;
    if (!std::regex_match(line, parts, shape))
        return "";
    auto const beside = (fs::path{path}.parent_path() / parts.str(2)).lexically_normal();
    bool const is_relative = parts.str(1) == "\"" && fs::exists(root / beside);
    return is_relative ? beside.generic_string() : fs::path{parts.str(2)}.lexically_normal().generic_string();
}

void check_arrow(std::string const& place, std::string const& home, std::string const& target, Violations& violations)
{
    auto const room = room_of(target);
    if (room.empty())
        return; // the language, a library
    auto const* const row = std::ranges::find_if(
        arrows, [&](Arrows const& a) { return a.room == home || (a.room == "workflows/*" && is_workflow(home)); });
    if (row == arrows.end())
        throw std::logic_error{"no arrows for " + home};
    if (!is_among(row->may_include, room, home))
        violations.push_back(place + ": " + home + " may not include " + target);
}

void check_words(std::string const& place, std::string const& home, std::string const& line, Violations& violations)
{
    auto const lower_line = lower(line);
    for (auto const& [word, letters, never_in] : words) {
        auto const& searched = letters == Case::any ? lower_line : line;
        if (is_among(never_in, home, "") && searched.find(word) != std::string::npos)
            violations.push_back(place + ": " + home + " may not say \"" + std::string{word} + "\"");
    }
}

void check_text(fs::path const& root, std::string const& path, Violations& violations)
{
    auto const home = room_of(path);
    std::istringstream text{text_of(root / path)};
    std::string line;
    for (int number = 1; std::getline(text, line); ++number) {
        auto const place = path + ":" + std::to_string(number);
        check_arrow(place, home, included_by(root, path, line), violations);
        check_words(place, home, line, violations);
    }
}

// Whether a CMakeLists.txt at or above the source names it, by its path from there.
bool is_listed(fs::path const& root, std::string const& path)
{
    static std::regex const comment{"#[^\n]*"};
    static std::regex const separators{"[\\s()\"]+"};
    for (auto folder = fs::path{path}.parent_path();; folder = folder.parent_path()) {
        if (fs::exists(root / folder / "CMakeLists.txt")) {
            auto const list = std::regex_replace(text_of(root / folder / "CMakeLists.txt"), comment, "");
            auto const name = fs::path{path}.lexically_relative(folder.empty() ? "." : folder).generic_string();
            std::sregex_token_iterator const tokens{list.begin(), list.end(), separators, -1};
            if (std::find(tokens, {}, name) != std::sregex_token_iterator{})
                return true;
        }
        if (folder.empty())
            return false;
    }
}

Violations violations_in(fs::path const& root)
{
    Violations violations;
    for (auto const& path : sources_below(root)) {
        check_text(root, path, violations);
        if (path.ends_with(".cpp") && !is_listed(root, path))
            violations.push_back(path + ": no CMakeLists.txt names it");
    }
    return violations;
}

// A small tree in a temporary folder, gone at the end of the test.
class Tree {
public:
    Tree(std::initializer_list<std::pair<std::string, std::string>> files)
    {
        auto name = (fs::temp_directory_path() / "titularis-rooms-XXXXXX").string();
        if (mkdtemp(name.data()) == nullptr)
            throw std::runtime_error{"no temporary folder"};
        root_ = name;
        for (auto const& [path, text] : files) {
            fs::create_directories((root_ / path).parent_path());
            std::ofstream{root_ / path} << text;
        }
    }
    Tree(Tree const&) = delete;
    Tree& operator=(Tree const&) = delete;
    ~Tree()
    {
        std::error_code ignored;
        fs::remove_all(root_, ignored);
    }

    fs::path const& root() const { return root_; }

private:
    fs::path root_;
};

} // namespace

TEST_CASE("the product keeps to its rooms")
{
    fs::path const root{TITULARIS_SOURCE_DIR};
    REQUIRE(sources_below(root).size() > 5); // it is the right folder
    for (auto const& violation : violations_in(root))
        FAIL_CHECK(violation);
}

TEST_CASE("arrows that go forward are accepted")
{
    Tree const tree{
        {"engine/track.hpp", "#include \"engine/ids.hpp\"\n#include <vector>\n"},
        {"engine/store/journal.hpp",
         "#include \"engine/track.hpp\"\n#include \"schema/steps.hpp\"\n#include <soci/soci.h>\n// SELECT 1\n"},
        {"workflows/sources.hpp", "#include \"engine/track.hpp\"\n"},
        {"workflows/jury/guards.hpp", "#include \"workflows/sources.hpp\"\n#include \"workflows/jury/events.hpp\"\n"},
        {"api/server.hpp", "#include \"api/routes.hpp\"\n#include \"engine/track.hpp\"\n"},
        {"api/main.cpp",
         "#include \"workflows/trainee_year/tables.hpp\"\n#include \"engine/store/journal.hpp\"\n"
         "auto now() { return std::chrono::system_clock\x3a:now(); }\n"},
        {"api/CMakeLists.txt", "add_executable(titularis main.cpp)\n"},
        {"examples/year.hpp", "#include \"workflows/jury/guards.hpp\"\n"},
        {"tests/support/story.hpp", "#include \"api/server.hpp\"\n#include \"engine/store/journal.hpp\"\n"},
    };
    CHECK(violations_in(tree.root()) == Violations{});
}

TEST_CASE("a backward arrow is refused, whichever room it leaves")
{
    Tree const tree{
        {"api/server.hpp", "#include \"engine/store/journal.hpp\"\n#include \"workflows/sources.hpp\"\n"},
        {"engine/store/journal.hpp", "#pragma once\n  #  include <api/server.hpp>\n"},
        {"engine/track.hpp",
         "#include \"engine/store/journal.hpp\"\n#include \"workflows/jury/guards.hpp\"\n"
         "#include \"api/server.hpp\"\n#include \"tests/support/story.hpp\"\n"},
        {"examples/year.hpp", "#include \"api/server.hpp\"\n#include \"engine/store/journal.hpp\"\n"},
        {"tests/story.hpp", "#include \"examples/year.hpp\"\n"},
        {"workflows/jury/guards.hpp",
         "#include \"workflows/trainee_year/guards.hpp\"\n"
         "#include \"engine/store/journal.hpp\"\n#include \"examples/year.hpp\"\n"},
        {"workflows/sources.hpp", "#include \"workflows/jury/guards.hpp\"\n"},
    };
    Violations const expected{
        "api/server.hpp:1: api may not include engine/store/journal.hpp",
        "api/server.hpp:2: api may not include workflows/sources.hpp",
        "engine/store/journal.hpp:2: engine/store may not include api/server.hpp",
        "engine/track.hpp:1: engine may not include engine/store/journal.hpp",
        "engine/track.hpp:2: engine may not include workflows/jury/guards.hpp",
        "engine/track.hpp:3: engine may not include api/server.hpp",
        "engine/track.hpp:4: engine may not include tests/support/story.hpp",
        "examples/year.hpp:1: examples may not include api/server.hpp",
        "examples/year.hpp:2: examples may not include engine/store/journal.hpp",
        "tests/story.hpp:1: tests may not include examples/year.hpp",
        "workflows/jury/guards.hpp:1: workflows/jury may not include workflows/trainee_year/guards.hpp",
        "workflows/jury/guards.hpp:2: workflows/jury may not include engine/store/journal.hpp",
        "workflows/jury/guards.hpp:3: workflows/jury may not include examples/year.hpp",
        "workflows/sources.hpp:1: workflows may not include workflows/jury/guards.hpp",
    };
    CHECK(violations_in(tree.root()) == expected);
}

TEST_CASE("a backward arrow is refused behind a relative path too")
{
    Tree const tree{
        {"api/server.hpp", "#include \"../workflows/sources.hpp\"\n#include \"routes.hpp\"\n"},
        {"api/routes.hpp", ""},
        {"engine/track.hpp", "#include \"store/journal.hpp\"\n"},
        {"engine/store/journal.hpp", ""},
        {"workflows/sources.hpp", ""},
    };
    Violations const expected{
        "api/server.hpp:1: api may not include workflows/sources.hpp",
        "engine/track.hpp:1: engine may not include engine/store/journal.hpp",
    };
    CHECK(violations_in(tree.root()) == expected);
}

TEST_CASE("a word in the wrong room is refused")
{
    Tree const tree{
        {"api/handlers/cases.hpp",
         "auto const sql = \"SELECT 1\";\n// the Trainee\nauto t = system_clock\x3a:now();\n"},
        {"engine/track.hpp", "http::status status;\n// INSERT here\nstruct Tutor;\nauto t = system_clock\x3a:now();\n"},
        {"engine/store/journal.hpp", "#include <boost/beast.hpp>\n// SELECT is at home here, an Inspector is not\n"},
        {"tests/clock.hpp", "auto t = std::chrono::system_clock\x3a:now();\n"},
        {"workflows/jury/guards.hpp", "#include <soci/soci.h>\n// Insert into the trainee's file\n"},
    };
    Violations const expected{
        "api/handlers/cases.hpp:1: api may not say \"SELECT \"",
        "api/handlers/cases.hpp:2: api may not say \"trainee\"",
        "api/handlers/cases.hpp:3: api may not say \"system_clock\x3a:now\"",
        "engine/store/journal.hpp:1: engine/store may not say \"<boost/beast\"",
        "engine/store/journal.hpp:2: engine/store may not say \"inspector\"",
        "engine/track.hpp:1: engine may not say \"http::\"",
        "engine/track.hpp:2: engine may not say \"INSERT \"",
        "engine/track.hpp:3: engine may not say \"tutor\"",
        "engine/track.hpp:4: engine may not say \"system_clock\x3a:now\"",
        "tests/clock.hpp:1: tests may not say \"system_clock\x3a:now\"",
        "workflows/jury/guards.hpp:1: workflows/jury may not say \"<soci/\"",
        "workflows/jury/guards.hpp:2: workflows/jury may not say \"insert into \"",
    };
    CHECK(violations_in(tree.root()) == expected);
}

TEST_CASE("a source that no CMakeLists.txt names is refused")
{
    Tree const tree{
        {"engine/CMakeLists.txt", "add_library(engine\n  day.cpp # track.cpp\n)\n"},
        {"engine/day.cpp", ""},
        {"engine/holiday.cpp", ""},
        {"engine/track.cpp", ""},
        {"tests/CMakeLists.txt", "add_executable(tests_engine engine/day_test.cpp)\n"},
        {"tests/engine/day_test.cpp", ""},
        {"workflows/jury/guards.cpp", ""},
    };
    Violations const expected{
        "engine/holiday.cpp: no CMakeLists.txt names it",
        "engine/track.cpp: no CMakeLists.txt names it",
        "workflows/jury/guards.cpp: no CMakeLists.txt names it",
    };
    CHECK(violations_in(tree.root()) == expected);
}
