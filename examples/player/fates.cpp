#include "examples/player/fates.hpp"

#include "examples/dice.hpp"

#include <algorithm>
#include <numeric>

namespace examples::player {

namespace {

using std::chrono::days;

struct Share {
    Fate fate;
    std::size_t per_ten_thousand;
};
// What is left is titularised without more ado.
constexpr std::array shares{
    Share{Fate::resigned, 250}, Share{Fate::dismissed, 175},    Share{Fate::renewed, 450},
    Share{Fate::extended, 325}, Share{Fate::not_evaluable, 75}, Share{Fate::titularised_after_interview, 500},
};

// From this size on every fate is met at least once, so that a small demonstration shows them all.
constexpr std::size_t shows_every_fate = 40;

std::size_t count_of(std::size_t trainees, std::size_t per_ten_thousand)
{
    auto const nearest = (trainees * per_ten_thousand + 5'000) / 10'000;
    return trainees >= shows_every_fate ? std::max<std::size_t>(nearest, 1) : nearest;
}

// Indices in the order of a draw that each trainee makes alone.
std::vector<std::size_t> drawn_order(std::vector<RosterLine> const& roster, std::uint64_t seed)
{
    std::vector<std::uint64_t> draws;
    for (RosterLine const& line : roster)
        draws.push_back(Dice{seed, "fate " + line.trainee.email}.next());
    std::vector<std::size_t> order(roster.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::ranges::stable_sort(order, {}, [&](std::size_t i) { return draws[i]; });
    return order;
}

void draw_opinions(Life& life, Dice& dice)
{
    switch (life.fate) {
    case Fate::dismissed: life.head_in_favour = life.inspector_in_favour = false; break;
    case Fate::renewed:
        life.inspector_in_favour = dice.happens(0.2);
        life.head_in_favour = life.inspector_in_favour ? false : dice.happens(0.4);
        break;
    case Fate::titularised_after_interview:
        life.inspector_in_favour = dice.happens(0.4);
        life.head_in_favour = life.inspector_in_favour ? dice.happens(0.5) : true;
        break;
    case Fate::titularised:
    case Fate::extended:
    case Fate::not_evaluable:
    case Fate::resigned: break;
    case Fate::extended_for_diploma: // these are no matter of chance: a mixed academy assigns them
    case Fate::without_diploma:
    case Fate::dismissed_during_stage:
    case Fate::excluded: break;
    }
}

void draw_leaves(Life& life, Dice& dice, Year const& year)
{
    if (life.fate == Fate::not_evaluable) {
        life.leaves.push_back(
            leave_of(LeaveKind::paid_sick, year.starts_on + days{dice.between(100, 130)}, dice.between(150, 170)));
        return;
    }
    if (life.fate == Fate::extended) {
        bool const is_birth = dice.happens(0.35) && life.who.trainee.title == "Mme";
        life.leaves.push_back(leave_of(is_birth ? LeaveKind::birth : LeaveKind::paid_sick,
                                       year.starts_on + days{dice.between(60, 130)},
                                       is_birth ? 112 : dice.between(45, 80)));
        return;
    }
    if (dice.happens(0.02))
        life.leaves.push_back(leave_of(LeaveKind::birth, year.starts_on + days{dice.between(150, 200)}, 25));
    if (dice.happens(0.12))
        life.leaves.push_back(
            leave_of(LeaveKind::paid_sick, year.starts_on + days{dice.between(40, 120)}, dice.between(2, 11)));
}

// Help more than a warning: most of those who are not found apt had it, and so had as many who were.
void draw_alerts(std::vector<Life>& lives, std::vector<std::size_t> const& order)
{
    auto left = count_of(lives.size(), 600);
    auto const raise = [&](Fate fate, std::size_t at_most) {
        for (auto const i : order)
            if (lives[i].fate == fate && left > 0 && at_most > 0) {
                lives[i].alert = true;
                --left;
                --at_most;
            }
    };
    raise(Fate::dismissed, lives.size());
    raise(Fate::renewed, count_of(lives.size(), 200));
    raise(Fate::titularised_after_interview, count_of(lives.size(), 100));
    raise(Fate::titularised, lives.size());
}

} // namespace

std::vector<Life> draw_fates(std::vector<RosterLine> const& roster, std::uint64_t seed, Year const& year)
{
    auto const order = drawn_order(roster, seed);
    std::vector<Life> lives(roster.size());
    for (std::size_t i = 0; i < roster.size(); ++i)
        lives[i].who = roster[i];
    auto next = order.begin();
    for (Share const& share : shares)
        for (auto count = count_of(roster.size(), share.per_ten_thousand); count > 0 && next != order.end(); --count)
            lives[*next++].fate = share.fate;
    for (Life& life : lives) {
        Dice dice{seed, "life " + life.who.trainee.email};
        draw_opinions(life, dice);
        draw_leaves(life, dice, year);
        life.absent_from_interview = life.fate == Fate::renewed && dice.happens(0.1);
    }
    draw_alerts(lives, order);
    for (Life& life : lives) {
        Dice dice{seed, "inspection " + life.who.trainee.email};
        bool const is_there = life.fate != Fate::not_evaluable;
        life.inspected = is_there && (life.alert || !life.inspector_in_favour || dice.happens(0.2));
    }
    return lives;
}

} // namespace examples::player
