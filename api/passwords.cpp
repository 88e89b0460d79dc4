#include "api/passwords.hpp"

#include "api/message.hpp"
#include "api/text_parts.hpp"
#include "engine/body.hpp"

#include <sodium.h>

#include <algorithm>
#include <array>
#include <stdexcept>

namespace api {
namespace {

constexpr std::size_t places = 2; // 128 MiB at most
constexpr std::size_t characters_min = 12;
constexpr std::size_t characters_max = 128;
constexpr std::size_t telling_characters = 3; // shorter parts of a name are in any password

struct Work {
    unsigned long long passes;
    std::size_t bytes;
};

constexpr Work work_of(PasswordCost cost)
{
    if (cost == PasswordCost::interactive)
        return {crypto_pwhash_OPSLIMIT_INTERACTIVE, crypto_pwhash_MEMLIMIT_INTERACTIVE};
    return {crypto_pwhash_OPSLIMIT_MIN, crypto_pwhash_MEMLIMIT_MIN};
}

// So many random bytes, as they stand in a hash.
template <std::size_t Bytes>
std::string drawn_part()
{
    constexpr int variant = sodium_base64_VARIANT_ORIGINAL_NO_PADDING;
    std::array<unsigned char, Bytes> drawn{};
    randombytes_buf(drawn.data(), drawn.size());
    std::array<char, sodium_base64_ENCODED_LEN(Bytes, variant)> text{};
    return sodium_bin2base64(text.data(), text.size(), drawn.data(), drawn.size(), variant);
}

bool holds(std::string const& password, std::string_view part)
{
    return part.size() >= telling_characters && password.find(lower(part)) != std::string::npos;
}

} // namespace

Passwords::Passwords(PasswordCost cost) : cost_{cost}, slots_{places}, nobodys_{hash_of_nobody(cost)} {}

std::string Passwords::hash_now(std::string const& password) const
{
    Work const work = work_of(cost_);
    std::array<char, crypto_pwhash_STRBYTES> text{};
    if (crypto_pwhash_str_alg(text.data(), password.data(), password.size(), work.passes, work.bytes,
                              crypto_pwhash_ALG_ARGON2ID13)
        != 0)
        throw std::runtime_error{"no memory to hash a password"};
    return text.data();
}

std::optional<std::string> Passwords::hash(std::string const& password)
{
    Slots::Place const place{slots_};
    return place ? std::optional{hash_now(password)} : std::nullopt;
}

std::optional<bool> Passwords::verify(std::optional<std::string> const& hash, std::string const& password)
{
    Slots::Place const place{slots_};
    if (!place)
        return std::nullopt;
    bool const same =
        crypto_pwhash_str_verify((hash ? *hash : nobodys_).c_str(), password.data(), password.size()) == 0;
    return same && hash.has_value();
}

std::string hash_of_nobody(PasswordCost cost)
{
    constexpr std::size_t salt_bytes = crypto_pwhash_argon2id_SALTBYTES;
    constexpr std::size_t hash_bytes = 32; // of those that libsodium writes
    if (sodium_init() < 0)                 // the first call of it in the program; a second does nothing
        throw std::runtime_error{"libsodium cannot start"};
    Work const work = work_of(cost);
    return "$argon2id$v=19$m=" + std::to_string(work.bytes / 1024) + ",t=" + std::to_string(work.passes) + ",p=1$"
        + drawn_part<salt_bytes>() + "$" + drawn_part<hash_bytes>();
}

std::vector<engine::Fault> password_faults(std::string const& password, engine::Person const& person,
                                           std::string const& pointer)
{
    std::vector<engine::Fault> faults;
    std::size_t const characters = engine::count_characters(password);
    if (characters < characters_min || characters > characters_max || !is_storable_text(password))
        faults.push_back({pointer, "Entre 12 et 128 caractères sont attendus."});
    std::string const low = lower(password);
    std::string_view const email = person.email;
    if (holds(low, person.family_name) || holds(low, person.given_name) || holds(low, email.substr(0, email.find('@'))))
        faults.push_back({pointer, "Il ne doit contenir ni votre nom ni votre adresse."});
    return faults;
}

} // namespace api
