#include "examples/player/forms.hpp"

#include "examples/dice.hpp"
#include "examples/player/forms_of_decisions.hpp"
#include "examples/player/phrases.hpp"
#include "examples/player/plan.hpp"

#include "workflows/trainee_year/commands.hpp"
#include "workflows/trainee_year/framework.hpp"
#include "workflows/trainee_year/grids.hpp"

#include "engine/body.hpp"

#include <algorithm>

namespace examples::player {

namespace {

namespace trainee_year = workflows::trainee_year;
using namespace trainee_year;
using std::chrono::days;

// Somebody at his desk with one form before him.
class Form {
public:
    Form(Step const& step, Life const& life, Scene const& scene)
        : step_{step}, life_{life}, scene_{scene}, dice_{scene.seed, step.name + ' ' + life.who.trainee.email},
          profession_{life.profession()}
    {
    }

    boost::json::object fill();

private:
    RecordPositioning positioning();
    RecordVisit visit();
    RecordObservation observation();
    RecordAttendance attendance() const;
    RaiseAlert alert();
    PlanSupport support();
    ReviewSupport support_review();
    FileReview review();
    FileReport report();
    RecordInspection inspection();
    GiveOpinion opinion();
    GiveInspeOpinion inspe_opinion();
    Convene convocation();
    Hear hearing();
    DeliberateNotApt not_apt();

    std::string about(Topic topic, int sentences) { return write_about(topic, sentences, dice_); }
    std::string class_seen() { return class_name(profession_ == Profession::documentalist, dice_); }
    // Written up at once, or within two days.
    Day held_on();
    Codes competences(int least, int most);
    Ratings grid(double doubt);
    bool is_in_trouble() const
    {
        return life_.fate == Fate::renewed || life_.fate == Fate::dismissed
            || life_.fate == Fate::dismissed_during_stage;
    }

