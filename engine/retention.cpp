#include "engine/retention.hpp"

#include "engine/months.hpp"

#include <boost/json/array.hpp>

#include <algorithm>
#include <set>

namespace engine {
namespace {

// The file is closed first, and emptied when it was.
KeepingTerm const* next_term(KeepingTerms const& terms, std::uint8_t purpose)
{
    auto const next = std::ranges::find_if(terms.lines, [&](KeepingTerm const& one) {
        return one.purpose == purpose && (one.then == Keeping::Then::erase || !terms.is_archived);
    });
    return next == terms.lines.end() ? nullptr : &*next;
}

std::string nothing(Keeping::Then then)
{
    return then == Keeping::Then::archive ? "Rien n'est à archiver" : "Rien n'est à effacer";
}

} // namespace

Bodies bodies_in(Piece const& piece)
{
    Bodies bodies;
    for (Entry const& entry : piece.entries) {
        if (entry.body == Entry::Body::erasable)
            bodies.erasable.push_back(entry.version);
        else if (entry.body == Entry::Body::fixed)
            bodies.fixed.push_back(entry.version);
    }
    return bodies;
}

std::vector<Keeping> keepings(Case const& subject, KeepingTerms const& terms)
{
    std::vector<Keeping> all;
    if (!terms.over_since || terms.are_stopped)
        return all;
    for (Piece const& piece : subject.pieces) {
        auto const purpose = terms.purpose_of(piece);
        auto const bodies = bodies_in(piece);
        KeepingTerm const* const term = purpose ? next_term(terms, *purpose) : nullptr;
        if (!term || (bodies.erasable.empty() && bodies.fixed.empty()))
            continue;
        all.push_back({.track = piece.track,
                       .number = piece.number,
                       .kind = term->kind,
                       .then = term->then,
                       .until = months_after(*terms.over_since, term->months),
                       .policy = std::string{term->policy},
                       .source = term->source,
                       .act = term->then == Keeping::Then::archive ? terms.archive : terms.erase});
    }
    return all;
}

Verdict whether_due(Case const& subject, KeepingTerms const& terms, Keeping::Then then, Day today,
                    Roles who_can_release)
{
    if (terms.are_stopped)
        return {
            {.fact = "Un recours ou un litige suspend les délais de conservation.", .who_can_cure = who_can_release}};
    std::optional<Day> next;
    std::size_t fixed = 0;
    for (Keeping const& one : keepings(subject, terms)) {
        if (one.then != then)
            continue;
        auto const bodies = bodies_in(*subject.find(one.track, one.number));
        fixed += bodies.fixed.size();
        if (then == Keeping::Then::erase && bodies.erasable.empty())
            continue;
        if (one.is_due(today))
            return {};
        Day const from = one.until + std::chrono::days{1};
        next = std::min(next.value_or(from), from);
    }
    if (next)
        return {{.fact = nothing(then) + " avant le " + in_french(*next) + ".", .opens_on = next}};
    if (fixed > 0 && then == Keeping::Then::erase)
        return {
            {.fact = "Ce qui reste fut écrit avant que l'effacement soit possible : l'effacer romprait la chaîne."}};
    return {{.fact = nothing(then) + "."}};
}

boost::json::object erasure_of(Case const& subject, KeepingTerms const& terms, Day today, std::string_view reason)
{
    boost::json::array pieces;
    std::set<std::string> policies;
    for (Keeping const& one : keepings(subject, terms)) {
        auto const versions = bodies_in(*subject.find(one.track, one.number)).erasable;
        if (one.then != Keeping::Then::erase || !one.is_due(today) || versions.empty())
            continue;
        pieces.push_back(boost::json::object{{"track", subject.workflow->name_of(one.track)},
                                             {"piece", one.number},
                                             {"versions", boost::json::array(versions.begin(), versions.end())}});
        policies.insert(one.policy);
    }
    std::string policy;
    for (std::string const& one : policies)
        policy += (policy.empty() ? "" : " ; ") + one;
    return {{"pieces", std::move(pieces)}, {"policy", policy}, {"reason", reason}};
}

bool is_emptied(Case const& subject, KeepingTerms const& terms)
{
    return std::ranges::none_of(subject.pieces, [&](Piece const& piece) {
        return terms.purpose_of(piece) && !bodies_in(piece).erasable.empty();
    });
}

void close_to_all_but(Case& subject, std::string_view role, Day last_day)
{
    for (Grant& grant : subject.grants.change())
        if (grant.role != role && !grant.to)
            grant.to = last_day;
}

void close_to_all(Case& subject, Day last_day)
{
    close_to_all_but(subject, {}, last_day);
}

} // namespace engine
