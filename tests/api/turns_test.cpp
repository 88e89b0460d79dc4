// Requests that are answered later, from other threads; acts and pages through the door as browsers come through it.

#include "engine/version_check.hpp"
#include "tests/api/raw_client.hpp"
#include "tests/api/town_hall.hpp"

#include <boost/json/serialize.hpp>

#include <atomic>
#include <latch>
#include <mutex>
#include <thread>
#include <vector>

using api::Response;
using api::Turn;
using raw::Client;
using raw::Running;
using town::TownHall;
namespace json = boost::json;

namespace {

Response said(std::string text)
{
    return {.status = 200, .content_type = "text/plain", .body = std::move(text)};
}

// The API of a town hall behind a server with one thread for what blocks.
struct Served {
    TownHall hall;
    std::string permit = "/api/v1/permits/" + hall.open_permit();
    Running server{api::Taker{[this](Turn const& turn) { hall.door().take(turn); }}, {.handler_threads = 1}};

    static std::string as(town::Person const& who) { return "Authorization: Bearer " + who.token + "\r\n"; }
    static std::string take_note(town::Person const& who, std::string const& permit_path,
                                 std::string const& preferring = {})
    {
        std::string const body = json::serialize(json::object{{"text", "une note"}});
        return "POST " + permit_path + "/note/take HTTP/1.1\r\nHost: h\r\n" + as(who) + preferring + "Idempotency-Key: "
            + town::new_key() + "\r\nContent-Type: application/json\r\nContent-Length: " + std::to_string(body.size())
            + "\r\n\r\n" + body;
    }
};

std::string tag_of(raw::Answer const& answer)
{
    auto const at = answer.head.find("ETag: ");
    return at == std::string::npos ? "" : answer.head.substr(at + 6, answer.head.find("\r\n", at) - at - 6);
}

} // namespace

TEST_CASE("a request is answered once, from any thread, and never left without an answer", "[server]")
{
    std::vector<std::thread> threads;
    std::mutex mutex;
    {
        Running server{api::Taker{[&](Turn const& turn) {
            std::string const path = turn.request().path;
            if (path == "/throws")
                throw std::runtime_error{"here"};
            if (path == "/hops")
                return turn.hop([] { throw std::runtime_error{"there"}; });
            if (path == "/forgets")
                return;
            std::lock_guard const lock{mutex};
            threads.emplace_back([turn] {
                turn.answer([] { return said("first"); });
                turn.answer([] { return said("second"); });
            });
        }}};
        Client client{*server};
        CHECK(client.send(raw::get("/a")).receive().body == "first");
        raw::check_is_problem(client.send(raw::get("/throws")).receive(), 500);
        raw::check_is_problem(client.send(raw::get("/hops")).receive(), 500);
        raw::check_is_problem(client.send(raw::get("/forgets")).receive(), 500);
        CHECK(client.send(raw::get("/a")).receive().body == "first");
    }
    for (std::thread& one : threads)
        one.join();
}

TEST_CASE("a server that ends waits for whoever is not answered yet", "[server]")
{
    std::latch taken{1};
    std::atomic<bool> answered = false;
    std::thread late;
    {
        Running server{api::Taker{[&](Turn const& turn) {
                           late = std::thread{[&answered, turn] {
                               std::this_thread::sleep_for(std::chrono::milliseconds{100});
                               answered = true;
                               turn.answer([] { return said("late"); });
                           }};
                           taken.count_down();
                       }},
                       {.stop_deadline = std::chrono::milliseconds{1}}};
        Client client{*server};
        client.send(raw::get("/a"));
        taken.wait();
        CHECK_FALSE(server.stop());
    }
    CHECK(answered);
    late.join();
}

