#pragma once
// What an operator asks on the command line, short of serving. Each function prints what it found and returns the exit
// code: 0 fine, 1 refused or broken. Throws StoreUnavailable.

#include "engine/case_service.hpp"
#include "engine/model.hpp"
#include "engine/read_models.hpp"

#include <filesystem>
#include <iosfwd>
#include <string>

namespace api {

int verify_store(engine::Store& store, std::string const& anchor, std::ostream& out);
int verify_export(std::filesystem::path const& file, std::string const& anchor, std::ostream& out);
int export_journal(engine::Store& store, std::filesystem::path const& file, std::ostream& out);
int print_anchor(engine::Store& store, std::ostream& out);

// Draws lists and tasks anew from the journal; `check` compares what was there with what came, line by line.
int rebuild(engine::CaseService& service, bool check, std::ostream& out);

// Enters a person, or corrects the one who has that e-mail; prints the id.
int enter_person(engine::Store& store, engine::Person person, std::ostream& out);

// The tables in a form for people (rules_pages.hpp), printed or put into the drawn part of a page.
struct RulesAsked {
    std::string workflow; // a collection; empty for all
    std::string format;
    std::string scenarios; // folder of tests that the index cites; empty for none
    std::string page;      // file to refresh; empty to print
};
int print_rules(engine::Workflows const& workflows, RulesAsked const& asked, std::ostream& out,
                std::ostream& complaints);

// Walks every position that the tables allow, by each world of each rule set; tells what is proved, what is left out, and
// what is refused with its story. `only` is a collection and `rule_set` a name, or empty for all.
int check_rules(std::vector<engine::Model> const& models, std::string const& only, std::string const& rule_set,
                std::ostream& out, std::ostream& complaints);

} // namespace api
