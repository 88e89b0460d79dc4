#pragma once
// Machine tokens: opaque, kept as a digest, for one person and for some of what that person may do. A scope only ever
// takes away: roles come from our own dated records.

#include "api/message.hpp"

#include "engine/accounts.hpp"

#include <chrono>
#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace api {

enum class Scope : unsigned {
    read = 1,       // whatever is asked with GET, and questions that write nothing
    file = 2,       // acts and drafts
    administer = 4, // imports, people, tokens
};

class Scopes {
public:
    constexpr Scopes() = default;
    constexpr Scopes(Scope scope) : bits_{static_cast<unsigned>(scope)} {}
    static constexpr Scopes all() { return Scopes{Scope::read} | Scope::file | Scope::administer; }

    constexpr bool has(Scope scope) const { return (bits_ & static_cast<unsigned>(scope)) != 0; }
    constexpr bool within(Scopes others) const { return (bits_ & ~others.bits_) == 0; }
    constexpr bool none() const { return bits_ == 0; }
    friend constexpr Scopes operator|(Scopes one, Scopes other)
    {
        one.bits_ |= other.bits_;
        return one;
    }
    bool operator==(Scopes const&) const = default;

private:
    unsigned bits_ = 0;
};

std::vector<std::string_view> names_of(Scopes scopes);
std::string text_of(Scopes scopes);                     // "read file"
std::optional<Scopes> scopes_in(std::string_view text); // nothing when a word is none, or there is no word

struct TokenOrder {
    engine::PersonId person;
    std::string name;
    Scopes scopes;
    engine::PersonId created_by; // empty: the command line
    std::chrono::seconds lifetime{};
};

// A token and what is kept of it. The secret is shown once and is nowhere afterwards.
struct NewToken {
    std::string secret;
    engine::MachineToken kept;
};
NewToken draw_token(TokenOrder const& order, engine::Instant now);

// Draws it and keeps it; the secret.
std::string mint(engine::Tokens& tokens, TokenOrder const& order, engine::Instant now);

// Looks tokens up, and remembers them: one that is revoked elsewhere (another node, the command line) may be good for `lag`
// longer; one revoked here is not. Those it has found are good as long as the store says that none has changed. On which day each
// was last used is gathered, and written together: a commit for each would cost more than all else that a day's first request
// does.
class TokenBook {
public:
    TokenBook(engine::Tokens& tokens, std::chrono::milliseconds lag) : tokens_{tokens}, lag_{lag} {}

    // Nothing when it is none of ours, revoked or over.
    std::shared_ptr<engine::MachineToken const> find(std::string_view secret, engine::Instant now);
    // Without asking the store; nothing, too, when the store would have to be asked.
    std::shared_ptr<engine::MachineToken const> find_at_hand(std::string_view secret, engine::Instant now);
    bool revoke(std::string const& id);
    // Asks whether any has changed. To be called more often than once in each `lag`: otherwise, and while the store is away, each
    // is looked up anew when it was for so long.
    void renew();
    // To be called now and then, and before uses are told. What a store does not take in is written the next time.
    void write_uses();
    engine::Tokens& kept() { return tokens_; }

private:
    using Token = std::shared_ptr<engine::MachineToken const>;
    using Moment = std::chrono::steady_clock::time_point;
    struct Remembered {
        Token token;
        Moment asked_at;
    };
    Token remembered(std::string const& hash, std::size_t& forgotten);
    Token look_up(std::string const& hash);
    Token used(std::string const& hash, Token token, engine::Instant now);

    engine::Tokens& tokens_;
    std::chrono::milliseconds lag_;
    std::mutex mutex_;
    std::size_t forgotten_ = 0;          // how often any was
    std::optional<std::string> changes_; // as the store told last
    Moment unchanged_at_{};              // when it was last asked, and what is remembered still stood
    std::unordered_map<std::string, Remembered> remembered_; // by digest
    std::map<std::string, std::string> uses_;                // digest → day, not yet written
};

} // namespace api
