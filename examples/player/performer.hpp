#pragma once
// Carries an act to the product and sees what comes back: versions read again when somebody was faster, refusals told
// from those that belong to the life. One a connection.

#include "examples/player/cast.hpp"
#include "examples/player/http_client.hpp"
#include "examples/player/ledger.hpp"

#include <boost/json/object.hpp>

#include <map>
#include <optional>
#include <string>
#include <string_view>

namespace examples::player {

struct Deed {
    std::string what;   // for people who read the log
    std::string by;     // e-mail
    std::string target; // "/api/v1/trainee-years/…/file/seal"
    std::string piece;  // path of the piece that it changes; empty when it begins a new one
    std::string key;
    boost::json::object body{};
    std::string_view refused_by{}; // the condition that is to refuse it; empty: it succeeds
};

// Versions of pieces as last seen, by path.
using Versions = std::map<std::string, std::string>;

class Performer {
public:
    Performer(Address address, std::chrono::seconds patience, Cast const& cast, Ledger& ledger)
        : cast_{cast}, ledger_{ledger}, client_{std::move(address), patience, ledger.repeated}
    {
    }

    // The answer of an accepted act; nothing when it was refused, as expected or not.
    std::optional<Answer> perform(Deed const& deed, Versions& versions);

    // Returns once the product answers. Before that its store may not yet know what day it is, and tokens made then
    // would be of another time.
    void wait_for_product();
    // Whatever the answer.
    Answer get(std::string const& target, std::string const& by);
    Answer send(Request const& request) { return client_.send(request); }
    std::string const& token_of(std::string const& email) const { return cast_.of(email).token; }

private:
    Cast const& cast_;
    Ledger& ledger_;
    HttpClient client_;
};

} // namespace examples::player
