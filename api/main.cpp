// The program: joins workflows, store, engine and API, and gives them the clock. Decides nothing else.

#include "api/administration.hpp"
#include "api/command_line.hpp"
#include "api/contract.hpp"
#include "api/openapi.hpp"
#include "api/serving.hpp"
#include "engine/store/migrations.hpp"
#include "engine/store/soci_store.hpp"
#include "workflows/campaign/campaign.hpp"
#include "workflows/distance_accompaniment/distance_accompaniment.hpp"
#include "workflows/distance_accompaniment/model.hpp"
#include "workflows/exam_preparation/exam_preparation.hpp"
#include "workflows/exam_preparation/model.hpp"
#include "workflows/jury/jury.hpp"
#include "workflows/trainee_year/model.hpp"
#include "workflows/trainee_year/trainee_year.hpp"
#include "workflows/tutored_module/model.hpp"
#include "workflows/tutored_module/tutored_module.hpp"

#include <chrono>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <iterator>
#include <memory>
#include <string>

// jemalloc's settings, which it looks for under this name; MALLOC_CONF in the environment overrides them. As it comes it
// keeps for every thread, and four times for every processor, what was last freed there, for ten seconds of work. Most of our
// threads wait most of the time: they share two heaps, keep small things only, and what is free goes back to the system within
// a second, also when nothing more happens.
extern "C" char const* malloc_conf;
char const* malloc_conf = "narenas:2,tcache_max:2048,dirty_decay_ms:1000,background_thread:true,"
                          "max_background_threads:1";

namespace {

namespace fs = std::filesystem;

// Where a new demonstration begins unless told: before any school year that it may play.
constexpr char const* demonstration_start = "2022-01-01T00:00:00Z";

// The one clock that ticks.
class SystemClock final : public engine::Clock {
public:
    engine::Instant now() const override
    {
        return std::chrono::floor<std::chrono::microseconds>(std::chrono::system_clock::now());
    }
};

struct Offered {
    workflows::campaign::CampaignWorkflow campaign;
    workflows::trainee_year::TraineeYear trainee_year;
    workflows::jury::JuryWorkflow jury;
    workflows::exam_preparation::ExamPreparation exam_preparation;
    workflows::tutored_module::TutoredModule tutored_module;
    workflows::distance_accompaniment::DistanceAccompaniment distance_accompaniment;
    engine::Workflows all;

