#pragma once
// What an operator may ask, with its options and its help. main.cpp carries it out.

#include "api/identity_orders.hpp"
#include "api/retention.hpp"
#include "api/rule_moves.hpp"
#include "api/serving.hpp"
#include "api/what_if.hpp"

#include "engine/read_models.hpp"

#include <optional>
#include <string>

namespace api {

enum class Command {
    migrate,
    serve,
    token,
    person,
    verify,
    export_journal,
    anchor,
    rebuild,
    rules,
    check,
    contract,
    migrate_rules,
    what_if,
    retention,
    export_person,
    forget_person,
    invite,
};

struct Arguments {
    Command command = Command::serve;
    std::string store = "sqlite://var/titularis.db";
    std::string key = "var/token.key";
    ServingOptions serving;
    std::string oidc_secret_file;
    bool demonstration = false;
    std::string now; // where a simulated clock starts
    TokenAsked token;
    std::string email;  // whom to invite
    std::string person; // e-mail or id: whose data are written, or who is forgotten
    engine::Person entered;
    std::string exported; // file to verify, instead of the store
    std::string anchor;
    std::string output;
    bool check = false;
    std::string workflow;
    std::string rule_set;
    std::string format = "markdown";
    std::string scenarios; // folder of tests that the index cites
    std::string page;      // file whose drawn part is refreshed
    std::string contract;  // file to refresh
    MoveOrder move;
    Supposition supposition;
    RetentionOrder retention;
};

// The exit code when there is nothing left to do (help was printed, or the usage is wrong); otherwise `in` is filled.
std::optional<int> parse(int count, char** words, Arguments& in);

} // namespace api
