#pragma once
// What the year held, in figures that a rectorate would look at.

#include "examples/player/campaign_plan.hpp"

#include <boost/json/object.hpp>

#include <array>
#include <cstddef>
#include <iosfwd>
#include <map>
#include <mutex>

namespace examples::player {

struct Figures {
    std::size_t trainees = 0;
    std::size_t visits = 0;
    std::size_t return_visits = 0;
    std::size_t reviews = 0;
    std::size_t late_reviews = 0;
    std::size_t alerts = 0;
    std::size_t inspections = 0;
    std::size_t opinions = 0;
    std::size_t unfavourable_opinions = 0;
    std::size_t interviews = 0;
    std::size_t absences = 0;
    std::size_t titularised = 0; // after an extension, counted there too
    std::size_t extended = 0;
    std::size_t renewed = 0;
    std::size_t dismissed = 0;
    std::size_t reinstated = 0;
    std::size_t resigned = 0;
    std::size_t appeals = 0;
    std::size_t second_years = 0; // opened by the product itself
    std::size_t events = 0;       // in the journal
    std::size_t acts = 0;         // of this run
    std::size_t replayed = 0;     // done by an earlier run, and asked again
    std::size_t expected_refusals = 0;
    std::size_t unexpected_refusals = 0;
    std::size_t requests_repeated = 0;
    double seconds = 0;
    // How often each end came, by corps: told when more than one campaign is lived.
    std::map<std::string, std::array<std::size_t, outcomes>> ends;

    double acts_per_second() const { return seconds > 0 ? static_cast<double>(acts) / seconds : 0; }
};

// Figures that grow as steps are done, on any connection.
class Summary {
public:
    void done(Life const& life, Step const& step, CampaignPlan const& plan);

    Figures figures{};

private:
    std::mutex mutex_;
};

void print(Figures const& figures, std::ostream& out);
// The ends that the law knows, a line each, a column a corps.
void print_ends(Figures const& figures, std::ostream& out);
boost::json::object as_json(Figures const& figures);

} // namespace examples::player
