// What a store alone takes for acts: appends like those of a trainee's year, in batches, straight through the port to the
// journal. For each size of batch a line of JSON: appends a second, and the processor time of an append on both sides.
//   store_appends STORE SECONDS [SIZE…]       STORE as `titularis migrate` takes it; PostgreSQL's processes are those of
//                                             TITULARIS_TEST_PGDATA

#include "engine/store/migrations.hpp"
#include "engine/store/soci_store.hpp"

#include <boost/json/serialize.hpp>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <random>
#include <sstream>

#include <time.h>

namespace {

using namespace engine;
using Clock = std::chrono::steady_clock;

constexpr std::size_t cases_held = 4'000;
constexpr std::size_t body_bytes = 386, answer_bytes = 3'910; // as measured on the acts of ./bench
constexpr int tasks_held = 12, tags_held = 11;

// One case after the other, each act of its own number: which rows it changes follows from that.
class Years {
public:
    Years() : random_{974}
    {
        for (std::size_t i = 0; i < cases_held; ++i)
            cases_.push_back(fresh(derived_id("year " + std::to_string(i))));
        campaign_ = fresh(derived_id("campaign"));
        while (answer_.size() < answer_bytes)
            answer_ += R"({"track":"formative_visit","track_label":"Visite formative","number":)"
                + std::to_string(random_() % 100)
                + R"(,"command":"correct_visit","label":"Corriger la visite","href":")"
                + derived_id(std::to_string(random_())) + R"("},)";
        while (body_.size() < body_bytes)
            body_ += R"("observation":"La mise en activité prend douze minutes, ce qui raccourcit la synthèse.",)";
    }

    std::vector<Append> openings()
    {
        std::vector<Append> all{act_on(campaign_, false)};
        for (Projection& one : cases_)
            all.push_back(act_on(one, false));
        return all;
    }
    std::vector<Append> batch(std::size_t size)
    {
        std::vector<Append> all;
        for (std::size_t i = 0; i < size; ++i)
            all.push_back(act_on(cases_[next_++ % cases_.size()], true));
        return all;
    }

private:
    static Projection fresh(std::string const& id)
    {
        Projection rows{.id = {id},
                        .workflow = "trainee_year",
                        .subject = {derived_id(id)},
                        .title = "Année de stage",
                        .stage = "visits",
                        .links = {},
                        .grants = {},
                        .roles = {"trainee", "tutor"},
                        .bars = {},
                        .tags = {},
                        .tasks = {}};
        for (int i = 0; i < 4; ++i)
            rows.grants.push_back(
                {.person = {derived_id(id + std::to_string(i))}, .role = "tutor", .from = {}, .to = {}});
        static auto const names = [] {
            std::vector<std::string> all; // rows point at them
            for (int i = 0; i < tags_held; ++i)
                all.push_back("training_hours_" + std::to_string(i));
            return all;
        }();
        for (int i = 0; i < tags_held; ++i)
            rows.tags.push_back({names[static_cast<std::size_t>(i)], "0", ",trainee,head_of_school,inspe_director,"});
        for (int i = 0; i < tasks_held; ++i)
            rows.tasks.push_back({.track = "observation_visit",
                                  .piece = static_cast<std::uint16_t>(i),
                                  .command = "comment",
                                  .role = "tutor",
                                  .due = {},
                                  .opens_on = {},
                                  .waits_for = "head_of_school inspector",
                                  .why = "Il manque : Avis du chef d'établissement."});
        return rows;
    }

    // Nine acts in twenty change a task, one in four a tag, one in ten the line: as counted on the acts of ./bench.
    Append act_on(Projection& rows, bool resting)
    {
        auto const chance = [&](unsigned hundredths) { return random_() % 100 < hundredths; };
        Append append{.stream = rows.id, .expected = rows.version, .events = {}, .rows = {}};
        if (rows.version > 0) {
            append.rows_before = engine::shared(rows);
            if (chance(45))
                rows.tasks[random_() % tasks_held].piece = static_cast<std::uint16_t>(rows.version + tasks_held);
            if (chance(24))
                rows.tags[random_() % tags_held].value = std::to_string(rows.version);
            if (chance(10))
                rows.stage = rows.stage == "visits" ? "opinions" : "visits";
        }
        Event event{rows.id};
        event.version = ++rows.version;
        event.type = "visit_recorded";
        event.track = "formative_visit";
        event.piece = static_cast<std::uint16_t>(rows.version);
        event.body = body_;
        event.actor = rows.grants[0].person;
        event.role = "tutor";
        event.recorded_at = Instant{std::chrono::microseconds{1'700'000'000'000'000 + ++acts_}};
        event.rule_set = "guide-2022-2023";
        event.format = 2;
        event.salt = "0123456789abcdef0123456789abcdef";
        event.hash = rows.head = chained(rows.head, event);
        rows.changed_at = event.recorded_at;
        append.kept = KeptAnswer{event.actor, derived_id(std::to_string(acts_)), std::string(64, 'd'), answer_,
                                 event.recorded_at};
        append.finished_drafts = {DraftKey{rows.id, "formative_visit@tutor", event.piece}};
        append.events.push_back(std::move(event));
        append.rows = engine::shared(rows);
        if (resting)
            append.rests_on = {{campaign_.id, campaign_.version}};
        return append;
    }

    std::mt19937 random_;
    std::vector<Projection> cases_;
    Projection campaign_;
    std::string answer_, body_;
    std::size_t next_ = 0;
    std::int64_t acts_ = 0;
};

// Of this thread alone: making the acts up is not measured.
double own_cpu()
{
    timespec used{};
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &used);
    return static_cast<double>(used.tv_sec) + static_cast<double>(used.tv_nsec) / 1e9;
}

