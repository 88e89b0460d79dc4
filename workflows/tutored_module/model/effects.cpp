// What events and the world around do to the marks.

#include "workflows/tutored_module/model.hpp"

namespace workflows::tutored_module::model {
namespace {

using engine::bit;
using engine::Change;
using engine::Effect;
using engine::has;
using engine::in;
using engine::Occurrence;

Change set(Mark mark, std::string_view remark = {})
{
    return {bit(mark), 0, remark};
}

Change clear(Mark mark, std::string_view remark = {})
{
    return {0, bit(mark), remark};
}

} // namespace

std::vector<Effect> effects()
{
    using enum Event;
    std::vector<Effect> all;
    // A module may be entered late.
    all.push_back({module_opened, {}, {}, {Change{}, set(Mark::ended, "le dernier jour est passé")}});
    all.push_back({module_opened, {}, {}, {Change{}, set(Mark::learner_silent, "l'apprenant se tait depuis")}});
    all.push_back({module_opened, {}, {}, {Change{}, set(Mark::tutor_silent, "le tuteur se tait depuis")}});
    all.push_back({contact_made, {}, {}, {set(Mark::introduced)}});
    all.push_back({evaluation_submitted, {}, {}, {set(Mark::evaluated)}});
    all.push_back({tutor_changed, {}, {}, {clear(Mark::introduced)}});
    all.push_back({tutor_changed,
                   {},
                   {},
                   {clear(Mark::tutor_silent), set(Mark::tutor_silent, "qui se tait depuis qu'il est en fonction")}});
    // Whoever acts is there.
    for (Event const by_learner : {question_asked, question_pursued, question_settled, sheet_filled, piece_read})
        all.push_back({by_learner, {}, {}, {clear(Mark::learner_silent)}});
    for (Event const by_tutor :
         {contact_made, planning_set, planning_revised, inactivity_contacted, question_answered, answer_completed,
          support_recorded, support_corrected, support_cancelled, sheet_sent, results_discussed, evaluation_submitted,
          evaluation_corrected, grid_certified, presence_recorded, tutor_reminded})
        all.push_back({by_tutor, {}, {}, {clear(Mark::tutor_silent)}});
    all.push_back({learner_withdrew, {}, {}, {Change{}, clear(Mark::learner_silent, "par l'apprenant")}});
    // On a day told afterwards: there may be silence since.
    for (Event const told : {connection_recorded, inactivity_contacted})
        all.push_back({told, {}, {}, {clear(Mark::learner_silent), Change{0, 0, "d'un jour que le silence a suivi"}}});
    all.push_back({connection_recorded, {}, {}, {Change{}, clear(Mark::tutor_silent, "par le tuteur")}});
    return all;
}

std::vector<Occurrence> occurrences()
{
    auto const is_running = in(Track::module, {State::running});
    return {
        {"Le dernier jour du module arrive", is_running && !has(Mark::ended), {set(Mark::ended)}},
        {"L'apprenant se tait pendant le nombre de jours fixé",
         is_running && !has(Mark::learner_silent),
         {set(Mark::learner_silent)}},
        {"Le tuteur se tait pendant le nombre de jours fixé",
         is_running && !has(Mark::tutor_silent),
         {set(Mark::tutor_silent)}},
    };
}

} // namespace workflows::tutored_module::model
