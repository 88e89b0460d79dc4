#include "engine/known.hpp"

#include <algorithm>
#include <array>
#include <bit>
#include <charconv>
#include <span>

namespace engine {
namespace {

constexpr std::size_t instant_digits = 20;
constexpr std::size_t known_bytes_max = instant_digits + 23; // with the version and what stands between

void append_instant(std::string& text, Instant instant)
{
    std::array<char, instant_digits> digits{};
    auto const* const end =
        std::to_chars(digits.data(), digits.data() + digits.size(), instant.time_since_epoch().count()).ptr;
    auto const count = static_cast<std::size_t>(end - digits.data());
    text.append(instant_digits - count, '0').append(digits.data(), count);
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
    Workflow const& workflow = *subject.workflow;
    Roles unsettled; // first all: ids count from 0
    unsettled.bits = static_cast<std::uint32_t>((std::uint64_t{1} << workflow.names_of_roles().size()) - 1);
    // Done for every act: nearly all roles are settled by the piece that moved last.
    auto const moved_last = std::ranges::find_if(subject.pieces, [&](Piece const& piece) {
        return !piece.entries.empty() && piece.entries.back().version == subject.version;
    });
    if (moved_last != subject.pieces.end())
        unsettled.bits &= ~workflow.readers(subject, *moved_last, context).bits;
    if (!unsettled.any())
        return {};
    // As known_to() says, of all of them at once.
    std::array<Known, 32> known{};
    Known opening;
    for (Piece const& piece : subject.pieces) {
        if (piece.entries.empty())
            continue;
        if (piece.entries.front().version == 1)
            opening = {1, piece.entries.front().recorded_at};
        Entry const& last = piece.entries.back();
        for (auto readers = workflow.readers(subject, piece, context).both(unsettled).bits; readers != 0;
             readers &= readers - 1)
            if (auto& one = known[static_cast<std::size_t>(std::countr_zero(readers))]; last.version > one.version)
                one = {last.version, last.recorded_at};
    }
    std::vector<Behind> all;
    for (; unsettled.any(); unsettled.bits &= unsettled.bits - 1) {
        RoleId const role{static_cast<std::uint8_t>(std::countr_zero(unsettled.bits))};
        Known const& of_role = known[role.value].version > 0 ? known[role.value] : opening;
        if (of_role.version == subject.version)
            continue;
        auto const same = std::ranges::find(all, of_role, &Behind::known);
        if (same == all.end())
            all.push_back({of_role, Roles{role}});
        else
            same->roles.add(role);
    }
    return all;
}

std::string to_text(std::vector<Behind> const& behind, Workflow const& workflow)
{
    if (behind.empty())
        return {};
    struct Named {
        std::string_view role, known;
    };
    std::array<Named, 32> named; // not initialised: most are not needed
    std::size_t count = 0, bytes = 1;
    std::string said; // of each Behind, one after the other
    said.reserve(behind.size() * known_bytes_max);
    for (Behind const& one : behind) {
        auto const from = said.size();
        said.append("=");
        append_instant(said, one.known.changed_at);
        said.append(":").append(std::to_string(one.known.version)).append(",");
        for (auto roles = one.roles.bits; roles != 0; roles &= roles - 1) {
            auto const role = workflow.name_of(RoleId{static_cast<std::uint8_t>(std::countr_zero(roles))});
            named[count++] = {role, std::string_view{said}.substr(from)};
            bytes += role.size() + named[count - 1].known.size();
        }
    }
    auto const all = std::span{named}.first(count);
    std::ranges::sort(all, {}, &Named::role);
    std::string text{","};
    text.reserve(bytes);
    for (Named const& one : all)
        text.append(one.role).append(one.known);
    return text;
}

std::string instant_text(Instant instant)
{
    std::string text;
    append_instant(text, instant);
    return text;
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
