#include "engine/answer_origin.hpp"

#include <boost/json/parse.hpp>
#include <boost/json/serialize.hpp>

namespace engine {
namespace {

constexpr std::string_view mark = "drawn_from"; // no answer has a member of that name

} // namespace

std::string to_text(AnswerOrigin const& origin)
{
    boost::json::array looked_at;
    for (RestsOn const& other : origin.looked_at)
        looked_at.push_back({other.stream.value, other.at});
    return boost::json::serialize(boost::json::object{{mark, origin.of.value},
                                                      {"version", origin.version},
                                                      {"at", origin.at.time_since_epoch().count()},
                                                      {"looked_at", std::move(looked_at)}});
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
