#include "examples/player/play.hpp"

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

Play::Play(Options const& options, Cast& cast, Ledger& ledger, std::vector<CampaignPlan> const& plans)
    : options_{options}, cast_{cast}, ledger_{ledger}, plans_{plans}, performers_{[&] {
          std::vector<std::unique_ptr<Performer>> performers;
          for (std::size_t i = 0; i < options.connections; ++i)
              performers.push_back(
                  std::make_unique<Performer>(parse_address(options.url), options.patience, cast, ledger));
          return performers;
      }()},
      casebook_{*performers_.front(), cast, options.administrator}
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

std::string const& Play::person_at(Hand hand, Life const& life) const
{
    switch (hand) {
    case Hand::trainee: return life.who.trainee.email;
    case Hand::tutor: return life.who.tutor.email;
    case Hand::head: return life.who.head.email;
    case Hand::inspector: return life.who.inspector.email;
    case Hand::inspe_director: return life.who.inspe_director.email;
    case Hand::authority: return life.who.authority.email;
    case Hand::case_officer: return holder_of("case_officer");
    case Hand::training_officer: return holder_of("training_officer");
    case Hand::rector_delegate: return holder_of("rector_delegate");
    case Hand::jury_secretary: return holder_of("jury_secretary");
    case Hand::jury_president: return jury_members().front().who.email;
    }
    return life.who.trainee.email;
}

Season const* Play::next_of(Season const& season) const
{
    return season.plan().next ? seasons_[*season.plan().next].get() : nullptr;
}

Scene Play::scene_of(Season const& season) const
{
    auto const* next = next_of(season);
    // Whom no jury judges is still submitted to one, in vain: any will do.
    auto const sits = std::ranges::find_if(seasons_, [](auto const& other) { return !other->jury().empty(); });
    auto const jury = season.plan().has_jury || sits == seasons_.end() ? season.jury() : (*sits)->jury();
    return {.year = season.plan().year,
            .seed = options_.seed,
            .jury = jury,
            .jury_present = jury_present(cast_),
            .campaign = season.campaign(),
            .next_campaign = next != nullptr ? next->campaign() : engine::CaseId{}};
}

// Pieces of a repeatable track are numbered as they come, and this player alone brings them.
Deed Play::deed_of(Lived const& lived, Step const& step) const
{
    auto const& life = *lived.life;
    auto const& email = life.who.trainee.email;
    auto const* entry = casebook_.find({email, life.year_rank});
    if (entry == nullptr)
        throw std::runtime_error{"le dossier de " + email + " est introuvable"};
    auto piece = std::string{api_root} + "/trainee-years/" + entry->id.value + '/'
        + engine::kebab(std::string{name_of(step.track)});
    bool const begins = begins_a_piece(step);
    if (table_of(step.track).repeatable && !begins)
        piece += '/' + std::to_string(step.nth);
    return {.what = step.name + " (" + email + ", " + engine::to_text(step.day) + ')',
            .by = person_at(step.by, life),
            .target = piece + '/' + engine::kebab(std::string{name_of(step.command)}),
            .piece = begins ? std::string{} : piece,
            .key = key_of(options_.seed, email + ' ' + step.name),
            .body = form_of(step, life, scene_of(*lived.season)),
            .refused_by = step.refused_by};
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
    std::set<Day> all;
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

} // namespace examples::player
