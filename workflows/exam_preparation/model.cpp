#include "workflows/exam_preparation/model.hpp"

#include "workflows/exam_preparation/exam_preparation.hpp"
#include "workflows/exam_preparation/tracks/tracks.hpp"
#include "workflows/exam_preparation/words.hpp"

namespace workflows::exam_preparation {
namespace {

using engine::Model;
using engine::StateId;
using engine::TrackId;

// French, in the order of Mark.
constexpr std::array mark_words{
    "tuteur en fonction",          "moyens de communication convenus",  "formateur associé",
    "programme d'activités fixé",  "plus d'une semaine sans connexion", "dernier jour de la préparation arrivé",
    "tuteur informé de l'abandon", "jour de l'entretien arrivé",
};
static_assert(mark_words.size() == static_cast<std::size_t>(Mark::talk_day) + 1);

ExamPreparation const& workflow()
{
    static ExamPreparation const only;
    return only;
}

// Nobody is awaited in these: the act is somebody's right, not his duty.
std::vector<std::pair<TrackId, StateId>> at_rest()
{
    using enum State;
    return {{Track::preparation, unopened}, {Track::tutor, not_begun},         {Track::tutor, in_touch},
            {Track::trainer, not_begun},    {Track::trainer, linked},          {Track::session, not_begun},
            {Track::session, attended},     {Track::session, missed},          {Track::paper_test, not_begun},
            {Track::question, not_begun},   {Track::question, answered},       {Track::question, answered_again},
            {Track::progress, running},     {Track::difficulty, not_begun},    {Track::dropout, in_course},
            {Track::dropout, resumed},      {Track::content_error, not_begun}, {Track::forum, subscribed},
            {Track::forum, left},           {Track::retention, kept},          {Track::retention, held}};
}

} // namespace

engine::Model model_of(RuleSet const& rules)
{
    using enum State;
    Model model;
    model.workflow = &workflow();
    model.rule_set = rules.name;
    model.world = rules.title;
    // The scheme is evaluated at the end: until then nobody waits for it.
    for (engine::Track const& track : tables::tracks)
        model.tables.push_back({track.id,
                                track.repeatable,
                                track.initial,
                                {track.rows.begin(), track.rows.end()},
                                {track.waits.begin(), track.waits.end()}});
    model.meaning = [rules](TrackId track, engine::GuardId guard, engine::CommandId command) {
        return model::meaning(static_cast<Guard>(guard.value), static_cast<Track>(track.value),
                              static_cast<Command>(command.value), rules);
    };
    model.marks = {mark_words.begin(), mark_words.end()};
    model.effects = model::effects(rules);
    model.occurrences = model::occurrences();
    model.ends = engine::in(Track::evaluation, {evaluated});
    model.released = engine::in(Track::dropout, {withdrawn});
    model.at_rest = at_rest();
    // The order of the enumeration is that of a campaign's days.
    for (engine::Word const& deadline : words::deadlines)
        if (deadline.id != static_cast<std::uint8_t>(Deadline::none))
            model.calendar.push_back(engine::DeadlineId{deadline.id});
    model.properties = model::properties(rules);
    model.left_out = {
        "ce qui ne dépend que du formulaire (accès, dates, thèmes, concours) : qui le remplit peut satisfaire la "
        "condition",
        "les personnes : chaque fonction est réputée tenue, le centre pouvant toujours la pourvoir",
        "les pièces répétables : une seule d'entre elles représente les autres, qui peuvent commencer à tout moment",
        "les jours des séances et des devoirs, et qui a pris acte d'une difficulté : tenu pour possible, aucune issue "
        "n'en dépend",
        "la conservation du dossier et ce qui en est effacé : rien de la préparation n'en dépend",
        "les heures : qui doit une réponse peut toujours la donner, à temps ou en retard",
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

namespace model {
namespace {

using engine::bit;
using engine::Change;
using engine::Clause;
using engine::Effect;
using engine::has;
using engine::in;
using engine::Meaning;
using enum State;

struct Asked {
    Track track;
    Command command;
    RuleSet const& rules;
};

// Whoever fills in the form can meet it.
Meaning on_the_form(Asked const&)
{
    return {};
}

// Days of one piece among many are counted, or who has read it: it may be met, and nothing more is said.
Meaning perhaps(Asked const&)
{
    return {.when = {}, .is_exact = false};
}

// Whoever is enrolled prepares some exam, somewhere: the form can name it.
Meaning once_enrolled(Asked const&)
{
    return {!in(Track::preparation, {unopened})};
}

Clause is_open()
{
    return in(Track::preparation, {enrolled, active}) && !in(Track::dropout, {withdrawn});
}

Meaning preparation_is_open(Asked const&)
{
    return {is_open()};
}

Meaning terms_accepted_first(Asked const&)
{
    return {in(Track::preparation, {active, ended})};
}

Meaning preparation_is_over(Asked const&)
{
    return {has(Mark::last_day)};
}

Meaning tutored_preparation(Asked const& asked)
{
    return {asked.rules.tutored};
}

Meaning untutored_preparation(Asked const& asked)
{
    return {!asked.rules.tutored};
}

Meaning tests_are_provided(Asked const& asked)
{
    return {asked.rules.paper_tests};
}

Meaning tutor_in_office(Asked const&)
{
    return {has(Mark::tutor_in_office)};
}

Meaning by_agreed_means(Asked const&)
{
    return {has(Mark::means_agreed)};
}

Meaning trainer_is_linked(Asked const&)
{
    return {has(Mark::trainer_linked)};
}

Meaning activity_of_programme(Asked const&)
{
    return {has(Mark::programme_set)};
}

Meaning quiet_for_too_long(Asked const&)
{
    return {has(Mark::quiet)};
}

// Of a dropout the tutor is told; the manager it is who offers the talk.
Meaning still_to_be_told(Asked const& asked)
{
    if (asked.track != Track::dropout)
        return perhaps(asked);
    return {Clause{asked.rules.tutored} && has(Mark::tutor_in_office) && !has(Mark::tutor_told)};
}

Meaning due_people_told(Asked const& asked)
{
    if (asked.track != Track::dropout)
        return perhaps(asked);
    return {!Clause{asked.rules.tutored} || !has(Mark::tutor_in_office) || has(Mark::tutor_told)};
}

Meaning talk_day_has_come(Asked const&)
{
    return {has(Mark::talk_day)};
}

// Of a candidate: a tutor reports what he likes.
Meaning on_the_forum(Asked const&)
{
    return {in(Track::forum, {subscribed})};
}

Meaning preparation_has_ended(Asked const&)
{
    return {in(Track::preparation, {ended})};
}

struct Row {
    Guard guard;
    Meaning (*meaning)(Asked const&);
};

// clang-format off
constexpr std::array rows{
    Row{Guard::campaign_is_open,          on_the_form},
    Row{Guard::exams_are_prepared,        on_the_form},
    Row{Guard::everyone_has_access,       on_the_form},
    Row{Guard::correspondent_is_named,    on_the_form},
    Row{Guard::contents_are_current,      on_the_form},
    Row{Guard::preparation_is_open,       preparation_is_open},
    Row{Guard::terms_accepted_first,      terms_accepted_first},
    Row{Guard::terms_are_accepted,        on_the_form},
    Row{Guard::credentials_were_issued,   on_the_form},
    Row{Guard::preparation_is_over,       preparation_is_over},
    Row{Guard::tutored_preparation,       tutored_preparation},
    Row{Guard::untutored_preparation,     untutored_preparation},
    Row{Guard::tutor_passed_that_exam,    once_enrolled},
    Row{Guard::one_tutor_an_exam,         perhaps},
    Row{Guard::day_is_not_to_come,        on_the_form},
    Row{Guard::workshop_as_planned,       on_the_form},
    Row{Guard::session_day_has_come,      perhaps},
    Row{Guard::tests_are_provided,        tests_are_provided},
    Row{Guard::held_in_the_establishment, once_enrolled},
    Row{Guard::test_day_has_come,         perhaps},
    Row{Guard::tutor_in_office,           tutor_in_office},
    Row{Guard::by_agreed_means,           by_agreed_means},
    Row{Guard::matter_for_the_tutor,      on_the_form},
    Row{Guard::matter_for_the_manager,    on_the_form},
    Row{Guard::theme_not_taken,           on_the_form},
    Row{Guard::trainer_is_linked,         trainer_is_linked},
    Row{Guard::activity_of_programme,     activity_of_programme},
    Row{Guard::quiet_for_too_long,        quiet_for_too_long},
    Row{Guard::still_to_be_told,          still_to_be_told},
    Row{Guard::due_people_told,           due_people_told},
    Row{Guard::talk_day_has_come,         talk_day_has_come},
    Row{Guard::on_the_forum,              on_the_forum},
    Row{Guard::preparation_has_ended,     preparation_has_ended},
    Row{Guard::archive_is_due,            perhaps},
    Row{Guard::contents_are_due,          perhaps},
};
// clang-format on

constexpr bool are_in_order()
{
    for (std::size_t i = 0; i < rows.size(); ++i)
        if (static_cast<std::size_t>(rows[i].guard) != i)
            return false;
    return true;
}
static_assert(are_in_order());
static_assert(rows.size() == static_cast<std::size_t>(Guard::must_attend_sessions_attended),
              "every guard that a row may carry");

Change set(Mark mark, std::string_view remark = {})
{
    return {bit(mark), 0, remark};
}

Change clear(Mark mark, std::string_view remark = {})
{
    return {0, bit(mark), remark};
}

} // namespace

Meaning meaning(Guard guard, Track track, Command command, RuleSet const& rules)
{
    return rows.at(static_cast<std::size_t>(guard)).meaning({track, command, rules});
}

std::vector<Effect> effects(RuleSet const& rules)
{
    constexpr engine::Marks tutoring = bit(Mark::tutor_in_office) | bit(Mark::means_agreed);
    std::vector<Effect> all{
        {Event::candidate_enrolled, {}, {}, {Change{}, set(Mark::last_day, "le dernier jour même")}},
        {Event::tutor_appointed, {}, {}, {set(Mark::tutor_in_office)}},
        {Event::means_agreed, {}, {}, {set(Mark::means_agreed)}},
        // The last tutor, or one of several, who had agreed on something or not.
        {Event::tutoring_ended,
         {},
         {},
         {Change{0, tutoring, "le dernier"}, Change{0, bit(Mark::means_agreed), "un autre reste, sans moyen convenu"},
          Change{0, 0, "un autre reste"}}},
        {Event::trainer_linked, {}, {}, {set(Mark::trainer_linked)}},
        {Event::trainer_unlinked, {}, {}, {Change{0, 0, "un autre reste"}, clear(Mark::trainer_linked, "le dernier")}},
        {Event::programme_set, {}, {}, {set(Mark::programme_set)}},
        {Event::terms_accepted, {}, {}, {clear(Mark::quiet)}},
        {Event::connected, {}, {}, {clear(Mark::quiet)}},
        {Event::candidate_contacted, {}, {}, {clear(Mark::quiet)}},
        {Event::dropout_announced, {}, {}, {clear(Mark::tutor_told)}},
        {Event::dropout_recorded, {}, {}, {clear(Mark::tutor_told)}},
        {Event::talk_offered, {}, {}, {clear(Mark::talk_day), set(Mark::talk_day, "le jour même")}},
        {Event::course_resumed, {}, {}, {clear(Mark::talk_day)}},
    };
    if (rules.tutored)
        all.push_back({Event::dropout_noted, {}, {}, {set(Mark::tutor_told)}});
    return all;
}

std::vector<engine::Occurrence> occurrences()
{
    return {
        {"Une semaine passe sans connexion",
         in(Track::preparation, {active, ended}) && !has(Mark::quiet),
         {set(Mark::quiet)}},
        {"Le dernier jour de la préparation arrive",
         !in(Track::preparation, {unopened}) && !has(Mark::last_day),
         {set(Mark::last_day)}},
        {"Le jour de l'entretien arrive",
         in(Track::dropout, {offered, heard, declined, withdrawn}) && !has(Mark::talk_day),
         {set(Mark::talk_day)}},
    };
}

// What the documents ask, written from their rules (X1 to X8, Q1 to Q12) and not from the tables: here lies what a wrong
// row or a weakened rule set is measured by.
std::vector<engine::Property> properties(RuleSet const& rules)
{
    using enum Event;
    // What makes a preparation tutored is its name, whatever a rule set has become.
    bool const is_national = rules.name == "callisto-nationale";
    return {
        {"access-before-enrolment",
         "Personne n'est inscrit sans adresse électronique ni accès à internet.",
         {candidate_enrolled},
         {},
         {},
         Guard::everyone_has_access},
        {"tutor-with-access",
         "Personne n'est tuteur sans adresse électronique ni accès à internet.",
         {tutor_appointed},
         {},
         {},
         Guard::everyone_has_access},
        {"enrolled-on-current-contents",
         "Personne n'est inscrit sur des contenus vieux de plus d'un an.",
         {candidate_enrolled},
         {},
         {},
         Guard::contents_are_current},
        {"terms-before-work",
         "Rien ne se fait sur la plateforme avant que les conditions d'utilisation soient acceptées.",
         {connected, question_asked, trainer_asked},
         {},
         in(Track::preparation, {active})},
        {"terms-before-ticking",
         "Aucune activité n'est cochée avant que les conditions d'utilisation soient acceptées.",
         {activity_ticked},
         {},
         {},
         Guard::terms_accepted_first},
        {"tutor-in-the-national-one",
         "Une préparation régionale n'a ni tuteur ni question à un tuteur.",
         {tutor_appointed, question_asked},
         {},
         is_national},
        {"tutor-passed-that-exam",
         "Le tuteur a préparé et réussi ce concours.",
         {tutor_appointed},
         {},
         {},
         Guard::tutor_passed_that_exam},
        {"means-agreed-first",
         "Aucune question n'est posée à un tuteur avant le premier entretien.",
         {question_asked},
         {},
         has(Mark::tutor_in_office) && has(Mark::means_agreed)},
        {"two-exchanges",
         "Le tuteur répond deux fois au plus sur un thème.",
         {question_asked_again},
         {},
         in(Track::question, {answered})},
        {"third-to-a-trainer",
         "Le formateur ne répond que de ce qui lui est confié.",
         {trainer_answered},
         {},
         in(Track::question, {referred})},
        {"tests-of-the-national-one",
         "Une préparation régionale n'a pas de devoirs sur table.",
         {test_scheduled},
         {},
         is_national},
        {"copy-from-hand-to-hand",
         "Une copie n'est reçue qu'expédiée.",
         {copy_received},
         {},
         in(Track::paper_test, {shipped})},
        {"marked-when-received",
         "Une copie n'est corrigée que reçue.",
         {copy_marked},
         {},
         in(Track::paper_test, {received})},
        {"returned-when-marked",
         "Une copie n'est rendue que corrigée.",
         {copy_returned},
         {},
         in(Track::paper_test, {marked})},
        {"contacted-when-quiet",
         "On ne relance que qui ne s'est pas connecté de la semaine.",
         {candidate_contacted},
         {},
         has(Mark::quiet)},
        {"talk-before-leaving",
         "Personne n'abandonne sans qu'un entretien lui ait été proposé.",
         {dropout_confirmed},
         {},
         in(Track::dropout, {heard, declined})},
        {"told-before-leaving",
         "Un abandon n'est confirmé qu'une fois le tuteur informé.",
         {dropout_confirmed},
         {},
         Clause{!is_national} || !has(Mark::tutor_in_office) || has(Mark::tutor_told)},
        {"heard-on-the-day", "L'entretien se tient au jour proposé.", {talk_held}, {}, has(Mark::talk_day)},
        {"nothing-after-leaving",
         "Après un abandon, rien ne suit son cours.",
         {candidate_enrolled, terms_accepted, exams_changed, connected, preparation_ended},
         {},
         !in(Track::dropout, {withdrawn})},
        {"nothing-begins-after-leaving",
         "Rien ne commence que dans une préparation en cours.",
         {tutor_appointed, trainer_linked, session_scheduled, test_scheduled, question_asked, trainer_asked,
          manager_asked, difficulty_raised, error_reported},
         {},
         {},
         Guard::preparation_is_open},
        {"ended-in-time",
         "Une préparation n'est close qu'à son dernier jour.",
         {preparation_ended},
         {},
         has(Mark::last_day)},
        {"evaluated-at-the-end",
         "Le dispositif est évalué une fois la préparation close.",
         {scheme_evaluated},
         {},
         in(Track::preparation, {ended})},
    };
}

} // namespace model
} // namespace workflows::exam_preparation