    Step const& step_;
    Life const& life_;
    Scene const& scene_;
    Dice dice_;
    Profession profession_;
};

Day Form::held_on()
{
    auto const day = step_.day - days{dice_.between(0, 2)};
    return is_school_day(day) && !life_.is_on_leave(day) && day >= life_.who.starts_on ? day : step_.day;
}

Codes Form::competences(int least, int most)
{
    std::vector<Code> all;
    for (Competence const& competence : framework())
        if (belongs(competence.code, profession_))
            all.emplace_back(std::string{competence.code});
    std::vector<Code> chosen;
    // Psychologists have a framework of their own, which the product does not hold.
    for (int wanted = dice_.between(least, most); wanted > 0 && !all.empty(); --wanted) {
        auto const place = static_cast<std::ptrdiff_t>(dice_.below(all.size()));
        chosen.push_back(all[static_cast<std::size_t>(place)]);
        all.erase(all.begin() + place);
    }
    return chosen;
}

// A scale goes from the good end to the other two; `doubt` is the share of items away from the good end.
Ratings Form::grid(double doubt)
{
    auto const scale = scale_of(step_.track);
    std::vector<ItemRating> items;
    for (Block const& block : grid_of(profession_))
        for (Item const& item : block.items)
            items.push_back(
                {std::string{item.code}, dice_.happens(doubt) ? scale[dice_.happens(0.75) ? 1 : 2] : scale.front()});
    return items;
}

RecordPositioning Form::positioning()
{
    constexpr std::array degrees{Degree::not_yet, Degree::degree_1, Degree::degree_2, Degree::degree_3};
    std::vector<Position> positions;
    auto const best = step_.nth == 1 ? 2 : 3;
    for (Code const& code : competences(8, 12))
        positions.push_back({code, degrees[static_cast<std::size_t>(dice_.between(step_.nth == 1 ? 0 : 1, best))], {}});
    return {step_.day, positions};
}

RecordVisit Form::visit()
{
    RecordVisit visit{.held_on = held_on(), .class_or_service = class_seen()};
    if (dice_.happens(0.6))
        visit.pre_visit_talk =
            PreVisitTalk{.aims = about(Topic::work_axis, 1), .activities = about(Topic::observation_points, 1)};
    visit.observation_realised = about(Topic::lesson, 4);
    visit.exchange = about(Topic::still_to_improve, 2);
    visit.strong_competences = competences(1, 3);
    visit.competences_to_work_on = competences(1, is_in_trouble() ? 4 : 2);
    visit.advice = about(Topic::advice, 3);
    if (dice_.happens(0.5))
        visit.work_axes = about(Topic::work_axis, 2);
    return visit;
}

RecordObservation Form::observation()
{
    auto const& tutor = life_.who.tutor;
    auto const host = dice_.happens(0.7) ? tutor.title + ' ' + tutor.given_name + ' ' + tutor.family_name
                                         : std::string{"Collègue de l’établissement"};
    return {.held_on = held_on(),
            .host = host,
            .class_or_service = class_seen(),
            .points_to_observe = about(Topic::observation_points, 3),
            .exchange = about(Topic::exchange, 2)};
}

RecordAttendance Form::attendance() const
{
    auto const all = training_days(scene_.year);
    auto const found = std::ranges::find(all, step_.day, &TrainingDay::day);
    bool const at_inspe = found != all.end() && found->at_inspe;
    auto dice = dice_;
    return {step_.day, at_inspe ? Provider::inspe : Provider::eafc, 6,
            !life_.is_on_leave(step_.day) && dice.happens(0.96)};
}

RaiseAlert Form::alert()
{
    constexpr std::array triggers{AlertTrigger::difficulties, AlertTrigger::insufficient_evolution,
                                  AlertTrigger::unsuitable_posture};
    return {.held_on = step_.day,
            .trigger = dice_.one_of(triggers),
            .facts = about(Topic::alert_facts, 3),
            .competences = competences(2, 5),
            .support_wished = about(Topic::support, 2)};
}

PlanSupport Form::support()
{
    return {about(Topic::support, 4), school_day_from(step_.day + days{28}), dice_.happens(0.9)};
}

ReviewSupport Form::support_review()
{
    return {step_.day, about(Topic::support_findings, 2), school_day_from(step_.day + days{28})};
}

FileReview Form::review()
{
    bool const is_final = step_.track == Track::final_review || step_.track == Track::final_tutor_review;
    FileReview review{.held_on = held_on()};
    if (step_.by == Hand::tutor) {
        review.visits_made = is_final ? dice_.between(7, 11) : dice_.between(3, 6);
        review.visits_received = is_final ? dice_.between(5, 8) : dice_.between(2, 5);
        review.classes_observed = class_seen() + ", " + class_seen();
        review.training_axes = {TrainingAxis{.initial_finding = about(Topic::work_axis, 1),
                                             .evolution = about(Topic::progress, 1),
                                             .current_state = {},
                                             .competences = competences(1, 3)}};
    }
    review.grid = grid(is_in_trouble() ? 0.5 : is_final ? 0.05 : 0.25);
    for (auto const* block : {"b3", "b4"})
        review.block_comments.items.push_back({block, about(Topic::lesson, 2)});
    review.progress = about(Topic::progress, 4);
    review.to_improve = about(Topic::still_to_improve, 3);
    if (is_final)
        review.training_synthesis = "Douze journées de formation prévues, suivies avec assiduité.";
    else
        review.work_axes = about(Topic::work_axis, 3);
    return review;
}

FileReport Form::report()
{
    return {.held_on = held_on(),
            .visits_made = dice_.between(8, 12),
            .visits_received = dice_.between(6, 8),
            .evolution = about(Topic::lesson, 4),
            .progress = about(is_in_trouble() ? Topic::support_findings : Topic::progress, 4),
            .strong_competences = competences(2, 6),
            .competences_to_work_on = competences(1, is_in_trouble() ? 8 : 3),
            .training_synthesis = "Le parcours de formation a nourri la pratique en classe."};
}

RecordInspection Form::inspection()
{
    return {.held_on = step_.day,
            .class_or_service = class_seen(),
            .observation = about(Topic::lesson, 5),
            .talk = about(Topic::exchange, 2),
            .advice = about(Topic::advice, 3)};
}

GiveOpinion Form::opinion()
{
    bool const of_inspector = step_.by == Hand::inspector;
    bool const in_favour = of_inspector ? life_.inspector_in_favour : step_.by != Hand::head || life_.head_in_favour;
    GiveOpinion opinion{.value = in_favour ? OpinionValue::favourable : OpinionValue::unfavourable,
                        .text = about(in_favour ? Topic::opinion_in_favour : Topic::opinion_against, 3),
                        .grid = grid(in_favour ? 0.06 : 0.5)};
    opinion.block_comments = {BlockComment{"b4", about(Topic::lesson, 2)}};
    if (!of_inspector)
        return opinion;
    bool const is_reported = life_.requires_piece(Track::tutor_report);
    opinion.basis = !life_.inspected ? OpinionBasis::tutor_report
        : is_reported                ? OpinionBasis::both
                                     : OpinionBasis::inspection;
    // Where no jury judges, the inspector says why, and whether a second year is worth it.
    if (life_.goes_before_a_jury() || in_favour || step_.refused_by == "doubt-is-reasoned")
        return opinion;
    opinion.reasoned_report = about(Topic::grounds, 3);
    if (life_.year_rank == 1)
        opinion.second_year_opinion =
            life_.fate == Fate::renewed ? OpinionValue::favourable : OpinionValue::unfavourable;
    return opinion;
}

GiveInspeOpinion Form::inspe_opinion()
{
    return {.value = OpinionValue::favourable,
            .text = about(Topic::opinion_in_favour, 2),
            .path_validated = true,
            .commitment = "Présence régulière à l’institut, travaux rendus à temps."};
}

Convene Form::convocation()
{
    constexpr std::array<char const*, 8> times{"08:30", "09:15", "10:00", "10:45", "13:30", "14:15", "15:00", "15:45"};
    return {.interview_on = interview_day(life_, scene_.year),
            .time = dice_.one_of(times),
            .channel = Channel::registered_letter,
            .sent_on = step_.day,
            .place = "Rectorat, salle des Commissions",
            .accompaniment = "Vous pouvez venir avec la personne de votre choix."};
}

Hear Form::hearing()
{
    return {.held_on = step_.day,
            .members_present = scene_.jury_present,
            .duration_minutes = dice_.between(25, 45),
            .minutes = about(Topic::hearing, 4),
            .accompanied = dice_.happens(0.3)};
}

DeliberateNotApt Form::not_apt()
{
    DeliberateNotApt form{
        .held_on = step_.day, .members_present = scene_.jury_present, .grounds = about(Topic::grounds, 2)};
    if (life_.year_rank == 1)
        form.second_year_opinion = life_.fate == Fate::renewed ? OpinionValue::favourable : OpinionValue::unfavourable;
    return form;
}

boost::json::object Form::fill()
{
    using engine::write_body;
    auto const jury = scene_.jury_present;
    // clang-format off
    switch (step_.command) {
    case Command::record_positioning:       return write_body(positioning());
    case Command::record_visit:             return write_body(visit());
    case Command::record_observation:       return write_body(observation());
    case Command::record_attendance:        return write_body(attendance());
    case Command::raise:                    return write_body(alert());
    case Command::plan_support:             return write_body(support());
    case Command::review_support:           return write_body(support_review());
    case Command::lift:                     return write_body(LiftAlert{"Les points convenus sont tenus : l’accompagnement renforcé prend fin."});
    case Command::comment:                  return write_body(Comment{about(Topic::exchange, 2)});
    case Command::mark_as_read:             return write_body(dice_.happens(0.1) ? MarkAsRead{about(Topic::exchange, 1)} : MarkAsRead{});
    case Command::file:                     return write_body(review());
    case Command::file_report:              return write_body(report());
    case Command::record_inspection:        return write_body(inspection());
    case Command::give_opinion:             return write_body(opinion());
    case Command::give_inspe_opinion:       return write_body(inspe_opinion());
    case Command::submit:                   return write_body(Submit{scene_.jury});
    case Command::find_not_evaluable:       return write_body(FindNotEvaluable{"Temps de présence trop court pour que le stage soit évalué."});
    case Command::convene:                  return write_body(convocation());
    case Command::hear:                     return write_body(hearing());
    case Command::record_absence:           return write_body(RecordAbsence{step_.day, "Avis de réception de la lettre recommandée du 9 juin.", {}});
    case Command::deliberate_apt:           return write_body(DeliberateApt{step_.day, jury});
    case Command::deliberate_not_apt:       return write_body(not_apt());
    case Command::consult:
    case Command::seal:
    case Command::open_to_trainee:
    case Command::propose_as_apt:
    case Command::call_to_interview:        return {};
    default:                                return decision_form(step_, life_, scene_);
    }
    // clang-format on
}

} // namespace

boost::json::object form_of(Step const& step, Life const& life, Scene const& scene)
{
    return Form{step, life, scene}.fill();
}

} // namespace examples::player