TEST_CASE("acts of many clients are carried out by the door as by a call, each once", "[server]")
{
    Served served;
    auto const events = served.hall.count_events();
    std::vector<std::thread> threads;
    std::atomic<int> made = 0;
    for (int i = 0; i < 8; ++i)
        threads.emplace_back([&] {
            Client client{*served.server};
            for (int n = 0; n < 5; ++n) {
                auto const answer = client.send(Served::take_note(served.hall.examiner, served.permit)).receive();
                made += answer.status == 201 && answer.says("Location: " + served.permit + "/note/") ? 1 : 0;
            }
        });
    for (std::thread& one : threads)
        one.join();
    CHECK(made == 40);
    CHECK(served.hall.count_events() == events + 40);
    Client client{*served.server};
    CHECK(client.send(Served::take_note(served.hall.stranger, served.permit)).receive().status == 404);
    CHECK(client.send(Served::take_note(served.hall.holder, served.permit)).receive().status == 403);
}

TEST_CASE("through the door too, whoever prefers the least is answered with the receipt alone", "[server]")
{
    Served served;
    Client client{*served.server};
    auto const& examiner = served.hall.examiner;
    auto const whole = client.send(Served::take_note(examiner, served.permit)).receive();
    CHECK(json::parse(whole.body).as_object().size() == 5);
    CHECK(!whole.says("Preference-Applied: "));
    auto const least = client.send(Served::take_note(examiner, served.permit, "prefer: return=minimal\r\n")).receive();
    CHECK(least.status == 201);
    CHECK(least.says("Preference-Applied: return=minimal"));
    auto const told = json::parse(least.body).as_object();
    CHECK(told.size() == 1);
    CHECK(told.at("event").at("type") == json::parse(whole.body).at("event").at("type"));
}

TEST_CASE("a page that is shown again is as it stands now, whoever changed it", "[server]")
{
    Served served;
    TownHall& hall = served.hall;
    Client client{*served.server};
    auto const page = [&](town::Person const& who, std::string const& more = "") {
        return client.send(raw::get(served.permit, Served::as(who) + more)).receive();
    };
    auto const first = page(hall.examiner);
    REQUIRE(first.status == 200);
    auto const again = page(hall.examiner);
    CHECK(again.body == first.body);
    CHECK(tag_of(again) == tag_of(first));
    CHECK(page(hall.examiner, "If-None-Match: " + tag_of(first) + "\r\n").status == 304);
    CHECK(page(hall.examiner, "Accept: text/csv\r\n").status == 406);
    for (int times = 0; times < 3; ++times) {        // whoever has just been heard of is answered from what is kept
        CHECK(page(hall.holder).body != first.body); // each sees his own
        CHECK(page(hall.examiner).body == first.body);
        CHECK(page(hall.stranger).status == 404);
    }
    CHECK(client.send(raw::get(served.permit + "?as_of=x", Served::as(hall.examiner))).receive().status == 400);

    // An act through another process.
    engine::CaseService other{hall.workflows(), hall.store(), hall.clock, api::opaque_id};
    engine::Act act;
    act.id = engine::CaseId{served.permit.substr(served.permit.rfind('/') + 1)};
    act.workflow = hall.workflows().find("permit");
    act.track = act.workflow->find_track("note")->id;
    act.command = *act.workflow->find_command("take");
    act.body = {{"text", "une note"}};
    act.actor = hall.examiner.id;
    REQUIRE(other.carry_out(act, [](engine::Outcome const&) { return std::string{}; }).has_value());
    auto const moved = page(hall.examiner, "If-None-Match: " + tag_of(first) + "\r\n");
    CHECK(moved.status == 200);
    CHECK(json::parse(moved.body).at("version") == 2);
    CHECK(page(hall.examiner).body == moved.body);

    // A name that is corrected.
    auto person = *hall.store().directory().find(hall.holder.id);
    person.family_name = "Lévy-Morel";
    hall.store().directory().put(person);
    CHECK(page(hall.examiner).body.find("Lévy-Morel") != std::string::npos);

    // Another day.
    auto const day = page(hall.examiner);
    hall.clock.set(hall.clock.now() + std::chrono::hours{24});
    CHECK(page(hall.examiner).status == 200);
}

