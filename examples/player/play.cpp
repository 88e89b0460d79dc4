#include "examples/player/play.hpp"

#include "examples/player/staff.hpp"

#include <boost/json/serialize.hpp>

#include <algorithm>
#include <thread>

namespace examples::player {

namespace {

using std::chrono::days;

constexpr std::chrono::hours opening_hour{8}; // local
constexpr days tokens_last{300};              // a little less than they do
constexpr auto follow_up_patience = std::chrono::seconds{20};
constexpr auto clock_path = "/api/v1/demonstration/clock";

engine::Instant morning_of(Day day)
{
    return engine::start_of(day, zone) + opening_hour;
}

} // namespace

Play::Play(Options const& options, Cast& cast, Ledger& ledger, std::vector<CampaignPlan> const& plans)
    : options_{options}, cast_{cast}, ledger_{ledger}, plans_{plans}, performers_{[&] {
          std::vector<std::unique_ptr<Performer>> performers;
          for (std::size_t i = 0; i < options.connections; ++i)
              performers.push_back(
                  std::make_unique<Performer>(parse_address(options.url), options.patience, cast, ledger));
          return performers;
      }()},
      casebook_{*performers_.front(), cast, options.administrator},
      beside_{*performers_.front(), cast, options.seed,
              options.beside ? side_stories(options.administrator) : std::vector<SideStory>{}}
{
    for (CampaignPlan const& plan : plans) {
        seasons_.push_back(std::make_unique<Season>(*performers_.front(), cast, options, plan));
        for (Life const& life : plan.lives)
            lives_.push_back({&life, seasons_.back().get()});
    }
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

void Play::play_steps(Performer& performer, Lived& lived, Day day)
{
    for (Step const& step : std::ranges::equal_range(lived.life->steps, day, {}, &Step::day))
        if (performer.perform(deed_of(lived, step), lived.versions))
            summary_.done(*lived.life, step, lived.season->plan());
}

void Play::side_by_side(std::vector<Lived*> const& lives, std::function<void(Performer&, Lived&)> const& use)
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

// What stands by that day and this player has not prepared yet.
void Play::prepare_seasons(Day day)
{
    for (auto const& season : seasons_) {
        auto const& plan = season->plan();
        if (plan.opened_on <= day && !season->is_prepared())
            season->prepare(casebook_);
        if (plan.jury_on > day || !season->is_prepared() || !plan.has_jury || !season->jury().empty())
            continue;
        season->appoint_jury();
        for (auto const& former : seasons_)
            if (next_of(*former) == season.get())
                former->hand_over_to(*season);
    }
}

void Play::play_day(Day day, Progress& progress)
{
    put_clock(day);
    prepare_seasons(day);
    wait_for_second_years(second_years_by(day - days{1}));
    for (auto const& season : seasons_)
        season->open_day(day);
    beside_.play(day);
    std::vector<Lived*> busy;
    for (Lived& lived : lives_)
        if (std::ranges::binary_search(lived.life->steps, day, {}, &Step::day))
            busy.push_back(&lived);
    side_by_side(busy, [this, day](Performer& performer, Lived& lived) { play_steps(performer, lived, day); });
    for (auto const& season : seasons_)
        season->close_day(day);
    progress.show(day);
}

// The product opens them by itself, a moment after the notification.
void Play::wait_for_second_years(std::size_t expected)
{
    auto const give_up_at = std::chrono::steady_clock::now() + follow_up_patience;
    while (casebook_.second_years() < expected) {
        casebook_.refresh();
        if (std::chrono::steady_clock::now() > give_up_at)
            throw std::runtime_error{std::to_string(expected) + " secondes années attendues, "
                                     + std::to_string(casebook_.second_years()) + " ouvertes"};
        if (casebook_.second_years() < expected)
            std::this_thread::sleep_for(std::chrono::milliseconds{200});
    }
}

// What was done before the day on which the clock stood is believed done, and not asked again.
std::size_t Play::count_steps(Day begins_on, Day last)
{
    std::size_t planned = 0;
    for (Lived const& lived : lives_)
        for (Step const& step : lived.life->steps) {
            if (step.day < begins_on && step.refused_by.empty())
                summary_.done(*lived.life, step, lived.season->plan());
            else if (step.day <= last)
                ++planned;
        }
    return planned;
}

std::size_t Play::second_years_by(Day day) const
{
    return static_cast<std::size_t>(std::ranges::count_if(lives_, [day](Lived const& lived) {
        return lived.life->fate == Fate::renewed && std::ranges::any_of(lived.life->steps, [day](Step const& step) {
                   return step.track == Track::decision && step.command == Command::notify && step.day <= day;
               });
    }));
}

std::set<Day> Play::calendar() const
{
    std::set<Day> all = beside_.days();
    for (CampaignPlan const& plan : plans_) {
        all.insert({plan.opened_on, plan.jury_on, plan.year.first_meeting, plan.year.deliberation});
        if (plan.judges_again())
            all.insert({plan.year.second_session, plan.year.second_deliberation});
        for (Life const& life : plan.lives)
            for (Step const& step : life.steps)
                all.insert(step.day);
    }
    return all;
}

// The product says of each case what its life was to come to; what it says otherwise counts as a refusal.
void Play::compare_ends(Day last)
{
    casebook_.refresh();
    for (Lived const& lived : lives_) {
        auto const& life = *lived.life;
        auto const* entry = casebook_.find({life.who.trainee.email, life.year_rank});
        if (life.steps.back().day > last
            || (entry != nullptr && entry->outcome == life.ends_as()
                && (life.fate != Fate::resigned || entry->stage == "resigned")))
            continue;
        ledger_.ended_otherwise(life.who.trainee.email + " devait finir en « " + std::string{life.ends_as()}
                                + " », le dossier dit « " + (entry != nullptr ? entry->outcome : "") + " »");
    }
}

void Play::run()
{
    auto const prepared_on = plans_.front().opened_on;
    performers_.front()->wait_for_product();
    enter_staff(cast_);
    beside_.enter_people();
    auto const stood_on = read_clock();
    auto const begins_on = minted_on_ = std::max(prepared_on, stood_on);
    auto const all = calendar();
    auto const last = options_.until.value_or(*all.rbegin());
    for (CampaignPlan const& plan : plans_)
        summary_.figures.trainees += plan.roster.size();

    if (stood_on < prepared_on)
        put_clock(prepared_on);
    casebook_.refresh();
    prepare_seasons(begins_on);
    auto const prepared = ledger_.acts(); // the figures tell of the days alone
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
    compare_ends(std::max(last, stood_on));
    figures.events = casebook_.count_events();
    figures.second_years = casebook_.second_years();
    figures.replayed = ledger_.replayed();
    figures.expected_refusals = ledger_.expected_refusals();
    figures.unexpected_refusals = ledger_.unexpected_refusals();
    figures.requests_repeated = ledger_.repeated;
}

void Play::hand_over(Day until, Plan const& to)
{
    performers_.front()->wait_for_product();
    enter_staff(cast_);
    auto const prepared_on = minted_on_ = plans_.front().opened_on;
    put_clock(prepared_on);
    casebook_.refresh();
    prepare_seasons(prepared_on);
    put_clock(until);
    prepare_seasons(until);
    for (std::size_t i = 0; i < lives_.size(); ++i)
        for (Step const& step : lives_[i].life->steps)
            if (step.day <= until && step.refused_by.empty())
                to(i, step, deed_of(lives_[i], step));
}

} // namespace examples::player