    Offered()
    {
        all.add(campaign);
        all.add(trainee_year);
        all.add(jury);
        all.add(exam_preparation);
        all.add(tutored_module);
        all.add(distance_accompaniment);
    }
};

constexpr int store_away = 3; // the exit code of what may be asked again later

int refuse(std::string const& why, int exit_code = 1)
{
    std::cerr << "titularis: " << why << '\n';
    return exit_code;
}

void make_folder_of(std::string const& file)
{
    if (auto const folder = fs::path{file}.parent_path(); !folder.empty())
        fs::create_directories(folder);
}

std::unique_ptr<engine::Store> open(api::Arguments const& arguments)
{
    std::string const remedy = ": run `titularis migrate --store '" + arguments.store + "'`";
    try {
        if (!engine::store::is_up_to_date(arguments.store))
            throw std::runtime_error{"there is no store yet, or it is not up to date" + remedy};
    } catch (engine::StoreUnavailable const&) {
        throw engine::StoreUnavailable{"the store cannot be reached; if there is none yet" + remedy};
    }
    return engine::store::open_store(arguments.store);
}

api::TokenKey key_of(api::Arguments const& arguments)
{
    make_folder_of(arguments.key);
    return api::TokenKey::load_or_create(arguments.key);
}

int migrate(api::Arguments const& arguments)
{
    constexpr std::string_view scheme = "sqlite://";
    if (arguments.store.starts_with(scheme))
        make_folder_of(arguments.store.substr(scheme.size()));
    auto const applied = engine::store::migrate(arguments.store);
    for (std::string const& step : applied)
        std::cout << "applied " << step << '\n';
    std::cout << "up to date\n";
    return 0;
}

// Null in earnest. A demonstration and a real year never share a store.
std::unique_ptr<api::DemonstrationClock> demonstration_of(engine::Store& store, api::Arguments const& arguments)
{
    auto const kind = api::kind_of(store);
    if (!arguments.demonstration) {
        if (kind == api::StoreKind::demonstration)
            throw std::runtime_error{"this is the store of a demonstration: add --demonstration"};
        return nullptr;
    }
    if (kind == api::StoreKind::earnest)
        throw std::runtime_error{"this store holds real cases: --demonstration is not for it"};
    auto const start = engine::parse_instant(arguments.now.empty() ? demonstration_start : arguments.now);
    if (!start)
        throw std::runtime_error{"--now asks for an instant such as 2022-08-25T06:00:00Z"};
    auto const kept = api::DemonstrationClock::kept_in(store.settings());
    api::mark_as_demonstration(store.settings());
    return std::make_unique<api::DemonstrationClock>(store.settings(), kept ? std::max(*kept, *start) : *start);
}

// The first line of the file.
std::string secret_in(std::string const& file)
{
    std::ifstream in{file};
    std::string secret;
    if (!std::getline(in, secret) || secret.empty())
        throw std::runtime_error{"no secret can be read from " + file};
    return secret;
}

int serve(api::Arguments const& arguments)
{
    SystemClock const real;
    api::Log const log{real};
    Offered const offered;
    auto const store = open(arguments);
    auto const key = key_of(arguments);
    auto const demonstration = demonstration_of(*store, arguments);
    engine::Clock const& clock = demonstration ? static_cast<engine::Clock const&>(*demonstration) : real;
    engine::CaseService service{offered.all, *store, clock, api::opaque_id};
    api::ServingOptions serving = arguments.serving;
    if (!arguments.oidc_secret_file.empty())
        serving.provider.secret = secret_in(arguments.oidc_secret_file);
    return api::serve(service, key, demonstration.get(), log, serving) ? 0 : 1;
}

int token(api::Arguments const& arguments)
{
    auto const store = open(arguments);
    auto const simulated = api::DemonstrationClock::kept_in(store->settings());
    if (arguments.demonstration && !simulated)
        return refuse("this is not the store of a demonstration");
    auto const now = simulated ? *simulated : SystemClock{}.now();
    return api::tokens(*store, arguments.token, now, std::cout, std::cerr);
}

int invite(api::Arguments const& arguments)
{
    auto const store = open(arguments);
    auto const simulated = api::DemonstrationClock::kept_in(store->settings());
    std::string const& given = arguments.serving.identity.origin;
    std::string const origin = given.empty() ? "http://127.0.0.1:" + std::to_string(arguments.serving.port) : given;
    return api::print_invitation(*store, arguments.email, origin, simulated ? *simulated : SystemClock{}.now(),
                                 std::cout, std::cerr);
}

// On a demonstration's store it is the day that its clock says.
template <class Use>
int with_service(api::Arguments const& arguments, Use use)
{
    Offered const offered;
    auto const store = open(arguments);
    auto const simulated = api::DemonstrationClock::kept_in(store->settings());
    engine::FixedClock const clock{simulated ? *simulated : SystemClock{}.now()};
    engine::CaseService service{offered.all, *store, clock, api::opaque_id};
    return use(service);
}

int contract(api::Arguments const& arguments)
{
    Offered const offered;
    if (arguments.contract.empty()) {
        std::cout << api::command_paths_yaml(api::openapi_yaml(), offered.all);
        return 0;
    }
    std::ifstream in{arguments.contract, std::ios::binary};
    std::string const text{std::istreambuf_iterator<char>{in}, {}};
    std::string const fresh = api::with_command_paths(text, offered.all);
    std::ofstream{arguments.contract, std::ios::binary | std::ios::trunc} << fresh;
    std::cout << (fresh == text ? "already true\n" : "written\n");
    return 0;
}

int check(api::Arguments const& arguments)
{
    std::vector<engine::Model> models;
    auto const add = [&](std::vector<engine::Model> some) {
        std::move(some.begin(), some.end(), std::back_inserter(models));
    };
    add(workflows::trainee_year::models());
    add(workflows::exam_preparation::models());
    add(workflows::tutored_module::models());
    add(workflows::distance_accompaniment::models());
    return api::check_rules(models, arguments.workflow, arguments.rule_set, std::cout, std::cerr);
}

int carry_out(api::Arguments const& in)
{
    using enum api::Command;
    switch (in.command) {
    case migrate: return ::migrate(in);
    case serve: return ::serve(in);
    case token: return ::token(in);
    case invite: return ::invite(in);
    case person: return api::enter_person(*open(in), in.entered, std::cout);
    case verify:
        return in.exported.empty() ? api::verify_store(*open(in), in.anchor, std::cout)
                                   : api::verify_export(in.exported, in.anchor, std::cout);
    case export_journal: return api::export_journal(*open(in), in.output, std::cout);
    case anchor: return api::print_anchor(*open(in), std::cout);
    case rebuild: return with_service(in, [&](auto& service) { return api::rebuild(service, in.check, std::cout); });
    case rules:
        return api::print_rules(Offered{}.all, {in.workflow, in.format, in.scenarios, in.page}, std::cout, std::cerr);
    case check: return ::check(in);
    case contract: return ::contract(in);
    case migrate_rules:
        return with_service(in,
                            [&](auto& service) { return api::migrate_rules(service, in.move, std::cout, std::cerr); });
    case what_if:
        return with_service(in,
                            [&](auto& service) { return api::what_if(service, in.supposition, std::cout, std::cerr); });
    case retention:
        return with_service(in,
                            [&](auto& service) { return api::retention(service, in.retention, std::cout, std::cerr); });
    case export_person:
        return with_service(
            in, [&](auto& service) { return api::export_person(service, in.person, in.output, std::cout, std::cerr); });
    case forget_person:
        return with_service(
            in, [&](auto& service) { return api::forget_person(service, in.person, std::cout, std::cerr); });
    }
    return 2;
}

} // namespace

int main(int count, char** words)
{
    try {
        api::Arguments in;
        auto const ended = api::parse(count, words, in);
        return ended ? *ended : carry_out(in);
    } catch (engine::UnreadableJournal const& failure) {
        return refuse(failure.what());
    } catch (engine::StoreUnavailable const& failure) {
        return refuse(failure.what(), store_away);
    } catch (std::exception const& failure) {
        return refuse(failure.what());
    }
}
