#pragma once
// The table of expected_rights.md, read: whoever may read it may change it, and the test follows.

#include <filesystem>
#include <map>
#include <string>
#include <vector>

namespace rights {

enum class Right { none, deposits, reads, writes };

// One cell: a right, perhaps only under a condition ("scellé").
struct Cell {
    Right right = Right::none;
    std::string condition;
};

struct Person {
    std::string id;
    std::map<std::string, std::vector<std::string>> roles; // by case: camille, noel, zoe, campagne, jury, module…
};

class ExpectedRights {
public:
    explicit ExpectedRights(std::filesystem::path const& file); // throws std::runtime_error

    std::vector<Person> const& people() const { return people_; }
    std::map<std::string, std::string> const& routes() const { return routes_; } // "GET /live" to its object
    bool knows(std::string const& object) const { return cells_.contains(object); }
    // The best that these roles have on an object, under the conditions that hold.
    Right of(std::string const& object, std::vector<std::string> const& roles,
             std::vector<std::string> const& holding) const;

private:
    std::map<std::string, std::map<std::string, Cell>> cells_; // by object, then by role
    std::vector<Person> people_;
    std::map<std::string, std::string> routes_;
};

ExpectedRights const& expected(); // what expected_rights.md says

} // namespace rights