TEST_CASE("questions whether something still stands are answered each for itself", "[server]")
{
    TownHall hall;
    engine::CaseId const permit{hall.open_permit()};
    engine::VersionCheck check{hall.store()};
    auto const ask = [&](engine::DrawnFrom from) {
        std::atomic<int> answer = -1;
        check.ask(std::make_shared<engine::DrawnFrom>(std::move(from)), [&](bool still) { answer = still; });
        while (answer < 0)
            std::this_thread::yield();
        return answer == 1;
    };
    std::string const name = hall.store().directory().find(hall.holder.id)->name();
    CHECK(ask({}));
    CHECK(ask({{{permit, 1}}, {{hall.holder.id, name}}}));
    CHECK_FALSE(ask({{{permit, 2}}, {}}));
    CHECK_FALSE(ask({{{engine::CaseId{"nothing"}, 1}}, {}}));
    CHECK_FALSE(ask({{{permit, 1}}, {{hall.holder.id, "Another Name"}}}));
    CHECK(ask({{}, {{engine::PersonId{"unknown"}, ""}}}));
}

namespace {

// A store that says of itself what it is told to: whether anything was committed.
class ToldOfChanges final : public engine::Store {
public:
    explicit ToldOfChanges(engine::Store& behind) : behind_{behind} {}

    engine::Journal& journal() override { return behind_.journal(); }
    engine::ReadModels& read_models() override { return behind_.read_models(); }
    engine::Directory& directory() override { return behind_.directory(); }
    engine::Drafts& drafts() override { return behind_.drafts(); }
    engine::Consultations& consultations() override { return behind_.consultations(); }
    engine::Settings& settings() override { return behind_.settings(); }
    engine::Identities& identities() override { return behind_.identities(); }
    bool is_reachable() override { return behind_.is_reachable(); }

    enum Answer { nothing, something, cannot_tell };
    std::unique_ptr<engine::Changes> changes() override
    {
        struct Told final : engine::Changes {
            explicit Told(std::atomic<Answer> const& given) : answer{given} {}
            bool since_last_asked() override
            {
                if (answer == cannot_tell)
                    throw engine::StoreUnavailable{"told so"};
                return answer == something;
            }
            std::atomic<Answer> const& answer;
        };
        return std::make_unique<Told>(answer);
    }
    std::atomic<Answer> answer = something;

private:
    engine::Store& behind_;
};

} // namespace

TEST_CASE("what was found to stand stands until something is committed, and only what was", "[server]")
{
    TownHall hall;
    engine::CaseId const permit{hall.open_permit()};
    ToldOfChanges store{hall.store()};
    engine::VersionCheck check{store};
    auto const stands = [&](std::shared_ptr<engine::DrawnFrom> const& page) {
        std::atomic<int> told = -1;
        check.ask(page, [&](bool still) { told = still; });
        while (told < 0)
            std::this_thread::yield();
        return told == 1;
    };
    auto person = *hall.store().directory().find(hall.holder.id);
    auto const drawn = [&](engine::Version version) {
        auto page = std::make_shared<engine::DrawnFrom>();
        page->cases = {{permit, version}};
        page->people = {{person.id, person.name()}};
        return page;
    };
    auto const page = drawn(1);
    auto const of_later = drawn(2);
    CHECK_FALSE(stands(of_later));
    CHECK(stands(page));

    // Had it read the directory again, it would have found another name.
    store.answer = ToldOfChanges::nothing;
    auto const asked_for_the_first_time = drawn(1);
    person.family_name = "Lévy-Morel";
    hall.store().directory().put(person);
    CHECK(stands(page));
    CHECK_FALSE(stands(of_later));
    CHECK_FALSE(stands(asked_for_the_first_time));

    for (auto const answer : {ToldOfChanges::something, ToldOfChanges::cannot_tell}) {
        auto const before = drawn(1);
        store.answer = ToldOfChanges::something;
        CHECK(stands(before));
        person.family_name += "-Levasseur";
        hall.store().directory().put(person);
        store.answer = answer;
        CHECK_FALSE(stands(before));
        CHECK_FALSE(stands(page));
    }
}
