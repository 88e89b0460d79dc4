#include "workflows/trainee_year/guards.hpp"

#include "engine/months.hpp"

#include <algorithm>

namespace workflows::trainee_year::guards {
namespace {

constexpr int doctoral_deferrals_max = 3; // a year, twice renewable (U21)
constexpr int deferral_months_max = 12;
constexpr int personal_leave_months_max = 3;
constexpr int exclusion_months_max = 2;
constexpr int period_years_max = 10; // no text knows of one that comes near: a slip of the pen

struct Period {
    Day first_day{};
    Day last_day{};

    bool meets(Period const& other) const { return first_day <= other.last_day && other.first_day <= last_day; }
};

std::optional<Period> period_in_the_form(Asking const& asking)
{
    if (auto const* const leave = asking.body<RecordLeave>())
        return Period{leave->first_day, leave->last_day};
    if (auto const* const part_time = asking.body<RecordPartTime>())
        return Period{part_time->first_day, part_time->last_day};
    if (auto const* const suspend = asking.body<Suspend>())
        return Period{suspend->from, suspend->from};
    auto const* const lift = asking.body<LiftSuspension>();
    auto const running = asking.facts.suspensions.find(asking.piece().number);
    if (lift && running != asking.facts.suspensions.end())
        return Period{running->second.first_day, lift->last_day};
    return std::nullopt;
}

} // namespace

Verdict stage_is_elsewhere(Asking const& asking)
{
    if (asking.facts.profile().place == Place::elsewhere)
        return {};
    return {{.fact = "Le stage a lieu dans un établissement public."}};
}

Verdict stage_not_begun(Asking const& asking)
{
    Day const start = asking.facts.opening.start_on;
    if (asking.today() < start)
        return {};
    return {{.fact = "Le stage a commencé le " + in_french(start) + "."}};
}

Verdict deferral_as_allowed(Asking const& asking)
{
    auto const* const defer = asking.body<Defer>();
    if (!defer)
        return {};
    Verdict verdict;
    Day const start = asking.facts.opening.start_on;
    if (defer->until <= start)
        verdict.push_back(
            in_the_form(asking, "Le report finirait le " + in_french(defer->until) + ", avant le début prévu."));
    if (defer->until > engine::months_after(start, deferral_months_max))
        verdict.push_back(in_the_form(asking, "Le report dépasserait un an."));
    if (defer->ground == DeferralGround::doctoral_studies) {
        if (asking.facts.opening.corps != Corps::agrege)
            verdict.push_back(
                in_the_form(asking, "Un report pour études doctorales n'est prévu que pour les agrégés."));
        if (asking.facts.doctoral_deferrals >= doctoral_deferrals_max)
            verdict.push_back(in_the_form(asking, "Trois reports pour études doctorales ont déjà été accordés."));
    }
    return verdict;
}

Verdict day_of_taking_up(Asking const& asking)
{
    auto const* const take_up = asking.body<TakeUp>();
    if (!take_up || !asking.facts.deferral || take_up->start_on >= asking.facts.deferral->until)
        return {};
    return {in_the_form(asking, "Le report va jusqu'au " + in_french(asking.facts.deferral->until) + ".")};
}

Verdict interrupted_long_enough(Asking const& asking)
{
    int const years = asking.rules ? asking.rules->stage.restart_years : StageLength{}.restart_years;
    auto const absences = asking.facts.absences();
    auto const longest = longest_interruption(absences.leaves);
    if (!longest)
        return {{.fact = "Aucun congé n'a interrompu le stage."}};
    if (!lasts_years(*longest, years))
        return {{.fact = "La plus longue interruption va du " + in_french(longest->first_day) + " au "
                     + in_french(longest->last_day) + " : le stage est complété, et non recommencé."}};
    auto const* const restart = asking.body<Restart>();
    if (restart && restart->start_on <= longest->last_day)
        return {in_the_form(asking, "L'interruption dure jusqu'au " + in_french(longest->last_day) + ".")};
    return {};
}

Verdict leave_is_open_to_trainees(Asking const& asking)
{
    auto const* const leave = asking.body<RecordLeave>();
    if (!leave || leave->kind != LeaveKind::availability)
        return {};
    return {in_the_form(asking, "La disponibilité n'est pas ouverte aux stagiaires.")};
}

Verdict days_in_order(Asking const& asking)
{
    auto const period = period_in_the_form(asking);
    if (!period)
        return {};
    if (period->last_day < period->first_day)
        return {in_the_form(asking, "La période finirait le " + in_french(period->last_day) + ", avant de commencer.")};
    if (period->last_day > engine::months_after(period->first_day, 12 * period_years_max))
        return {in_the_form(asking, "La période durerait plus de dix ans.")};
    auto const stage = asking.facts.stage_days(asking.rules);
    if (period->last_day < stage.start_on || period->first_day > stage.end_on)
        return {in_the_form(asking,
                            "Le stage va du " + in_french(stage.start_on) + " au " + in_french(stage.end_on) + ".")};
    return {};
}

Verdict leaves_do_not_overlap(Asking const& asking)
{
    auto const period = period_in_the_form(asking);
    if (!period)
        return {};
    Verdict verdict;
    auto const compare = [&](auto const& others, std::string_view what) {
        for (auto const& [piece, other] : others)
            if (period->meets({other.first_day, other.last_day}))
                verdict.push_back(in_the_form(asking,
                                              std::string{what} + " va déjà du " + in_french(other.first_day) + " au "
                                                  + in_french(other.last_day) + "."));
    };
    // Somebody on leave may hold a part-time post: each kind is compared with its own.
    if (asking.body<RecordPartTime>())
        compare(asking.facts.part_times, "Un temps partiel");
    else
        compare(asking.facts.leaves, "Un congé");
    return verdict;
}

Verdict personal_leave_is_short(Asking const& asking)
{
    auto const* const leave = asking.body<RecordLeave>();
    if (!leave || leave->kind != LeaveKind::personal)
        return {};
    Day const last = engine::months_after(leave->first_day, personal_leave_months_max) - std::chrono::days{1};
    if (leave->last_day <= last)
        return {};
    return {in_the_form(asking,
                        "Commencé le " + in_french(leave->first_day) + ", le congé finit au plus tard le "
                            + in_french(last) + ".")};
}

Verdict part_time_is_open(Asking const& asking)
{
    if (asking.facts.opening.load == ServiceLoad::full)
        return {};
    return {{.fact = "Le stagiaire à mi-temps suit une formation à l'institut."}};
}

Verdict not_suspended(Asking const& asking)
{
    if (!asking.facts.is_suspended())
        return {};
    return {{.fact = "Une suspension est en cours.", .who_can_cure = Role::rector_delegate}};
}

Verdict diploma_is_awaited(Asking const& asking)
{
    if (asking.facts.awaits_diploma())
        return {};
    return {{.fact = "Aucun diplôme n'est attendu de ce stagiaire."}};
}

Verdict defence_is_offered(Asking const& asking)
{
    auto const* const open = asking.body<OpenProcedure>();
    if (!open)
        return {};
    Verdict verdict;
    if (!open->file_communicated)
        verdict.push_back(in_the_form(asking, "La communication du dossier n'est pas proposée."));
    if (!open->defender_offered)
        verdict.push_back(in_the_form(asking, "L'assistance d'un défenseur n'est pas proposée."));
    return verdict;
}

Verdict exclusion_is_bounded(Asking const& asking)
{
    auto const* const sanction = asking.body<PronounceSanction>();
    if (!sanction)
        return {};
    bool const has_days = sanction->first_day && sanction->last_day;
    if (sanction->sanction != Sanction::temporary_exclusion)
        return sanction->first_day || sanction->last_day
            ? Verdict{in_the_form(asking, "Seule une exclusion temporaire a des dates.")}
            : Verdict{};
    if (!has_days)
        return {in_the_form(asking, "Les dates de l'exclusion temporaire manquent.")};
    Day const last = engine::months_after(*sanction->first_day, exclusion_months_max) - std::chrono::days{1};
    if (*sanction->last_day >= *sanction->first_day && *sanction->last_day <= last)
        return {};
    return {in_the_form(asking,
                        "Commencée le " + in_french(*sanction->first_day)
                            + ", l'exclusion finit ce jour-là ou plus tard, et au plus tard le " + in_french(last)
                            + ".")};
}

} // namespace workflows::trainee_year::guards
