#pragma once
// What an organisation may choose for its cases of one kind and one year: deadlines as local days in its zone, and
// policies. Every case is linked to its campaign first; its zone says what day it is for all of them.

#include "engine/workflow.hpp"

namespace engine {

struct Campaign : Facts {
    std::string workflow;     // of its cases, by its name
    std::string organisation; // "Académie de La Réunion"
    std::string title;        // "Certifiés, 2022-2023"
    std::string period;       // "2022-2023"
    std::string zone{"Europe/Paris"};
    std::string rule_set;
    std::vector<std::pair<std::string, Day>> deadlines;       // in the order of their names, those of the workflow's
    std::map<std::string, std::string, std::less<>> policies; // by name; what a policy means, its workflow says
    std::map<std::string, std::string> traits;                // what its cases have in common: {"corps": "certifie"}

    std::unique_ptr<Facts> clone() const override { return std::make_unique<Campaign>(*this); }

    Campaign const* as_campaign() const final { return this; }

    std::optional<Day> deadline(std::string_view name) const;
    void set_deadline(std::string_view name, std::optional<Day> day); // no day: the deadline is lifted
    std::string policy(std::string_view name, std::string_view otherwise) const;
};

// The campaign of a case: itself when it is one, otherwise among the linked. Null when there is none.
Campaign const* campaign_of(Case const& subject, Context const& context);
Campaign const* campaign_among(std::vector<std::shared_ptr<Case const>> const& linked);

} // namespace engine
