#pragma once
// Who may speak: each person's id and token. They come from the product's own command line, as an operator would make
// them; the player never holds the key itself. While the store is away, those commands are asked again for as long as
// requests to the server are.

#include "examples/player/options.hpp"
#include "examples/roster.hpp"

#include "engine/ids.hpp"

#include <string>
#include <unordered_map>

namespace examples::player {

struct Speaker {
    engine::PersonId id;
    std::string token;
};

class Cast {
public:
    explicit Cast(Options const& options) : options_{options} {}

    // Enters somebody whom no roster names. Nothing to do when tokens come from a file.
    void enter(Somebody const& somebody) const;
    // Tokens for everybody whom the store knows by now.
    void refresh();

    // Throws std::runtime_error when nobody has that address.
    Speaker const& of(std::string const& email) const;
    // Empty when nobody has that id.
    std::string email_of(engine::PersonId const& id) const;

private:
    std::string run(std::string const& arguments) const;

    Options const& options_;
    std::unordered_map<std::string, Speaker> speakers_; // by address
    std::unordered_map<engine::PersonId, std::string> emails_;
};

} // namespace examples::player
