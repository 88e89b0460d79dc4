// The chapters of a year and the forms that people fill in them.

#include "tests/support/story.hpp"

#include "workflows/trainee_year/grids.hpp"

#include <stdexcept>

namespace story {

using namespace people;

engine::Day day(std::string_view text)
{
    auto const parsed = engine::parse_day(text);
    if (!parsed)
        throw std::invalid_argument{"no such day: " + std::string{text}};
    return *parsed;
}

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

Year& Year::opened()
{
    return on("2022-09-01").when(officer, Track::year, Command::open, opening_).then(State::in_progress);
}

Year& Year::reviewed()
{
    on("2022-11-28")
        .when(roux, Track::interim_review, Command::file, review(Rating::to_work_on, "2022-11-25"))
        .then(State::filed);
    when(hoarau, Track::interim_tutor_review, Command::file, review(Rating::to_work_on, "2022-11-25"))
        .then(State::filed);
    on("2023-04-20")
        .when(roux, Track::final_review, Command::file, review(Rating::sufficient, "2023-04-18"))
        .then(State::filed);
    return when(hoarau, Track::final_tutor_review, Command::file, review(Rating::sufficient, "2023-04-18"))
        .then(State::filed);
}

Year& Year::with_opinions(OpinionValue head, OpinionValue inspector)
{
    on("2023-05-04").when(hoarau, Track::tutor_report, Command::file_report, report("2023-05-03")).then(State::filed);
    on("2023-05-09").when(payet, Track::tutor_report, Command::consult).then(State::filed);
    if (facts().year_rank() == 2)
        when(payet, Track::inspection, Command::record_inspection, inspection("2023-05-08")).then(State::recorded);
    when(payet, Track::inspector_opinion, Command::give_opinion, opinion(inspector, OpinionBasis::tutor_report))
        .then(State::filed);
    return on("2023-05-12").when(roux, Track::head_opinion, Command::give_opinion, opinion(head)).then(State::filed);
}

Year& Year::sealed_and_open()
{
    on("2023-05-26").when(officer, Track::file, Command::seal).then(State::sealed);
    return on("2023-06-01").when(officer, Track::file, Command::open_to_trainee).then(State::accessible);
}

Year& Year::before_the_jury()
{
    return on("2023-06-02")
        .when(secretary, Track::examination, Command::submit, Submit{engine::CaseId{"jury-1"}})
        .then(State::submitted);
}

Year& Year::proposed()
{
    return when(president, Track::examination, Command::propose_as_apt).then(State::proposed);
}

Year& Year::heard()
{
    when(president, Track::examination, Command::call_to_interview).then(State::to_be_heard);
    Convene const convene{day("2023-06-20"),    "14:30",     Channel::registered_letter, day("2023-06-05"),
                          "Rectorat, salle 12", std::nullopt};
    on("2023-06-05").when(secretary, Track::examination, Command::convene, convene).then(State::convened);
    Hear const hear{
        day("2023-06-20"), {president, member}, 30, "L'échange porte sur la conduite de classe.", std::nullopt};
    return on("2023-06-20").when(secretary, Track::examination, Command::hear, hear).then(State::heard);
}

Year& Year::in_deliberation()
{
    JuryToday today;
    today.deliberation_open = true;
    return on("2023-06-29").jury(today);
}

Year& Year::found_apt()
{
    in_deliberation();
    return when(secretary, Track::examination, Command::deliberate_apt,
                DeliberateApt{day("2023-06-29"), {president, member}})
        .then(State::apt);
}

Year& Year::found_not_apt(std::optional<OpinionValue> second_year)
{
    in_deliberation();
    return when(secretary, Track::examination, Command::deliberate_not_apt,
                DeliberateNotApt{
                    day("2023-06-29"), {president, member}, "La conduite de classe reste à acquérir.", second_year})
        .then(State::not_apt);
}

} // namespace story
