#include "engine/known.hpp"

#include <algorithm>
#include <charconv>

namespace engine {
namespace {

constexpr std::size_t instant_digits = 20;

std::string padded(std::string digits)
{
    return std::string(instant_digits - digits.size(), '0') + digits;
}

} // namespace

Known known_to(Roles roles, Case const& subject, Case const& present, Context const& context)
{
    Known known;
    Known opening;
    for (Piece const& piece : subject.pieces) {
        if (piece.entries.empty())
            continue;
        if (piece.entries.front().version == 1)
            opening = {1, piece.entries.front().recorded_at};
        Entry const& last = piece.entries.back();
        if (last.version <= known.version)
            continue; // rights are asked of few pieces
        Piece const* const now = present.find(piece.track, piece.number);
        if (present.workflow->may_read(present, now ? *now : piece, roles, context))
            known = {last.version, last.recorded_at};
    }
    return known.version > 0 ? known : opening;
}

std::vector<Behind> who_is_behind(Case const& subject, Context const& context)
{
    // Done for every act: nearly all roles are settled by the piece that moved last.
    auto const moved_last = std::ranges::find_if(subject.pieces, [&](Piece const& piece) {
        return !piece.entries.empty() && piece.entries.back().version == subject.version;
    });
    std::vector<Behind> all;
    for (Word const& word : subject.workflow->words().roles) {
        RoleId const role{word.id};
        if (moved_last != subject.pieces.end()
            && subject.workflow->may_read(subject, *moved_last, Roles{role}, context))
            continue;
        Known const known = known_to(Roles{role}, subject, subject, context);
        if (known.version == subject.version)
            continue;
        auto const same = std::ranges::find(all, known, &Behind::known);
        if (same == all.end())
            all.push_back({known, Roles{role}});
        else
            same->roles.add(role);
    }
    return all;
}

std::string to_text(std::vector<Behind> const& behind, Workflow const& workflow)
{
    if (behind.empty())
        return {};
    std::vector<std::pair<std::string_view, Known const*>> roles;
    for (Behind const& one : behind)
        for (Word const& word : workflow.words().roles)
            if (one.roles.has(RoleId{word.id}))
                roles.emplace_back(word.name, &one.known);
    std::ranges::sort(roles);
    std::string text{","};
    for (auto const& [role, known] : roles)
        text.append(role)
            .append("=")
            .append(instant_text(known->changed_at))
            .append(":")
            .append(std::to_string(known->version) + ",");
    return text;
}

std::string instant_text(Instant instant)
{
    return padded(std::to_string(instant.time_since_epoch().count()));
}

std::optional<Known> known_behind(std::string_view text, std::string_view role)
{
    auto const at = text.find("," + std::string{role} + "=");
    if (at == std::string_view::npos)
        return std::nullopt;
    text.remove_prefix(at + role.size() + 2);
    text = text.substr(0, text.find(','));
    long long instant = 0;
    Known known;
    if (text.size() <= instant_digits + 1 || text[instant_digits] != ':')
        return known;
    auto const read = [](std::string_view digits, auto& number) {
        auto const [end, fault] = std::from_chars(digits.data(), digits.data() + digits.size(), number);
        return fault == std::errc{} && end == digits.data() + digits.size();
    };
    if (!read(text.substr(0, instant_digits), instant) || !read(text.substr(instant_digits + 1), known.version))
        return Known{};
    known.changed_at = Instant{std::chrono::microseconds{instant}};
    return known;
}

} // namespace engine
