#include "engine/chain.hpp"

#include "engine/erasure.hpp"

#include <openssl/evp.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <cstring>
#include <memory>
#include <stdexcept>

namespace engine {
namespace {

void netstring(std::string& out, std::string_view bytes)
{
    std::array<char, 21> size;
    char* const end = std::to_chars(size.data(), size.data() + size.size() - 1, bytes.size()).ptr;
    *end = ':';
    out.append(size.data(), end + 1);
    out += bytes;
    out += ',';
}

// The digest is fetched once and the context reused: a third of the time of doing both anew at each event.
class Sha256 {
public:
    Sha256() : type_{EVP_MD_fetch(nullptr, "SHA256", nullptr), EVP_MD_free}, context_{EVP_MD_CTX_new(), EVP_MD_CTX_free}
    {
        if (!type_ || !context_)
            throw std::runtime_error{"SHA-256 is not available"};
    }
    Hash operator()(std::initializer_list<std::string_view> parts)
    {
        Hash hash{};
        bool fine = EVP_DigestInit_ex2(context_.get(), type_.get(), nullptr) == 1;
        for (std::string_view const part : parts)
            fine = fine && EVP_DigestUpdate(context_.get(), part.data(), part.size()) == 1;
        if (!fine || EVP_DigestFinal_ex(context_.get(), hash.data(), nullptr) != 1)
            throw std::runtime_error{"SHA-256 failed"};
        return hash;
    }

private:
    std::unique_ptr<EVP_MD, decltype(&EVP_MD_free)> type_;
    std::unique_ptr<EVP_MD_CTX, decltype(&EVP_MD_CTX_free)> context_;
};

Hash digest(std::initializer_list<std::string_view> parts)
{
    thread_local Sha256 sha256;
    return sha256(parts);
}

std::string_view bytes_of(Hash const& hash)
{
    return {reinterpret_cast<char const*>(hash.data()), hash.size()}; // NOLINT: bytes are bytes
}

// RFC 6962, 2.1: leaves and nodes are told apart by a first byte, so that neither passes for the other.
Hash merkle(std::vector<Hash> const& leaves, std::size_t first, std::size_t count)
{
    if (count == 1)
        return leaves[first];
    std::size_t left = 1;
    while (left * 2 < count)
        left *= 2;
    Hash const a = merkle(leaves, first, left);
    Hash const b = merkle(leaves, first + left, count - left);
    return digest({std::string_view{"\x01", 1}, bytes_of(a), bytes_of(b)});
}

} // namespace

std::string canonical_bytes(Event const& event)
{
    std::string out;
    out.reserve((event.format == 1 ? event.body.size() : 64) + 320);
    if (event.format != 1)
        netstring(out, std::to_string(event.format));
    netstring(out, event.stream.value);
    netstring(out, std::to_string(event.version));
    netstring(out, event.type);
    netstring(out, std::to_string(event.shape));
    netstring(out, event.track);
    netstring(out, std::to_string(event.piece));
    netstring(out, event.actor.value);
    netstring(out, event.role);
    netstring(out, event.on_behalf_of ? event.on_behalf_of->value : std::string{});
    netstring(out, to_text(event.occurred_on));
    netstring(out, std::to_string(event.recorded_at.time_since_epoch().count()));
    netstring(out, event.rule_set);
    netstring(out, event.format == 1 ? event.body : to_hex(body_digest(event)));
    return out;
}

Hash body_digest(Event const& event)
{
    return event.erased ? *event.erased : digest({event.salt, event.body});
}

bool is_salt(std::string_view text)
{
    return text.size() == 32
        && std::ranges::all_of(text, [](char c) { return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f'); });
}

void chain_after(Hash const& previous, Event& event, std::string salt)
{
    if (!is_salt(salt))
        throw std::logic_error{"a salt is 32 hexadecimal digits"};
    event.format = 2;
    event.salt = std::move(salt);
    event.hash = chained(previous, event);
}

Hash chained(Hash const& previous, Event const& event)
{
    return digest({bytes_of(previous), canonical_bytes(event)});
}

Hash sha256(std::string_view bytes)
{
    return digest({bytes});
}

namespace {

// The two digits of every byte.
constexpr auto pairs_of_digits = [] {
    constexpr std::string_view digits{"0123456789abcdef"};
    std::array<std::array<char, 2>, 256> pairs{};
    for (std::size_t byte = 0; byte < pairs.size(); ++byte)
        pairs[byte] = {digits[byte >> 4U], digits[byte & 15U]};
    return pairs;
}();

char* write_digits(char* at, Hash const& hash)
{
    for (std::uint8_t const byte : hash)
        at = std::copy_n(pairs_of_digits[byte].data(), 2, at);
    return at;
}

} // namespace

std::string to_hex(Hash const& hash)
{
    std::string text(2 * hash.size(), '0');
    write_digits(text.data(), hash);
    return text;
}

bool from_hex(std::string_view text, Hash& hash)
{
    if (text.size() != hash.size() * 2)
        return false;
    auto const nibble = [](char c) -> int {
        if (c >= '0' && c <= '9')
            return c - '0';
        if (c >= 'a' && c <= 'f')
            return c - 'a' + 10;
        return -1;
    };
    for (std::size_t i = 0; i < hash.size(); ++i) {
        int const high = nibble(text[2 * i]);
        int const low = nibble(text[2 * i + 1]);
        if (high < 0 || low < 0)
            return false;
        hash[i] = static_cast<std::uint8_t>(high * 16 + low);
    }
    return true;
}

void BodyType<Hash>::read(BodyReader& reader, boost::json::value const& json, Hash& out)
{
    auto const* const text = reader.text(json);
    if (text != nullptr && !from_hex(*text, out))
        reader.unreadable("Une empreinte compte 64 chiffres hexadécimaux.");
}

char* BodyType<Hash>::write_at(char* at, Hash const& hash)
{
    *at++ = '"';
    at = write_digits(at, hash);
    *at++ = '"';
    return at;
}

bool BodyType<Hash>::recall(CanonicalReader& reader, Hash& out)
{
    std::string_view text;
    return reader.read_plain(text) && from_hex(text, out);
}

std::string ChainVerifier::fault_of(Event const& event, Head const& head, Progress& progress) const
{
    std::string const name = "event " + std::to_string(event.version);
    if (event.version > head.version + 1)
        return "events " + std::to_string(head.version + 1) + " to " + std::to_string(event.version - 1)
            + " are missing";
    if (event.version <= head.version)
        return name + " comes after event " + std::to_string(head.version) + ": added or reordered";
    if (event.format < progress.format || event.format > 2)
        return name + " is of format " + std::to_string(event.format) + ": none such can stand here";
    // Neither a body without salt nor a rest of either beside the digest would be seen by the hash.
    bool const is_whole = event.erased ? event.format == 2 && event.body.empty() && event.salt.empty()
        : event.format == 1            ? event.salt.empty()
                                       : is_salt(event.salt);
    if (!is_whole)
        return name + " is neither whole nor erased";
    if (chained(head.hash, event) != event.hash)
        return name + " does not match its hash: altered, added or reordered";
    if (event.type != erasing_event)
        return {};
    for (Version const version : versions_erased_by(event))
        if (progress.unexplained.erase(version) > 0)
            progress.explained.insert(version);
        else if (!progress.explained.contains(version))
            return name + " says that event " + std::to_string(version) + " was erased, which it is not";
    return {};
}

void ChainVerifier::read(Event const& event)
{
    ++events_;
    Head& head = heads_[event.stream];
    Progress& progress = progress_[event.stream];
    // One broken link makes every later one doubtful: name the first, then follow what is there.
    if (!progress.broken)
        if (std::string what = fault_of(event, head, progress); !what.empty()) {
            breaches_.push_back({event.stream, event.version, std::move(what)});
            progress.broken = true;
        }
    if (event.erased)
        progress.unexplained.insert(event.version);
    progress.format = std::max(progress.format, event.format);
    head.version = std::max(head.version, event.version);
    head.hash = event.hash;
}

std::vector<Breach> ChainVerifier::finish(Heads const& expected) const
{
    std::vector<Breach> all = breaches_;
    for (auto const& [stream, progress] : progress_)
        if (!progress.broken && !progress.unexplained.empty())
            all.push_back({stream, *progress.unexplained.begin(),
                           "the body of event " + std::to_string(*progress.unexplained.begin())
                               + " is gone, and no later event says that it was erased"});
    for (auto const& [stream, head] : expected) {
        auto const found = heads_.find(stream);
        if (found == heads_.end())
            all.push_back({stream, 1, "the whole stream of " + std::to_string(head.version) + " events is missing"});
        else if (found->second.version < head.version)
            all.push_back({stream, found->second.version + 1,
                           "events " + std::to_string(found->second.version + 1) + " to " + std::to_string(head.version)
                               + " are missing at the end"});
        else if (found->second.version > head.version)
            all.push_back(
                {stream, head.version + 1,
                 "events after " + std::to_string(head.version) + " were added: the head does not know them"});
        else if (found->second.hash != head.hash && !progress_.at(stream).broken)
            all.push_back({stream, head.version, "the last event is not the one that the head names: rewritten"});
    }
    for (auto const& [stream, head] : heads_)
        if (!expected.empty() && !expected.contains(stream))
            all.push_back({stream, 1, "the whole stream was added: no head names it"});
    return all;
}

Hash merkle_root(ChainVerifier::Heads const& heads)
{
    if (heads.empty())
        return sha256("");
    std::vector<Hash> leaves;
    leaves.reserve(heads.size());
    for (auto const& [stream, head] : heads)
        leaves.push_back(digest(
            {std::string_view{"\x00", 1}, stream.value, ":", std::to_string(head.version), ":", bytes_of(head.hash)}));
    return merkle(leaves, 0, leaves.size());
}

} // namespace engine
