// Who is tutor, and whom a question goes to.

#include "workflows/exam_preparation/guards.hpp"

#include <algorithm>

namespace workflows::exam_preparation::guards {
namespace {

std::optional<Nature> nature_in_the_form(Asking const& asking)
{
    if (auto const* const ask = asking.body<Ask>())
        return ask->nature;
    if (auto const* const ask = asking.body<AskElsewhere>())
        return ask->nature;
    return std::nullopt;
}

std::string quoted(std::string_view text)
{
    return "« " + std::string{text} + " »";
}

} // namespace

// Nobody can mend what kind of preparation it is.
Verdict tutored_preparation(Asking const& asking)
{
    if (asking.is_tutored())
        return {};
    return {{.fact = "C'est une préparation régionale : elle n'a pas de tuteur."}};
}

Verdict untutored_preparation(Asking const& asking)
{
    if (!asking.is_tutored())
        return {};
    return {{.fact = "C'est une préparation avec tuteur : la question va d'abord à lui."}};
}

Verdict tutor_passed_that_exam(Asking const& asking)
{
    auto const* const appoint = asking.body<AppointTutor>();
    if (!appoint)
        return {};
    Verdict verdict;
    std::string const exam = quoted(label_of(exam_words, appoint->exam));
    if (!asking.facts.prepares(appoint->exam))
        verdict.push_back(in_the_form(asking, "Le candidat ne prépare pas le concours " + exam + "."));
    if (!appoint->library_professional)
        verdict.push_back(in_the_form(asking, "La personne n'est pas un professionnel des bibliothèques."));
    if (!appoint->prepared_that_exam)
        verdict.push_back(in_the_form(asking, "Elle n'a pas préparé le concours " + exam + "."));
    if (!appoint->passed_that_exam_in)
        verdict.push_back(in_the_form(asking, "Elle n'a pas réussi le concours " + exam + "."));
    return verdict;
}

Verdict one_tutor_an_exam(Asking const& asking)
{
    auto const* const appoint = asking.body<AppointTutor>();
    if (!appoint || !asking.facts.has_tutor(appoint->exam))
        return {};
    return {in_the_form(
        asking, "Le concours " + quoted(label_of(exam_words, appoint->exam)) + " a déjà son tuteur en fonction.")};
}

Verdict tutor_in_office(Asking const& asking)
{
    if (asking.facts.has_tutor())
        return {};
    return {{.fact = "Aucun tuteur n'est en fonction.", .who_can_cure = organisers}};
}

Verdict by_agreed_means(Asking const& asking)
{
    auto const agreed = asking.facts.means();
    if (agreed.empty())
        return {{.fact = "Le premier entretien n'a pas eu lieu : aucun moyen de communication n'est convenu.",
                 .who_can_cure = Role::tutor}};
    auto const* const ask = asking.body<Ask>();
    if (!ask || agreed.contains(ask->means))
        return {};
    return {in_the_form(asking, quoted(label_of(means_words, ask->means)) + " n'est pas un moyen convenu.")};
}

Verdict matter_for_the_tutor(Asking const& asking)
{
    auto const nature = nature_in_the_form(asking);
    if (!nature || *nature == Nature::course || *nature == Nature::method)
        return {};
    return {in_the_form(asking, quoted(label_of(nature_words, *nature)) + " : elle va au responsable pédagogique.")};
}

Verdict matter_for_the_manager(Asking const& asking)
{
    auto const nature = nature_in_the_form(asking);
    if (!nature || *nature == Nature::practical || *nature == Nature::personal)
        return {};
    return {in_the_form(asking,
                        quoted(label_of(nature_words, *nature))
                            + (asking.is_tutored() ? " : elle va au tuteur." : " : elle va à un formateur."))};
}

// Two exchanges on a theme would be four under two names.
Verdict theme_not_taken(Asking const& asking)
{
    std::string theme;
    if (auto const* const ask = asking.body<Ask>())
        theme = theme_key(*ask->theme);
    if (auto const* const ask = asking.body<AskElsewhere>())
        theme = theme_key(*ask->theme);
    if (theme.empty())
        return {};
    for (auto const& [number, thread] : asking.facts.threads)
        if (theme_key(thread.theme) == theme)
            return {in_the_form(asking,
                                "Le thème " + quoted(thread.theme) + " a déjà sa question, la n° "
                                    + std::to_string(number) + ".")};
    return {};
}

Verdict trainer_is_linked(Asking const& asking)
{
    if (!asking.facts.trainers.empty())
        return {};
    return {{.fact = "Aucun formateur n'est associé à la préparation.", .who_can_cure = organisers}};
}

Verdict every_exam_has_its_tutor(Asking const& asking)
{
    Verdict verdict;
    if (!asking.is_tutored() || !is_open(asking.subject()))
        return verdict;
    for (PreparedExam const& one : asking.facts.opening.exams)
        if (!asking.facts.has_tutor(one.exam))
            verdict.push_back({.fact = "Le concours " + quoted(label_of(exam_words, one.exam)) + " n'a pas de tuteur.",
                               .who_can_cure = organisers});
    return verdict;
}

} // namespace workflows::exam_preparation::guards
