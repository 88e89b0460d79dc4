#include "engine/erasure.hpp"

#include "engine/chain.hpp"

#include <boost/json/parse.hpp>

#include <algorithm>
#include <limits>
#include <optional>
#include <stdexcept>

namespace engine {
namespace {

namespace json = boost::json;

template <class Number>
std::optional<Number> number_in(json::value const& value)
{
    if (value.is_int64() && value.get_int64() >= 0 && value.get_int64() <= std::numeric_limits<Number>::max())
        return static_cast<Number>(value.get_int64());
    return std::nullopt;
}

std::string text_in(json::object const& object, std::string_view member)
{
    auto const* const found = object.if_contains(member);
    return found && found->is_string() ? std::string{found->get_string()} : std::string{};
}

ErasedPiece piece_in(json::object const& object)
{
    ErasedPiece piece{.track = text_in(object, "track"), .piece = 0, .versions = {}};
    if (auto const* const number = object.if_contains("piece"))
        piece.piece = number_in<std::uint16_t>(*number).value_or(0);
    if (auto const* const versions = object.if_contains("versions"); versions && versions->is_array())
        for (json::value const& one : versions->get_array())
            if (auto const version = number_in<Version>(one))
                piece.versions.push_back(*version);
    return piece;
}

} // namespace

ErasureTold erasure_told_by(Event const& event)
{
    ErasureTold told;
    if (event.type != erasing_event)
        return told;
    json::error_code error;
    json::value const body = json::parse(event.body, error);
    if (error || !body.is_object())
        return told;
    told.policy = text_in(body.get_object(), "policy");
    auto const* const pieces = body.get_object().if_contains("pieces");
    if (!pieces || !pieces->is_array())
        return told;
    for (json::value const& one : pieces->get_array())
        if (one.is_object())
            told.pieces.push_back(piece_in(one.get_object()));
    return told;
}

std::vector<Version> versions_erased_by(Event const& event)
{
    std::vector<Version> versions;
    for (ErasedPiece const& piece : erasure_told_by(event).pieces)
        versions.insert(versions.end(), piece.versions.begin(), piece.versions.end());
    return versions;
}

void erase_body(Event& event)
{
    event.erased = body_digest(event);
    event.body.clear();
    event.salt.clear();
}

Erasing erase_as_told(std::vector<Event>& stream, Event const& erasing)
{
    Erasing all;
    for (Version const version : versions_erased_by(erasing)) {
        auto const event = std::ranges::find(stream, version, &Event::version);
        if (event == stream.end() || event->format == 1 || event->type == erasing_event)
            throw std::logic_error{"an erasure names an event that cannot be erased"};
        if (event->erased)
            continue;
        erase_body(*event);
        all.contents.push_back({version, *event->erased});
    }
    return all;
}

} // namespace engine
