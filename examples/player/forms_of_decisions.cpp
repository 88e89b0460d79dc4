#include "examples/player/forms_of_decisions.hpp"

#include "examples/player/forms_of_incidents.hpp"

#include "workflows/trainee_year/commands.hpp"

#include "engine/body.hpp"

#include <algorithm>

namespace examples::player {

namespace {

using namespace workflows::trainee_year;
using std::chrono::days;

Day end_of_added_year(Scene const& scene)
{
    return Day{std::chrono::year_month_day{scene.year.ends_on} + std::chrono::years{1}};
}

PronounceExtension extension(Life const& life, Scene const& scene)
{
    if (life.fate == Fate::not_evaluable)
        return {std::max(life.stage().end_on, scene.year.ends_on + days{120}),
                "Présence insuffisante pour être évalué."};
    if (life.who.diploma_awaited)
        return {end_of_added_year(scene), "Un an pour obtenir le master."};
    return {{}, "Congés au-delà du dixième de la durée du stage."};
}

PronounceTitularisation titularisation(Life const& life, Scene const& scene)
{
    return {life.who.diploma_awaited ? end_of_added_year(scene) + days{1} : life.stage().effective_on};
}

AuthoriseSecondYear second_year(Scene const& scene)
{
    return {.next_campaign =
                scene.next_campaign.empty() ? std::nullopt : std::optional<engine::CaseId>{scene.next_campaign}};
}

// A decision taken late takes effect later.
RecordMinisterDecision ministers_decision(Step const& step, Scene const& scene)
{
    return {step.day, std::max(scene.year.ends_on, step.day) + days{1}, "Arrêté ministériel n° 2023-318"};
}

Resign resignation(Life const& life)
{
    std::string const corps = life.who.corps == "certifie" ? "du corps des professeurs certifiés" : "de mes fonctions";
    return {"Je présente ma démission " + corps + ".", true, {}};
}

Notify notification(Step const& step)
{
    return {.notified_on = step.day,
            .channel = Channel::registered_letter,
            .signatory_given_name = "Raphaëlle",
            .signatory_family_name = "Clairverdin",
            .signatory_quality = "Secrétaire générale adjointe, par délégation du recteur",
            .delegation = "Arrêté de délégation de signature n° 2022-14 du 25 août 2022",
            .remedies =
                "Cette décision peut être contestée dans les deux mois de sa notification, par un recours gracieux ou "
                "hiérarchique, ou devant le tribunal administratif."};
}

EndDuringStage end_during_stage(Step const& step)
{
    return {step.day + days{14}, "Décret n° 94-874 du 7 octobre 1994, article 7.",
            "Trois rapports décrivent, malgré l’accompagnement, une préparation absente et des élèves sans "
            "surveillance."};
}

} // namespace

boost::json::object decision_form(Step const& step, Life const& life, Scene const& scene)
{
    using engine::write_body;
    auto const after_the_year = scene.year.ends_on + days{1};
    // clang-format off
    switch (step.command) {
    case Command::resign:                   return write_body(resignation(life));
    case Command::accept_resignation:       return write_body(AcceptResignation{step.day});
    case Command::pronounce_titularisation: return write_body(titularisation(life, scene));
    case Command::pronounce_extension:      return write_body(extension(life, scene));
    case Command::authorise_second_year:    return write_body(second_year(scene));
    case Command::transmit_to_minister:     return write_body(TransmitToMinister{});
    case Command::record_reinstatement:
    case Command::record_dismissal:         return write_body(ministers_decision(step, scene));
    case Command::notify:                   return write_body(notification(step));
    case Command::record_appeal:            return write_body(RecordAppeal{step.day, AppealKind::gracious, "Demande de réexamen de la décision."});
    case Command::exclude:                  return write_body(Exclude{step.day + days{3}});
    case Command::dismiss_during_stage:     return write_body(end_during_stage(step));
    case Command::pronounce_dismissal:
    case Command::pronounce_reinstatement:  return write_body(PronounceEnd{after_the_year, "Le jury ne l’a pas inscrit sur la liste des aptes.", {}});
    default: return incident_form(step, life, scene);
    }
    // clang-format on
}

} // namespace examples::player
