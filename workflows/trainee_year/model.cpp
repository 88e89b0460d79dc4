#include "workflows/trainee_year/model.hpp"

#include "workflows/trainee_year/pieces.hpp"
#include "workflows/trainee_year/tracks/tracks.hpp"
#include "workflows/trainee_year/trainee_year.hpp"
#include "workflows/trainee_year/words.hpp"

namespace workflows::trainee_year {
namespace {

using engine::Model;
using engine::StateId;
using engine::TrackId;

// French, in the order of Mark.
constexpr std::array mark_words{
    "rapport du tuteur consulté dans sa dernière version",
    "une pièce a changé depuis le scellement",
    "date de consultation arrivée",
    "jury réuni",
    "délibération ouverte",
    "session du jury close",
    "jour de l'entretien arrivé",
    "entretien ou absence depuis la dernière convocation",
    "entendu ou absent devant ce jury",
    "un avis défavorable",
    "avis défavorable de l'inspecteur",
    "stage commencé",
    "stage prolongé par des absences",
    "stage à compléter",
    "stage fini",
};
static_assert(mark_words.size() == static_cast<std::size_t>(Mark::stage_ended) + 1);

TraineeYear const& workflow()
{
    static TraineeYear const only;
    return only;
}

// As TraineeYear::is_required says of a piece that has not begun.
bool is_expected(RuleSet const& rules, World const& world, Track track)
{
    if (track == Track::diploma)
        return world.diploma_awaited;
    if (track == Track::joint_committee)
        return rules.committee.before == Committee::Before::every_decision;
    if (track == Track::examination)
        return rules.route_of(world.profile) == Route::jury;
    if (is_evaluative(track) && track != Track::inspection)
        return rules.find(world.profile, track).has_value();
    return true;
}

void add_tables(Model& model, RuleSet const& rules, World const& world)
{
    for (engine::Track const& track : tables::tracks) {
        auto const name = static_cast<Track>(track.id.value);
        model.tables.push_back({track.id,
                                track.repeatable,
                                track.initial,
                                {track.rows.begin(), track.rows.end()},
                                {track.waits.begin(), track.waits.end()},
                                is_expected(rules, world, name)});
    }
    model.meaning = [rules, world](TrackId track, engine::GuardId guard, engine::CommandId command) {
        return model::meaning(static_cast<Guard>(guard.value), static_cast<Track>(track.value),
                              static_cast<Command>(command.value), rules, world);
    };
}

// Nobody is awaited in these: the act is somebody's right, not his duty.
std::vector<std::pair<TrackId, StateId>> at_rest()
{
    using enum State;
    std::vector<std::pair<TrackId, StateId>> all{{Track::year, unopened},
                                                 {Track::year, in_progress},
                                                 {Track::tutor, not_begun},
                                                 {Track::tutor, appointed},
                                                 {Track::training, running},
                                                 {Track::leave, not_begun},
                                                 {Track::leave, recorded},
                                                 {Track::part_time, not_begun},
                                                 {Track::part_time, recorded},
                                                 {Track::suspension, not_begun},
                                                 {Track::discipline, not_begun},
                                                 {Track::joint_committee, recorded},
                                                 {Track::examination, not_apt},
                                                 {Track::self_positioning, not_begun},
                                                 {Track::formative_visit, not_begun},
                                                 {Track::formative_visit, State::read},
                                                 {Track::observation_visit, not_begun},
                                                 {Track::observation_visit, commented},
                                                 {Track::alert, not_begun},
                                                 {Track::inspection, not_begun},
                                                 {Track::inspection, State::read},
                                                 {Track::retention, kept},
                                                 {Track::retention, held}};
    for (Track const piece : {Track::interim_review, Track::interim_tutor_review, Track::final_review,
                              Track::final_tutor_review, Track::inspe_opinion})
        all.emplace_back(piece, State::read);
    for (State const end :
         {titularised_notified, renewal_notified, dismissed_notified, reinstated_notified, excluded_notified})
        all.emplace_back(Track::decision, end);
    return all;
}

} // namespace

engine::Model model_of(RuleSet const& rules, World const& world)
{
    using enum State;
    Model model;
    model.workflow = &workflow();
    model.rule_set = rules.name;
    model.world = world.title;
    add_tables(model, rules, world);
    model.marks = {mark_words.begin(), mark_words.end()};
    model.effects = model::effects(rules, world);
    model.occurrences = model::occurrences();
    model.uncertain = {Event::diploma_recorded}; // it may never be obtained
    model.ends = engine::in(
        Track::decision,
        {titularised_notified, renewal_notified, dismissed_notified, reinstated_notified, excluded_notified});
    model.released = engine::in(Track::year, {resigned, restarted});
    model.at_rest = at_rest();
    // The order of the enumeration is that of a campaign's days.
    for (engine::Word const& deadline : words::deadlines)
        if (deadline.id != static_cast<std::uint8_t>(Deadline::none))
            model.calendar.push_back(engine::DeadlineId{deadline.id});
    for (Requirement const& one : rules.required_of(world.profile))
        model.dues.push_back({one.piece, one.owner, one.due});
    model.properties = model::properties(rules, world);
    model.left_out = {
        "ce qui ne dépend que du formulaire (dates, grilles, motifs) : qui le remplit peut satisfaire la condition",
        "les personnes : chaque fonction est réputée tenue, l'académie pouvant toujours la pourvoir",
        "les pièces répétables : une seule d'entre elles représente les autres, qui peuvent commencer à tout moment",
        "les particularités d'un dossier (entretien pour tout avis défavorable, autre corps, diplôme attendu) : l'une "
        "après l'autre, non ensemble",
        "la suite d'une fin : un acte de plus est regardé, et rien au-delà",
        "les jours : seul compte l'ordre des faits ; une date attendue peut toujours arriver",
        "ce qui se compte en jours (moitié du stage, trois ans d'interruption, délai de recours) et ce que décident "
        "suspension et discipline : tenu pour possible, aucune issue n'en dépend",
        "la conservation du dossier et ce qui en est effacé : rien de l'année n'en dépend",
        "le passage à d'autres règles : la suite de l'année est parcourue sous ces règles-là, dans leurs propres "
        "mondes",
        "le jury : réunion, délibération, clôture et reprise surviennent quand sa propre table le permet",
    };
    return model;
}

std::vector<engine::Model> models_of(RuleSet const& rules)
{
    std::vector<engine::Model> models;
    for (World const& world : worlds_of(rules))
        models.push_back(model_of(rules, world));
    return models;
}

std::vector<engine::Model> models()
{
    std::vector<engine::Model> all;
    for (RuleSet const& rules : rule_sets())
        for (engine::Model& model : models_of(rules))
            all.push_back(std::move(model));
    return all;
}

} // namespace workflows::trainee_year
