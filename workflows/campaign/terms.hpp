#pragma once
// Short texts of one form: names of deadlines and policies, zones, school years, digests. A text of another form is
// a fault of the body, told with its pointer like every other.

#include "engine/body.hpp"
#include "engine/day.hpp"

#include <boost/json/object.hpp>

#include <algorithm>
#include <string>
#include <string_view>

namespace workflows::campaign {

// A text that its Form admits.
template <class Form>
struct Term {
    std::string value{};

    Term() = default;
    Term(std::string text) : value{std::move(text)} {}
    Term(char const* text) : value{text} {}
    std::string const& operator*() const { return value; }
    bool operator==(Term const&) const = default;
};

constexpr bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

constexpr bool is_lower(char c)
{
    return c >= 'a' && c <= 'z';
}

// "interim_review": a campaign does not know what deadlines and policies its workflow has, so it checks their form only.
struct SnakeCase {
    static constexpr std::string_view pattern = "^[a-z][a-z0-9_]{0,63}$";
    static constexpr char const* expected =
        "Un nom en minuscules, chiffres et tirets bas est attendu : « interim_review ».";
    static bool admits(std::string_view text)
    {
        return !text.empty() && text.size() <= 64 && is_lower(text.front())
            && std::ranges::all_of(text, [](char c) { return is_lower(c) || is_digit(c) || c == '_'; });
    }
};

// "guide-2022-2023".
struct RuleSetForm {
    static constexpr std::string_view pattern = "^[a-z][a-z0-9_.-]{0,63}$";
    static constexpr char const* expected = "Un nom de jeu de règles est attendu : « guide-2022-2023 ».";
    static bool admits(std::string_view text)
    {
        return !text.empty() && text.size() <= 64 && is_lower(text.front()) && std::ranges::all_of(text, [](char c) {
            return is_lower(c) || is_digit(c) || c == '_' || c == '.' || c == '-';
        });
    }
};

// "Indian/Reunion": it settles what day it is for every case of the campaign.
struct ZoneForm {
    static constexpr std::string_view pattern = "^[A-Za-z0-9_+/-]{1,64}$";
    static constexpr char const* expected =
        "Ce fuseau horaire est inconnu ; un nom comme « Indian/Reunion » est attendu.";
    static bool admits(std::string_view text) { return text.size() <= 64 && engine::zone_exists(text); }
};

// "2022-2023", two years that follow one another, or a civil year, "2023".
struct PeriodForm {
    static constexpr std::string_view pattern = "^[0-9]{4}(-[0-9]{4})?$";
    static constexpr char const* expected = "Une année est attendue : « 2022-2023 » ou « 2023 ».";
    static bool admits(std::string_view text)
    {
        auto const is_year = [](std::string_view part) {
            return part.size() == 4 && std::ranges::all_of(part, is_digit);
        };
        if (text.size() == 4)
            return is_year(text);
        return text.size() == 9 && text[4] == '-' && is_year(text.substr(0, 4)) && is_year(text.substr(5))
            && std::stoi(std::string{text.substr(5)}) == std::stoi(std::string{text.substr(0, 4)}) + 1;
    }
};

// SHA-256 of a file, so that the file can be recognised later without being kept.
struct DigestForm {
    static constexpr std::string_view pattern = "^[0-9a-f]{64}$";
    static constexpr char const* expected =
        "Une empreinte SHA-256 est attendue : 64 chiffres hexadécimaux en minuscules.";
    static bool admits(std::string_view text)
    {
        return text.size() == 64
            && std::ranges::all_of(text, [](char c) { return is_digit(c) || (c >= 'a' && c <= 'f'); });
    }
};

using Name = Term<SnakeCase>;
using RuleSetName = Term<RuleSetForm>;
using Zone = Term<ZoneForm>;
using Period = Term<PeriodForm>;
using Digest = Term<DigestForm>;

} // namespace workflows::campaign

// Not "Form": inside the engine that is the engine's own.
template <class TermForm>
struct engine::BodyType<workflows::campaign::Term<TermForm>> {
    static void read(BodyReader& reader, boost::json::value const& json, workflows::campaign::Term<TermForm>& out)
    {
        auto const* const text = reader.text(json);
        if (text == nullptr)
            return;
        out.value = std::string{*text};
        // Believed when stored: a zone may leave the database of zones after the campaign was opened.
        if (!reader.believes() && !TermForm::admits(out.value))
            reader.out_of_bounds(TermForm::expected);
    }
    static boost::json::value write(workflows::campaign::Term<TermForm> const& term)
    {
        return boost::json::value(term.value);
    }
    static boost::json::object schema() { return {{"type", "string"}, {"pattern", TermForm::pattern}}; }
};
