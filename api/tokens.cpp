#include "api/tokens.hpp"

#include "api/secrets.hpp"
#include "engine/journal.hpp"

#include <algorithm>
#include <array>
#include <utility>

namespace api {
namespace {

// By which people, and programs that look for secrets gone astray, know it for one of ours.
constexpr std::string_view prefix = "titularis_";
constexpr std::size_t secret_characters = 43;
constexpr std::size_t remembered_max = 10'000;

constexpr std::array<std::pair<Scope, std::string_view>, 3> scope_names{
    {{Scope::read, "read"}, {Scope::file, "file"}, {Scope::administer, "administer"}}};

bool is_one(std::string_view secret)
{
    return secret.starts_with(prefix) && secret.size() == prefix.size() + secret_characters;
}

bool is_good(engine::MachineToken const& token, engine::Instant now)
{
    return now < token.expires_at && token.created_at - std::chrono::seconds{5} <= now;
}

std::string day_of(engine::Instant now)
{
    return engine::to_text(std::chrono::floor<std::chrono::days>(now));
}

} // namespace

std::vector<std::string_view> names_of(Scopes scopes)
{
    std::vector<std::string_view> names;
    for (auto const& [scope, name] : scope_names)
        if (scopes.has(scope))
            names.push_back(name);
    return names;
}

std::string text_of(Scopes scopes)
{
    std::string text;
    for (std::string_view const name : names_of(scopes))
        text.append(text.empty() ? "" : " ").append(name);
    return text;
}

std::optional<Scopes> scopes_in(std::string_view text)
{
    Scopes scopes;
    while (!text.empty()) {
        std::string_view const word = text.substr(0, text.find(' '));
        text.remove_prefix(std::min(text.size(), word.size() + 1));
        Scopes const before = scopes;
        for (auto const& [scope, name] : scope_names)
            if (word == name)
                scopes = scopes | scope;
        if (scopes == before)
            return std::nullopt;
    }
    return scopes.none() ? std::nullopt : std::optional{scopes};
}

NewToken draw_token(TokenOrder const& order, engine::Instant now)
{
    NewToken made{std::string{prefix} + draw_secret(), {}};
    made.kept.hash = digest_of(made.secret);
    made.kept.id = opaque_id();
    made.kept.person = order.person;
    made.kept.name = order.name;
    made.kept.scopes = text_of(order.scopes);
    made.kept.created_by = order.created_by;
    made.kept.created_at = now;
    made.kept.expires_at = now + order.lifetime;
    return made;
}

std::string mint(engine::Tokens& tokens, TokenOrder const& order, engine::Instant now)
{
    NewToken made = draw_token(order, now);
    tokens.add({&made.kept, 1});
    return std::move(made.secret);
}

// Also how often any was forgotten before this look.
TokenBook::Token TokenBook::remembered(std::string const& hash, std::size_t& forgotten)
{
    auto const present = std::chrono::steady_clock::now();
    std::lock_guard const lock{mutex_};
    forgotten = forgotten_;
    auto const at = remembered_.find(hash);
    if (at == remembered_.end() || present >= std::max(at->second.asked_at, unchanged_at_) + lag_)
        return nullptr;
    return at->second.token;
}

TokenBook::Token TokenBook::look_up(std::string const& hash)
{
    auto const asked_at = std::chrono::steady_clock::now();
    std::size_t forgotten = 0;
    if (auto known = remembered(hash, forgotten))
        return known;
    auto const kept = tokens_.find(hash);
    auto found = kept ? std::make_shared<engine::MachineToken const>(*kept) : nullptr;
    if (!found || lag_ <= lag_.zero())
        return found;
    std::lock_guard const lock{mutex_};
    if (forgotten != forgotten_)
        return found; // one was revoked while we read, perhaps this
    if (remembered_.size() >= remembered_max)
        remembered_.clear(); // they are looked up again
    remembered_.insert_or_assign(hash, Remembered{found, asked_at});
    return found;
}

TokenBook::Token TokenBook::find(std::string_view secret, engine::Instant now)
{
    if (!is_one(secret))
        return nullptr; // no need to ask the store
    std::string const hash = digest_of(secret);
    auto found = look_up(hash);
    return found && is_good(*found, now) ? used(hash, std::move(found), now) : nullptr;
}

TokenBook::Token TokenBook::find_at_hand(std::string_view secret, engine::Instant now)
{
    if (!is_one(secret))
        return nullptr;
    std::size_t forgotten = 0;
    std::string const hash = digest_of(secret);
    auto found = remembered(hash, forgotten);
    return found && is_good(*found, now) ? used(hash, std::move(found), now) : nullptr;
}

// It, with the day of its use.
TokenBook::Token TokenBook::used(std::string const& hash, Token token, engine::Instant now)
{
    std::string day = day_of(now);
    if (token->last_used_on == day)
        return token;
    std::lock_guard const lock{mutex_};
    if (uses_.size() >= remembered_max) // the store has taken nothing in for long
        return token;
    auto of_today = std::make_shared<engine::MachineToken>(*token);
    of_today->last_used_on = day;
    if (auto const at = remembered_.find(hash); at != remembered_.end())
        at->second.token = of_today;
    uses_.insert_or_assign(hash, std::move(day));
    return of_today;
}

void TokenBook::renew()
{
    auto const asked_at = std::chrono::steady_clock::now();
    std::string changes;
    try {
        changes = tokens_.changes();
    } catch (engine::StoreUnavailable const&) {
        std::lock_guard const lock{mutex_};
        // What takes its place may count otherwise. Until then they are good as long as they were.
        changes_.reset();
        return;
    }
    std::lock_guard const lock{mutex_};
    if (changes_ != changes) {
        changes_ = std::move(changes);
        ++forgotten_;
        remembered_.clear();
    }
    unchanged_at_ = asked_at;
}

void TokenBook::write_uses()
{
    std::map<std::string, std::string> uses;
    {
        std::lock_guard const lock{mutex_};
        uses.swap(uses_);
    }
    std::map<std::string, std::vector<std::string>> by_day;
    for (auto const& [hash, day] : uses)
        by_day[day].push_back(hash);
    try {
        for (auto const& [day, hashes] : by_day)
            tokens_.used_together(hashes, day);
    } catch (engine::StoreUnavailable const&) { // it may still be read
        std::lock_guard const lock{mutex_};
        uses_.merge(uses); // those of meanwhile stand
    }
}

bool TokenBook::revoke(std::string const& id)
{
    bool const revoked = tokens_.revoke(id);
    std::lock_guard const lock{mutex_};
    ++forgotten_;
    std::erase_if(remembered_, [&](auto const& each) { return each.second.token->id == id; });
    return revoked;
}

} // namespace api
