#include "workflows/tutored_module/model.hpp"

#include "workflows/tutored_module/tracks/tracks.hpp"
#include "workflows/tutored_module/tutored_module.hpp"
#include "workflows/tutored_module/words.hpp"

namespace workflows::tutored_module {
namespace {

// French, in the order of Mark.
constexpr std::array mark_words{
    "contact pris par le tuteur en fonction", "silence de l'apprenant",   "silence du tuteur",
    "dernier jour du module arrivé",          "évaluation finale remise",
};
static_assert(mark_words.size() == static_cast<std::size_t>(Mark::evaluated) + 1);

TutoredModule const& workflow()
{
    static TutoredModule const only;
    return only;
}

void add_tables(engine::Model& model)
{
    for (engine::Track const& track : tables::tracks)
        model.tables.push_back({track.id,
                                track.repeatable,
                                track.initial,
                                {track.rows.begin(), track.rows.end()},
                                {track.waits.begin(), track.waits.end()},
                                true});
    model.meaning = [](engine::TrackId, engine::GuardId guard, engine::CommandId command) {
        return model::meaning(static_cast<Guard>(guard.value), static_cast<Command>(command.value));
    };
}

} // namespace

engine::Model model_of(RuleSet const& rules)
{
    engine::Model model;
    model.workflow = &workflow();
    model.rule_set = rules.name;
    model.world = "tout apprenant";
    add_tables(model);
    model.marks = {mark_words.begin(), mark_words.end()};
    model.effects = model::effects();
    model.occurrences = model::occurrences();
    model.ends = engine::in(Track::module, {State::completed});
    model.released = engine::in(Track::module, {State::withdrawn});
    // Nobody is awaited in these: the act is somebody's right, not his duty.
    model.at_rest = {
        {Track::module, State::unopened},  {Track::planning, State::read},      {Track::question, State::unasked},
        {Track::question, State::settled}, {Track::support, State::unrecorded}, {Track::support, State::recorded},
        {Track::grid, State::certified},   {Track::retention, State::retained}, {Track::retention, State::held}};
    for (Deadline const deadline : {Deadline::welcome, Deadline::planning, Deadline::positioning, Deadline::evaluation,
                                    Deadline::grid, Deadline::accounting, Deadline::closing})
        model.calendar.emplace_back(deadline);
    for (Requirement const& one : rules.requirements)
        model.dues.push_back({one.piece, one.owner, one.due});
    model.properties = model::properties();
    model.left_out = {
        "ce qui ne dépend que du formulaire (dates, contenus, totaux) : qui le remplit peut satisfaire la condition",
        "les personnes : chaque fonction est réputée tenue, le centre pouvant toujours la pourvoir",
        "les questions : l'une d'elles, qui attend s'il en est une qui attend, représente les autres",
        "les jours et les heures : seul compte l'ordre des faits ; un silence peut durer, le dernier jour arriver",
        "la conservation du dossier et ce qui en est effacé : rien du module n'en dépend",
        "la suite d'une fin : un acte de plus est regardé, et rien au-delà",
    };
    return model;
}

std::vector<engine::Model> models()
{
    std::vector<engine::Model> all;
    for (RuleSet const& rules : rule_sets())
        all.push_back(model_of(rules));
    return all;
}

} // namespace workflows::tutored_module
