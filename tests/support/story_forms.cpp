// The forms that people fill in in a story, for whoever tells one.

#include "tests/support/story.hpp"

#include "workflows/trainee_year/grids.hpp"

#include <stdexcept>

namespace story {

using namespace people;

OpenYear opening()
{
    OpenYear open;
    open.campaign = engine::CaseId{"campaign-1"};
    open.trainee = camille;
    open.head_of_school = roux;
    open.inspector = payet;
    open.tutor = hoarau;
    open.corps = Corps::certifie;
    open.discipline = "Mathématiques";
    open.session = 2022;
    open.load = ServiceLoad::full;
    open.path = Path::master_meef;
    open.school = {"9740001A", "Collège des Mascareignes", "Saint-Denis"};
    open.start_on = day("2022-09-01");
    return open;
}

Ratings every_item(Rating rating, Profession profession)
{
    Ratings grid;
    for (Block const& block : grid_of(profession))
        for (Item const& item : block.items)
            grid.items.push_back({std::string{item.code}, rating});
    return grid;
}

Ratings one_item_unanswered(Rating rating)
{
    Ratings grid = every_item(rating);
    grid.items.pop_back();
    return grid;
}

FileReview review(Rating rating, std::string_view held_on)
{
    FileReview review;
    review.held_on = day(held_on);
    review.grid = every_item(rating);
    review.progress = "Les séances sont mieux préparées et mieux tenues.";
    return review;
}

RecordVisit visit(std::string_view held_on)
{
    RecordVisit visit;
    visit.held_on = day(held_on);
    visit.class_or_service = "6e B";
    visit.strong_competences = {"P1"};
    visit.competences_to_work_on = {"P4", "CC4"};
    visit.advice = "Donner la consigne une fois le silence obtenu.";
    return visit;
}

FileReport report(std::string_view held_on)
{
    FileReport report;
    report.held_on = day(held_on);
    report.evolution = "Des premières séances hésitantes à une conduite assurée.";
    report.progress = "Une nette progression depuis janvier.";
    report.strong_competences = {"P1", "P3"};
    return report;
}

RecordInspection inspection(std::string_view held_on)
{
    return {day(held_on), "5e A", "La séance est bien construite.", "L'analyse est lucide.", std::nullopt};
}

GiveOpinion opinion(OpinionValue value, std::optional<OpinionBasis> basis)
{
    GiveOpinion opinion;
    opinion.value = value;
    opinion.text = "Avis fondé sur l'année entière.";
    opinion.grid = every_item(Rating::sufficient);
    opinion.basis = basis;
    return opinion;
}

Notify notice(std::string_view notified_on)
{
    Notify notify;
    notify.notified_on = day(notified_on);
    notify.channel = Channel::registered_letter;
    notify.signatory_given_name = "Jeanne";
    notify.signatory_family_name = "Técher";
    notify.signatory_quality = "Secrétaire générale de l'académie";
    notify.remedies = "Recours gracieux ou devant le tribunal administratif dans les deux mois.";
    return notify;
}

} // namespace story