// Of PostgreSQL's processes together, to the hundredth of a second.
double database_cpu()
{
    char const* const data = std::getenv("TITULARIS_TEST_PGDATA"); // NOLINT(concurrency-mt-unsafe)
    if (!data)
        return 0;
    int postmaster = 0;
    std::ifstream{std::filesystem::path{data} / "postmaster.pid"} >> postmaster;
    double ticks = 0;
    for (auto const& entry : std::filesystem::directory_iterator{"/proc"}) {
        if (entry.path().filename().string().find_first_not_of("0123456789") != std::string::npos)
            continue;
        std::ifstream file{entry.path() / "stat"};
        std::string text{std::istreambuf_iterator<char>{file}, {}};
        auto const end = text.rfind(')');
        if (end == std::string::npos)
            continue;
        std::istringstream fields{text.substr(end + 1)};
        std::string state;
        double field = 0, parent = 0, user = 0, system = 0;
        fields >> state >> parent;
        for (int i = 0; i < 9; ++i)
            fields >> field;
        fields >> user >> system;
        if (static_cast<int>(parent) == postmaster)
            ticks += user + system;
    }
    return ticks / 100;
}

class Measure {
public:
    explicit Measure(Store& store) : store_{store} {}

    void append(std::span<Append const> batch)
    {
        auto const started = Clock::now();
        double const cpu = own_cpu();
        auto const outcomes = store_.journal().append(batch);
        own_ += own_cpu() - cpu;
        seconds_ += std::chrono::duration<double>(Clock::now() - started).count();
        done_ += static_cast<double>(batch.size());
        if (std::count(outcomes.begin(), outcomes.end(), Appended::done) != std::ssize(outcomes))
            throw std::runtime_error{"an append was refused"};
    }
    double seconds() const { return seconds_; }
    void tell(std::string const& what)
    {
        std::cout << boost::json::serialize(
            boost::json::object{{"what", what},
                                {"per_second", done_ / seconds_},
                                {"own_us", 1e6 * own_ / done_},
                                {"database_us", 1e6 * (database_cpu() - database_before_) / done_}})
                  << std::endl;
    }

private:
    Store& store_;
    double done_ = 0, seconds_ = 0, own_ = 0, database_before_ = database_cpu();
};

} // namespace

int main(int count, char** words)
{
    try {
        if (count < 3)
            throw std::runtime_error{"usage: store_appends STORE SECONDS [SIZE…]"};
        std::vector<std::size_t> sizes;
        for (int i = 3; i < count; ++i)
            sizes.push_back(std::stoul(words[i]));
        if (sizes.empty())
            sizes = {1, 4, 16, 64};
        store::migrate(words[1]);
        auto const store = store::open_store(words[1]);
        Years years;
        {
            auto const openings = years.openings();
            Measure measure{*store};
            for (std::size_t i = 0; i < openings.size(); i += 256)
                measure.append(std::span{openings}.subspan(i, std::min<std::size_t>(256, openings.size() - i)));
            measure.tell("openings, 256 together");
        }
        for (std::size_t const size : sizes) {
            for (double const seconds : {0.2, std::stod(words[2])}) { // first the statements are prepared
                Measure measure{*store};
                while (measure.seconds() < seconds)
                    measure.append(years.batch(size));
                if (seconds != 0.2)
                    measure.tell("acts, " + std::to_string(size) + " together");
            }
        }
        return 0;
    } catch (std::exception const& failure) {
        std::cerr << "store_appends: " << failure.what() << '\n';
        return 1;
    }
}
