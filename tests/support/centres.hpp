#pragma once
// Three services of the small academy beside the year, each with a campaign of its own workflow and a case of it: a centre
// of tutored modules, an office of distance accompaniments, a network of exam preparations. Served like the year.

#include "tests/support/academy.hpp"
#include "tests/support/module_story.hpp"
#include "tests/support/preparation.hpp"
#include "workflows/distance_accompaniment/commands.hpp"

namespace academy {

// Modules of the year 2022-2023; the people are those of module_story.hpp.
struct ModuleCentre : Academy {
    ModuleCentre();

    void on(std::string_view day, int hour = 8); // in Paris
    api::Response ask(PersonId const& who, api::Method method, std::string const& target, std::string body = {},
                      std::string const& seen = {}, std::string const& type = "application/json");
    boost::json::object get(PersonId const& who, std::string const& target);
    template <class Body>
    boost::json::object post(PersonId const& who, std::string const& target, Body const& body,
                             std::string const& seen = {})
    {
        return post_form(who, target, engine::write_body(body), seen);
    }
    // Opened on 9 January, the tutor presented on the 10th: its address, and its id.
    std::string open_module();

    CaseId modules, module; // the campaign, the case

private:
    boost::json::object post_form(PersonId const& who, std::string const& target, boost::json::object const& form,
                                  std::string const& seen);
};

// Hoarau, a trainee's tutor, accompanies a group; the training officer of the year's campaign is that of this one too.
struct AccompanimentOffice : Academy {
    AccompanimentOffice();

    void work(); // signed on 5 September 2022, five hours done on 3 October
    void pay();  // reported on 5 December, two vacations granted on the 12th
    std::string path() const { return "/api/v1/distance-accompaniments/" + contract.value; }

    CaseId of, contract; // the campaign, the case
};

// Lou prepares a national exam in 2025-2026; the people are those of preparation.hpp.
struct PreparationNetwork : Academy {
    explicit PreparationNetwork(std::string const& rule_set = "callisto-nationale");

    // At work, with a tutor who has agreed on means and a trainer, on 15 September 2025.
    void begin();
    // A workshop attended, a question answered, a copy marked and returned, a difficulty told; closed on 29 May 2026.
    void follow();
    void end();
    std::string path() const { return "/api/v1/exam-preparations/" + preparation.value; }

    CaseId of, preparation; // the campaign, the case
};

inline PersonId const carole{"carole"}; // correspondent of the domain

} // namespace academy
