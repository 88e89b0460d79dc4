#pragma once
// A small academy on a store of its own (SQLite in a temporary folder): the shipped campaign, jury and years together,
// the people of story.hpp, and a clock that stands still. What is done to all cases of a campaign is tested here.

#include "tests/support/shipped.hpp"
#include "tests/support/story.hpp"

#include "api/routes.hpp"
#include "engine/case_service.hpp"
#include "workflows/campaign/commands.hpp"

#include <filesystem>
#include <memory>
#include <string>
#include <utility>
#include <vector>

namespace academy {

using engine::CaseId;
using engine::PersonId;

class Academy {
public:
    explicit Academy(std::string const& rule_set = "guide-2022-2023", std::string_view first_day = "2022-09-01");
    ~Academy();
    Academy(Academy const&) = delete;
    Academy& operator=(Academy const&) = delete;

    void on(std::string_view day); // eight in the morning in La Réunion, then a second more for each act

    // The year of a new trainee of that name, under the campaign's rules.
    CaseId open_year(std::string const& name, story::ServiceLoad load = story::ServiceLoad::full);

    // One act by the hand that the tables ask for; the test fails when it is refused.
    template <class Body>
    void act(PersonId const& who, CaseId const& id, std::string_view track, std::string_view command, Body const& body,
             std::uint16_t number = 0)
    {
        carry_out(who, id, track, command, engine::write_body(body), number);
    }
    void act(PersonId const& who, CaseId const& id, std::string_view track, std::string_view command)
    {
        carry_out(who, id, track, command, boost::json::object{}, 0);
    }
    // The same, handing back what came of it.
    engine::Result<engine::Answered> ask(PersonId const& who, CaseId const& id, std::string_view track,
                                         std::string_view command, boost::json::object body, std::uint16_t number = 0);

    // Chapters of a year, on the days of story.hpp.
    void file_interim_reviews(CaseId const& year);
    void complete(CaseId const& year,
                  story::OpinionValue head = story::OpinionValue::favourable); // reviews to opinions
    void submit(CaseId const& year); // sealed, open to the trainee, before the jury, which is appointed on first use

    // Over HTTP. `seen` is the version that If-Match bears.
    api::Response request(PersonId const& who, api::Method method, std::string const& target, std::string body = {},
                          std::string const& seen = {}, std::string const& type = "application/json");
    api::Response post(PersonId const& who, std::string const& target, boost::json::value const& body);
    boost::json::object get(PersonId const& who, std::string const& target); // the test fails when it is not told
    std::shared_ptr<engine::Case const> now(CaseId const& id) { return service_->current(id); }
    engine::CaseService& service() { return *service_; }
    engine::Store& store() { return *store_; }
    engine::Workflows const& workflows() const { return shipped_.all; }
    // Another campaign or jury; the year of somebody.
    CaseId open(PersonId const& who, std::string_view workflow, boost::json::object const& body);
    // Another campaign, with its people.
    using Staff = std::vector<std::pair<PersonId, workflows::campaign::Role>>;
    CaseId open_campaign(workflows::campaign::Open const& opening, Staff const& staff, std::string_view from);
    void add_people(std::vector<PersonId> const& people); // to the directory
    std::filesystem::path file(std::string const& name) const { return folder_ / name; }
    // Every head of the journal and every row that can be rebuilt: the same text, the same store.
    std::string contents();

    engine::FixedClock clock;
    engine::Day first_day; // of the stages that are opened from now on
    CaseId campaign, jury;

private:
    std::string token_of(PersonId const& who);
    void carry_out(PersonId const& who, CaseId const& id, std::string_view track, std::string_view command,
                   boost::json::object body, std::uint16_t number);
    void open_jury();

    std::filesystem::path folder_;
    tests::Shipped shipped_;
    std::unique_ptr<engine::Store> store_;
    std::unique_ptr<engine::CaseService> service_;
    api::TokenKey key_ = api::TokenKey::draw();
    std::unique_ptr<api::Api> api_;
    int asked_ = 0; // a key of its own for every act
};

} // namespace academy
