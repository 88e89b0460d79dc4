// Whatever reads what people sent, below HTTP: a form with every kind of member, parameters of an address, cursors,
// conditional headers, tables. The first line names the reader, the rest is read.

#include "tests/fuzz/forms.hpp"

#include "api/base64url.hpp"
#include "api/csv.hpp"
#include "api/cursor.hpp"
#include "api/query.hpp"
#include "api/request.hpp"
#include "api/secrets.hpp"
#include "api/sessions.hpp"
#include "api/tokens.hpp"
#include "engine/day.hpp"

#include <cstdint>

namespace {

using fuzz::must;

enum class Mood { calm, in_a_hurry };
BOOST_DESCRIBE_ENUM(Mood, calm, in_a_hurry)

struct Line {
    engine::Text<8> word{};
    bool read = false;
    std::optional<std::int64_t> times{};
    bool operator==(Line const&) const = default;
};
BOOST_DESCRIBE_STRUCT(Line, (), (word, read, times))

struct Everything {
    engine::Text<20, 2> name{};
    engine::Day on{};
    std::optional<engine::Instant> at{};
    std::optional<Mood> mood{};
    engine::List<engine::Text<8>, 5> words{};
    Line line{};
    std::optional<engine::Text<40>> remark{};
    bool operator==(Everything const&) const = default;
};
BOOST_DESCRIBE_STRUCT(Everything, (), (name, on, at, mood, words, line, remark))

void read_parameters(std::string_view bytes)
{
    auto const target = api::parse_target(std::string{"/a?"}.append(bytes));
    if (!target)
        return;
    api::Request request;
    request.path = target->path;
    request.query = target->query;
    (void)api::parameter_fault(request, "limit cursor search tag.");
    api::QueryReader reader{request};
    std::size_t const limit = reader.limit();
    must(limit >= 1 && limit <= 200, "a page within bounds");
    (void)reader.text("search");
    (void)reader.word("group", {"to_do", "late"});
    (void)reader.instant("as_of");
    (void)reader.flag("with_total");
    (void)reader.id("linked_to");
    if (auto const fault = reader.error())
        must(!fault->faults.empty(), "a refusal that says where");
}

void read_cursor(std::string_view bytes)
{
    static api::TokenKey const key = api::TokenKey::draw();
    static api::CursorSeal const seal{key};
    must(!seal.open(bytes, "a list"), "nobody makes a cursor up");
    auto const position = engine::parse_json(bytes);
    if (!position || !position->is_object())
        return;
    std::string const cursor = seal.seal(position->as_object(), "a list");
    auto const opened = seal.open(cursor, "a list");
    must(opened.has_value() == (cursor.size() <= api::cursor_characters_max), "a cursor opens, unless it is too long");
    must(!seal.open(cursor, "another list"), "a cursor is good for one list");
}

void read_headers(std::string_view bytes)
{
    api::Request request;
    request.path = "/a";
    for (char const* const name : {"If-Match", "If-None-Match", "Idempotency-Key", "Accept", "Prefer", "Content-Type",
                                   "Authorization", "Cookie"})
        request.headers.emplace_back(name, bytes);
    (void)api::if_match(request);
    (void)api::if_none_exists(request);
    (void)api::matches_if_none_match(request, "\"3\"");
    (void)api::repeat_of(request);
    (void)api::accepts(request, "application/json");
    (void)api::prefers_minimal(request);
    (void)api::media_type_fault(request, "application/json");
    if (auto const token = api::bearer(request))
        must(!token->empty(), "something after Bearer");
    for (std::string_view const name : {"__Host-titularis", "other"})
        if (auto const value = api::cookie(request, name))
            must(value->find(';') == std::string_view::npos, "one cookie");
    (void)api::BrowserSessions::is_in(request);
}

// What is written in base64url and as scopes reads back as it was; what is written otherwise is none.
void read_words(std::string_view bytes)
{
    must(api::from_base64url(api::base64url(bytes)) == bytes, "bytes come back");
    if (auto const read = api::from_base64url(bytes))
        must(api::base64url(*read) == bytes, "one way to write it");
    if (auto const scopes = api::scopes_in(bytes))
        must(!scopes->none() && api::scopes_in(api::text_of(*scopes)) == scopes, "scopes come back");
    must(api::same_secret(bytes, bytes), "a text is itself");
}

void read_table(std::string_view bytes)
{
    auto const roster = api::read_roster(bytes, {"email", "name", "corps"}, {}, {"place"});
    for (engine::RosterRow const& row : roster.rows)
        for (auto const& [column, cell] : row.cells)
            must(cell.size() <= 4'000 && api::is_storable_text(cell), "a cell within bounds");
    for (engine::RosterFault const& fault : roster.faults)
        must(!fault.message.empty(), "a fault that says what is wrong");
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* data, std::size_t size)
{
    std::string const input(data, data + size);
    auto const end = input.find('\n');
    if (end == std::string::npos)
        return 0;
    std::string_view const reader = std::string_view{input}.substr(0, end);
    std::string_view const rest = std::string_view{input}.substr(end + 1);
    if (reader == "parameters")
        read_parameters(rest);
    else if (reader == "cursor")
        read_cursor(rest);
    else if (reader == "headers")
        read_headers(rest);
    else if (reader == "words")
        read_words(rest);
    else if (reader == "roster")
        read_table(rest);
    else
        fuzz::read_form(engine::form_of<Everything>(), rest);
    return 0;
}
