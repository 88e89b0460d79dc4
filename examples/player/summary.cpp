#include "examples/player/summary.hpp"

#include <array>
#include <iomanip>
#include <ostream>

namespace examples::player {

namespace {

struct Line {
    char const* label;
    char const* name;
    std::size_t Figures::*value;
};
// clang-format off
constexpr std::array lines{
    Line{"Stagiaires",                       "trainees",              &Figures::trainees},
    Line{"Visites du tuteur",                "visits",                &Figures::visits},
    Line{"Visites d’observation",            "return_visits",         &Figures::return_visits},
    Line{"Bilans déposés",                   "reviews",               &Figures::reviews},
    Line{"  dont en retard",                 "late_reviews",          &Figures::late_reviews},
    Line{"Accompagnements renforcés",        "alerts",                &Figures::alerts},
    Line{"Inspections",                      "inspections",           &Figures::inspections},
    Line{"Avis rendus",                      "opinions",              &Figures::opinions},
    Line{"  dont défavorables",              "unfavourable_opinions", &Figures::unfavourable_opinions},
    Line{"Entretiens avec le jury",          "interviews",            &Figures::interviews},
    Line{"Absences à l’entretien",           "absences",              &Figures::absences},
    Line{"Titularisations",                  "titularised",           &Figures::titularised},
    Line{"Prolongations",                    "extended",              &Figures::extended},
    Line{"Renouvellements",                  "renewed",               &Figures::renewed},
    Line{"Secondes années ouvertes",         "second_years",          &Figures::second_years},
    Line{"Licenciements",                    "dismissed",             &Figures::dismissed},
    Line{"Réintégrations",                   "reinstated",            &Figures::reinstated},
    Line{"Démissions",                       "resigned",              &Figures::resigned},
    Line{"Recours",                          "appeals",               &Figures::appeals},
    Line{"Événements au journal",            "events",                &Figures::events},
    Line{"Actes de ce passage",              "acts",                  &Figures::acts},
    Line{"Actes déjà faits, redemandés",     "replayed",              &Figures::replayed},
    Line{"Refus attendus",                   "expected_refusals",     &Figures::expected_refusals},
    Line{"Refus inattendus",                 "unexpected_refusals",   &Figures::unexpected_refusals},
    Line{"Requêtes répétées",                "requests_repeated",     &Figures::requests_repeated},
};
// clang-format on

constexpr std::array<std::string_view, outcomes> ends{
    "E1  Titularisation",
    "E2  Prolongation, titularisation",
    "E3  Prolongation pour le master",
    "E4  Seconde année",
    "E5  Licenciement, première année",
    "E6  Licenciement, seconde année",
    "E7  Non évaluable, jugé ensuite",
    "E8  Réintégration",
    "E9  Licenciement en cours de stage",
    "E10 Sanction disciplinaire",
    "E11 Démission",
    "E12 Déjà qualifié, titularisé",
};

constexpr int label_width = 30;
constexpr int end_width = 36;

// setw counts bytes; a column is as wide as its letters.
std::string padded(std::string_view label, int width = label_width)
{
    for (char const byte : label)
        width -= (static_cast<unsigned char>(byte) & 0xC0U) != 0x80U ? 1 : 0;
    return std::string{label} + std::string(static_cast<std::size_t>(width > 0 ? width : 0), ' ');
}

} // namespace

void Summary::done(Life const& life, Step const& step, CampaignPlan const& plan)
{
    std::lock_guard const lock{mutex_};
    auto& count = figures;
    auto const& year = plan.year;
    if (step.reaches)
        ++count.ends[plan.corps].at(static_cast<std::size_t>(*step.reaches));
    switch (step.command) {
    case Command::record_visit: ++count.visits; break;
    case Command::record_observation: ++count.return_visits; break;
    case Command::raise: ++count.alerts; break;
    case Command::record_inspection: ++count.inspections; break;
    case Command::hear: ++count.interviews; break;
    case Command::record_absence: ++count.absences; break;
    case Command::pronounce_titularisation: ++count.titularised; break;
    case Command::pronounce_extension: ++count.extended; break;
    case Command::authorise_second_year: ++count.renewed; break;
    case Command::pronounce_dismissal:
    case Command::dismiss_during_stage:
    case Command::record_dismissal: ++count.dismissed; break;
    case Command::pronounce_reinstatement:
    case Command::record_reinstatement: ++count.reinstated; break;
    case Command::accept_resignation: ++count.resigned; break;
    case Command::record_appeal: ++count.appeals; break;
    case Command::file: {
        bool const is_interim = step.track == Track::interim_review || step.track == Track::interim_tutor_review;
        ++count.reviews;
        count.late_reviews += step.day > (is_interim ? year.interim_review : year.final_review) ? 1 : 0;
        break;
    }
    case Command::give_inspe_opinion: ++count.opinions; break;
    case Command::give_opinion: {
        bool const is_against = (step.by == Hand::head && !life.head_in_favour)
            || (step.by == Hand::inspector && !life.inspector_in_favour);
        ++count.opinions;
        count.unfavourable_opinions += is_against ? 1 : 0;
        break;
    }
    default: break;
    }
}

void print(Figures const& figures, std::ostream& out)
{
    for (Line const& line : lines)
        out << padded(line.label) << std::setw(8) << figures.*line.value << '\n';
    out << std::fixed << std::setprecision(1) << padded("Secondes") << std::setw(8) << figures.seconds << '\n'
        << padded("Actes par seconde") << std::setw(8) << figures.acts_per_second() << '\n';
}

void print_ends(Figures const& figures, std::ostream& out)
{
    out << padded("Issues par corps", end_width);
    for (auto const& [corps, counts] : figures.ends)
        out << "  " << corps;
    out << "  ensemble\n";
    for (std::size_t end = 0; end < outcomes; ++end) {
        std::size_t all = 0;
        out << padded(ends[end], end_width);
        for (auto const& [corps, counts] : figures.ends) {
            out << "  " << std::setw(static_cast<int>(corps.size())) << counts[end];
            all += counts[end];
        }
        out << "  " << std::setw(8) << all << '\n';
    }
}

boost::json::object as_json(Figures const& figures)
{
    boost::json::object object;
    for (Line const& line : lines)
        object[line.name] = figures.*line.value;
    if (figures.ends.size() > 1) {
        auto& by_corps = object["ends"].emplace_object();
        for (auto const& [corps, counts] : figures.ends) {
            auto& one = by_corps[corps].emplace_object();
            for (std::size_t end = 0; end < outcomes; ++end)
                one["E" + std::to_string(end + 1)] = counts[end];
        }
    }
    object["seconds"] = figures.seconds;
    object["acts_per_second"] = figures.acts_per_second();
    return object;
}

} // namespace examples::player
