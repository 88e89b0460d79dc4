#include "engine/answer_origin.hpp"

#include "engine/canonical_text.hpp"

#include <boost/json/parse.hpp>

#include <utility>

namespace engine {
namespace {

constexpr std::string_view mark = "drawn_from"; // no answer has a member of that name

} // namespace

std::string to_text(AnswerOrigin const& origin)
{
    CanonicalWriter out;
    out.put('{');
    out.put_word(mark);
    out.put(':');
    out.quote(origin.of.value);
    out.put(R"(,"version":)");
    out.number(origin.version);
    out.put(R"(,"at":)");
    out.number(origin.at.time_since_epoch().count());
    out.put(R"(,"looked_at":[)");
    for (std::string_view before = "["; RestsOn const& other : origin.looked_at) {
        out.put(std::exchange(before, ",["));
        out.quote(other.stream.value);
        out.put(',');
        out.number(other.at);
        out.put(']');
    }
    out.put("]}");
    return std::string{out.text()};
}

std::optional<AnswerOrigin> parse_answer_origin(std::string_view text)
{
    auto const parsed = boost::json::parse(text);
    auto const* const object = parsed.if_object();
    if (!object || !object->contains(mark))
        return std::nullopt;
    AnswerOrigin origin{.of = {std::string{object->at(mark).as_string()}},
                        .version = object->at("version").to_number<Version>(),
                        .at = Instant{std::chrono::microseconds{object->at("at").to_number<std::int64_t>()}},
                        .looked_at = {}};
    for (auto const& one : object->at("looked_at").as_array())
        origin.looked_at.push_back({{std::string{one.at(0).as_string()}}, one.at(1).to_number<Version>()});
    return origin;
}

} // namespace engine
