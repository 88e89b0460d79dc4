// What was not as the protocol asks. None of it bars an act: it is told to those who can still mend it.

#include "workflows/tutored_module/guards.hpp"

#include <algorithm>

namespace workflows::tutored_module::guards {
namespace {

using engine::in_french;

// Nothing is expected after the module has ended.
Day until(Asking const& asking)
{
    return std::min(asking.today(), asking.facts.ended_on.value_or(asking.today()));
}

} // namespace

Verdict welcomed_in_time(Asking const& asking)
{
    Day const due = first_contact_due_on(asking.facts, asking.campaign);
    Day const made = asking.facts.welcomed_on.value_or(until(asking));
    if (made <= due)
        return {};
    std::string const was = "attendu pour le " + in_french(due);
    if (!asking.facts.welcomed_on)
        return {{.fact = "Le premier contact, " + was + ", n'est pas pris.", .who_can_cure = Role::tutor}};
    return {{.fact = "Le premier contact, " + was + ", a été pris le " + in_french(made) + "."}};
}

Verdict answered_in_time(Asking const& asking)
{
    Verdict verdict;
    for (engine::Piece const* const question : asking.subject().all(Track::question))
        for (engine::ServiceClock const& clock : clocks_of(*question, asking.terms)) {
            if (!clock.is_late(asking.question.context.now))
                continue;
            std::string const which = "La question n° " + std::to_string(question->number) + ", attendue pour le "
                + in_french(clock.due_on());
            if (clock.is_running())
                verdict.push_back({.fact = which + ", est sans réponse.", .who_can_cure = Role::tutor});
            else
                verdict.push_back({.fact = which + ", a reçu sa réponse le "
                                       + in_french(engine::local_day(*clock.stopped_at, asking.terms.zone())) + "."});
        }
    return verdict;
}

Verdict contacted_in_time(Asking const& asking)
{
    Verdict verdict;
    for (Silence const& silence : silences(asking.facts, asking.terms, until(asking))) {
        if (silence.ended_on <= silence.contact_due_on)
            continue;
        std::string const which = "Silence depuis le " + in_french(silence.since) + " : contact attendu pour le "
            + in_french(silence.contact_due_on);
        if (silence.is_contacted)
            verdict.push_back({.fact = which + ", pris le " + in_french(silence.ended_on) + "."});
        else
            verdict.push_back({.fact = which + ", non pris.", .who_can_cure = Role::tutor});
    }
    return verdict;
}

Verdict sheets_were_regular(Asking const& asking)
{
    Verdict verdict;
    for (Days const& gap : gaps_between_sheets(asking.facts, asking.terms, until(asking)))
        verdict.push_back({.fact = "Entre le " + in_french(gap.first) + " et le " + in_french(gap.last) + ", "
                               + counted(gap.last - gap.first) + " sans fiche de positionnement."});
    return verdict;
}

Verdict tutor_was_regular(Asking const& asking)
{
    std::chrono::days const longest = longest_absence_of_tutor(asking.facts, until(asking));
    if (longest <= asking.terms.presence)
        return {};
    return {{.fact = "Le tuteur est resté " + counted(longest) + " sans se connecter ; "
                 + counted(asking.terms.presence) + " au plus sont prévus.",
             .who_can_cure = Role::tutor}};
}

} // namespace workflows::tutored_module::guards
