#include "examples/player/play.hpp"

#include "examples/player/plan.hpp"
#include "examples/player/staff.hpp"

#include "engine/workflow.hpp"
#include "workflows/trainee_year/tracks/tracks.hpp"
#include "workflows/trainee_year/words.hpp"

#include <boost/json/serialize.hpp>

#include <algorithm>
#include <thread>

namespace examples::player {

namespace {

namespace words = workflows::trainee_year::words;
using std::chrono::days;

constexpr std::chrono::hours opening_hour{8}; // local
constexpr days tokens_last{300};              // a little less than they do
constexpr auto follow_up_patience = std::chrono::seconds{20};
constexpr auto clock_path = "/api/v1/demonstration/clock";

std::string_view name_of(Track track)
{
    return words::tracks[static_cast<std::size_t>(track)].name;
}

std::string_view name_of(Command command)
{
    return words::commands[static_cast<std::size_t>(command)].name;
}

engine::Track const& table_of(Track track)
{
    return workflows::trainee_year::tables::tracks[static_cast<std::size_t>(track)];
}

bool begins_a_piece(Step const& step)
{
    auto const& table = table_of(step.track);
    return table.repeatable && std::ranges::any_of(table.rows, [&](engine::Transition const& row) {
               return row.on == engine::CommandId{step.command} && row.from == table.initial;
           });
}

engine::Instant morning_of(Day day)
{
    return engine::start_of(day, zone) + opening_hour;
}

} // namespace

Play::Play(Options const& options, Cast& cast, Ledger& ledger, Year const& year, std::vector<RosterLine> const& roster)
    : options_{options}, cast_{cast}, ledger_{ledger}, year_{year}, roster_{roster},
      lives_{plan_year(roster, options.seed, year)}, performers_{[&] {
          std::vector<std::unique_ptr<Performer>> performers;
          for (std::size_t i = 0; i < options.connections; ++i)
              performers.push_back(
                  std::make_unique<Performer>(parse_address(options.url), options.patience, cast, ledger));
          return performers;
      }()},
      season_{*performers_.front(), cast, options, year_, roster}
{
    for (Life const& life : lives_)
        versions_[life.who.trainee.email]; // made now: the map itself never changes while connections use it
}

Day Play::read_clock()
{
    auto const answer = performers_.front()->get(clock_path, options_.administrator);
    if (answer.is(404))
        throw NoDemonstration{
            "ce serveur n'est pas en mode démonstration : son horloge ne s'avance pas (serve --demonstration)"};
    auto const* object = answer.body.if_object();
    auto const* now = object != nullptr ? object->if_contains("now") : nullptr;
    auto const instant = now != nullptr && now->is_string() ? engine::parse_instant(now->as_string()) : std::nullopt;
    if (!instant)
        throw std::runtime_error{"l'horloge du serveur est illisible : " + answer.text};
    return engine::local_day(*instant, zone);
}

void Play::put_clock(Day day)
{
    boost::json::object const body{{"now", engine::to_text(morning_of(day))}};
    auto const answer = performers_.front()->send({.verb = Verb::put,
                                                   .target = clock_path,
                                                   .token = cast_.of(options_.administrator).token,
                                                   .key = {},
                                                   .body = boost::json::serialize(body)});
    // Refused when it stands a little further on the same day: the play goes on from there.
    if (!answer.is(200) && read_clock() != day)
        throw std::runtime_error{"l'horloge ne va pas au " + engine::to_text(day) + " : " + answer.text};
    if (day - minted_on_ > tokens_last) {
        cast_.refresh();
        minted_on_ = day;
    }
}

std::string const& Play::person_at(Hand hand, Life const& life) const
{
    switch (hand) {
    case Hand::trainee: return life.who.trainee.email;
    case Hand::tutor: return life.who.tutor.email;
    case Hand::head: return life.who.head.email;
    case Hand::inspector: return life.who.inspector.email;
    case Hand::case_officer: return holder_of("case_officer");
    case Hand::training_officer: return holder_of("training_officer");
    case Hand::rector_delegate: return holder_of("rector_delegate");
    case Hand::jury_secretary: return holder_of("jury_secretary");
    case Hand::jury_president: return jury_members().front().who.email;
    }
    return life.who.trainee.email;
}

// Pieces of a repeatable track are numbered as they come, and this player alone brings them.
Deed Play::deed_of(Life const& life, Step const& step) const
{
    auto const& email = life.who.trainee.email;
    auto piece = std::string{api_root} + "/trainee-years/" + season_.cases().at(email).value + '/'
        + engine::kebab(std::string{name_of(step.track)});
    bool const begins = begins_a_piece(step);
    if (table_of(step.track).repeatable && !begins)
        piece += '/' + std::to_string(step.nth);
    return {.what = step.name + " (" + email + ", " + engine::to_text(step.day) + ')',
            .by = person_at(step.by, life),
            .target = piece + '/' + engine::kebab(std::string{name_of(step.command)}),
            .piece = begins ? std::string{} : piece,
            .key = key_of(options_.seed, email + ' ' + step.name),
            .body = form_of(step, life, scene_),
            .refused_by = step.refused_by};
}

void Play::play_steps(Performer& performer, Life const& life, Day day)
{
    auto& versions = versions_.at(life.who.trainee.email);
    for (Step const& step : std::ranges::equal_range(life.steps, day, {}, &Step::day))
        if (performer.perform(deed_of(life, step), versions))
            summary_.done(life, step, year_);
}

void Play::side_by_side(std::vector<Life const*> const& lives, std::function<void(Performer&, Life const&)> const& use)
{
    std::atomic<std::size_t> next{0};
    std::exception_ptr failure;
    std::mutex failing;
    auto const work = [&](Performer& performer) {
        try {
            for (auto i = next++; i < lives.size(); i = next++)
                use(performer, *lives[i]);
        } catch (...) {
            std::lock_guard const lock{failing};
            failure = std::current_exception();
            next = lives.size();
        }
    };
    {
        std::vector<std::jthread> threads;
        for (std::size_t i = 1; i < std::min(performers_.size(), lives.size()); ++i)
            threads.emplace_back(work, std::ref(*performers_[i]));
        work(*performers_.front());
    }
    if (failure)
        std::rethrow_exception(failure);
}

void Play::play_day(Day day, Progress& progress)
{
    put_clock(day);
    if (day == year_.first_meeting)
        season_.hold_first_meeting();
    if (day == year_.deliberation)
        season_.open_deliberation();
    std::vector<Life const*> busy;
    for (Life const& life : lives_)
        if (std::ranges::binary_search(life.steps, day, {}, &Step::day))
            busy.push_back(&life);
    side_by_side(busy, [this, day](Performer& performer, Life const& life) { play_steps(performer, life, day); });
    if (day == year_.deliberation)
        season_.close_session();
    progress.show(day);
}

// The product opens them by itself, a moment after the notification.
void Play::wait_for_second_years(std::size_t expected)
{
    auto const give_up_at = std::chrono::steady_clock::now() + follow_up_patience;
    auto count = season_.count();
    while (count.second_years < expected && std::chrono::steady_clock::now() < give_up_at) {
        std::this_thread::sleep_for(std::chrono::milliseconds{200});
        count = season_.count();
    }
    summary_.figures.second_years = count.second_years;
    summary_.figures.events = count.events;
    if (count.second_years < expected)
        throw std::runtime_error{std::to_string(expected) + " secondes années attendues, "
                                 + std::to_string(count.second_years) + " ouvertes"};
}

// What was done before the day on which the clock stood is believed done, and not asked again.
std::size_t Play::count_steps(Day begins_on, Day last)
{
    std::size_t planned = 0;
    for (Life const& life : lives_)
        for (Step const& step : life.steps) {
            if (step.day < begins_on && step.refused_by.empty())
                summary_.done(life, step, year_);
            else if (step.day <= last)
                ++planned;
        }
    return planned;
}

std::size_t Play::second_years_by(Day day) const
{
    return static_cast<std::size_t>(std::ranges::count_if(lives_, [day](Life const& life) {
        return life.fate == Fate::renewed && std::ranges::any_of(life.steps, [day](Step const& step) {
                   return step.track == Track::decision && step.command == Command::notify && step.day <= day;
               });
    }));
}

std::set<Day> Play::calendar() const
{
    std::set<Day> all{year_.first_meeting, year_.deliberation};
    for (Life const& life : lives_)
        for (Step const& step : life.steps)
            all.insert(step.day);
    return all;
}

void Play::run()
{
    auto const prepared_on = year_.starts_on - days{7};
    performers_.front()->wait_for_product();
    cast_.refresh();
    auto const stood_on = read_clock();
    auto const begins_on = minted_on_ = std::max(prepared_on, stood_on);
    auto const all = calendar();
    auto const last = options_.until.value_or(*all.rbegin());
    summary_.figures.trainees = lives_.size();

    if (stood_on < prepared_on)
        put_clock(prepared_on);
    season_.prepare();
    auto const prepared = ledger_.acts(); // the figures tell of the days alone
    scene_ = {year_, options_.seed, season_.jury(), jury_present(cast_)};
    Progress progress{ledger_, count_steps(begins_on, last)};
    for (auto const day : all)
        if (day >= begins_on && day <= last) {
            ledger_.is_day_gone_over = day == stood_on;
            play_day(day, progress);
        }
    if (last > read_clock())
        put_clock(last);
    progress.end(last);

    auto& figures = summary_.figures;
    figures.seconds = progress.seconds();
    figures.acts = ledger_.acts() - prepared;
    wait_for_second_years(second_years_by(std::max(last, stood_on)));
    figures.replayed = ledger_.replayed();
    figures.expected_refusals = ledger_.expected_refusals();
    figures.unexpected_refusals = ledger_.unexpected_refusals();
    figures.requests_repeated = ledger_.repeated;
}

} // namespace examples::player
