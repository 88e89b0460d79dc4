#include "examples/player/performer.hpp"

#include <boost/json/serialize.hpp>

#include <algorithm>

namespace examples::player {

namespace {

constexpr char const* untouched = "\"0\"";
constexpr int attempts_max = 4; // at a piece that others keep changing

// The path of the piece that an act began or changed.
std::string piece_of(Answer const& answer)
{
    boost::json::error_code fault;
    auto const* self = answer.body.find_pointer("/piece/links/self", fault);
    return self != nullptr && self->is_string() ? std::string{self->as_string()} : std::string{};
}

bool names_condition(Answer const& answer, std::string_view rule)
{
    auto const* problem = answer.body.if_object();
    auto const* conditions = problem != nullptr ? problem->if_contains("conditions") : nullptr;
    if (conditions == nullptr || !conditions->is_array())
        return false;
    return std::ranges::any_of(conditions->as_array(), [rule](boost::json::value const& condition) {
        auto const* name = condition.as_object().if_contains("rule");
        return name != nullptr && name->is_string() && name->as_string() == rule;
    });
}

} // namespace

void Performer::wait_for_product()
{
    client_.send({.verb = Verb::get, .target = "/api/v1/version", .token = {}, .key = {}});
}

Answer Performer::get(std::string const& target, std::string const& by)
{
    return client_.send({.verb = Verb::get, .target = target, .token = token_of(by), .key = {}});
}

std::optional<Answer> Performer::perform(Deed const& deed, Versions& versions)
{
    Request request{.verb = Verb::post,
                    .target = deed.target,
                    .token = token_of(deed.by),
                    .key = deed.key,
                    .body = boost::json::serialize(deed.body)};
    for (int attempt = 1;; ++attempt) {
        // A piece that this player has not seen is taken for untouched; the refusal says at which version it stands.
        if (!deed.piece.empty())
            request.if_match = versions.try_emplace(deed.piece, untouched).first->second;
        auto answer = client_.send(request);
        if (answer.is(412) && attempt < attempts_max && !deed.piece.empty()) {
            versions[deed.piece] = answer.etag.empty() ? get(deed.piece, deed.by).etag : answer.etag;
            continue;
        }
        if (answer.is(201) && deed.refused_by.empty()) {
            versions[piece_of(answer)] = answer.etag;
            ledger_.acknowledge(answer);
            return answer;
        }
        bool const stands_by_now = ledger_.is_day_gone_over && answer.is(409);
        if (!deed.refused_by.empty() && (names_condition(answer, deed.refused_by) || stands_by_now))
            ledger_.refused_as_expected();
        else
            ledger_.refused(deed.what + ", par " + deed.by + " : POST " + deed.target + ' ' + request.body, answer);
        return std::nullopt;
    }
}

} // namespace examples::player
