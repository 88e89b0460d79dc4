#include "api/sessions.hpp"

#include "api/secrets.hpp"
#include "engine/journal.hpp"

#include <algorithm>
#include <utility>

namespace api {
namespace {

constexpr std::string_view cookie_name = "__Host-titularis";
// The prefix makes browsers insist on Secure, on Path=/ and on the host that set it. Gone with the browser.
constexpr std::string_view attributes = "; Path=/; Secure; HttpOnly; SameSite=Lax";
constexpr auto seen_every = std::chrono::minutes{1}; // not every read becomes a write

std::optional<std::string_view> sole_header(Request const& request, std::string_view name)
{
    std::optional<std::string_view> sole;
    for (auto const& [each, value] : request.headers) {
        if (!same_name(each, name))
            continue;
        if (sole)
            return std::nullopt;
        sole = value;
    }
    return sole;
}

// Calls `use(name, value)` for each cookie.
template <class Use>
void each_cookie(Request const& request, Use const& use)
{
    for (auto const& [header, value] : request.headers) {
        if (!same_name(header, "Cookie"))
            continue;
        for (std::string_view rest = value; !rest.empty();) {
            auto const end = rest.find(';');
            std::string_view pair = rest.substr(0, end);
            rest = end == std::string_view::npos ? std::string_view{} : rest.substr(end + 1);
            pair.remove_prefix(std::min(pair.size(), pair.find_first_not_of(" \t")));
            if (auto const equals = pair.find('='); equals != std::string_view::npos)
                use(pair.substr(0, equals), pair.substr(equals + 1));
        }
    }
}

} // namespace

std::optional<std::string_view> cookie(Request const& request, std::string_view name)
{
    std::optional<std::string_view> found;
    bool twice = false;
    each_cookie(request, [&](std::string_view each, std::string_view value) {
        if (each != name)
            return;
        twice = found.has_value();
        found = value;
    });
    return twice ? std::nullopt : found;
}

BrowserSessions::BrowserSessions(engine::Sessions& sessions, engine::Clock const& clock, TokenKey const& key,
                                 std::string origin, SessionPolicy policy)
    : sessions_{sessions}, clock_{clock}, key_{key}, origin_{std::move(origin)}, policy_{policy}
{
}

bool BrowserSessions::is_in(Request const& request)
{
    bool is_in = false;
    each_cookie(request, [&](std::string_view name, std::string_view) { is_in = is_in || name == cookie_name; });
    return is_in;
}

std::optional<engine::BrowserSession> BrowserSessions::find(Request const& request)
{
    auto const secret = cookie(request, cookie_name);
    if (!secret || secret->empty())
        return std::nullopt;
    auto session = sessions_.find(digest_of(*secret)); // never remembered: what is ended is ended
    auto const now = clock_.now();
    if (!session || session->expires_at <= now || session->last_seen_at + policy_.idle <= now)
        return std::nullopt;
    if (session->last_seen_at + seen_every <= now) {
        try {
            sessions_.seen(session->hash, now);
        } catch (engine::StoreUnavailable const&) {
            // A store that takes nothing in may still be read; the session just ends the earlier.
        }
    }
    return session;
}

BrowserSessions::Opened BrowserSessions::open(engine::PersonId const& person, std::string signed_in_by)
{
    std::string const secret = draw_secret();
    auto const now = clock_.now();
    Opened opened;
    opened.session = {digest_of(secret), person, now, now, now + policy_.longest, std::move(signed_in_by)};
    opened.set_cookie = std::string{cookie_name} + "=" + secret + std::string{attributes};
    sessions_.open(opened.session);
    return opened;
}

std::string BrowserSessions::forgotten_cookie()
{
    return std::string{cookie_name} + "=" + std::string{attributes} + "; Max-Age=0";
}

std::string BrowserSessions::csrf_token(std::string const& session) const
{
    return keyed_digest(key_, "csrf", session);
}

bool BrowserSessions::is_from_our_pages(Request const& request) const
{
    return sole_header(request, "Origin") == std::optional<std::string_view>{origin_};
}

bool BrowserSessions::bears_csrf_token(Request const& request, std::string const& session) const
{
    auto const token = sole_header(request, "X-CSRF-Token");
    return token && same_secret(*token, csrf_token(session));
}

void BrowserSessions::forget_ended()
{
    sessions_.forget(clock_.now(), clock_.now() - policy_.idle);
}

} // namespace api
