// The chapters of a year.

#include "tests/support/story.hpp"

namespace story {

using namespace people;

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
