#include "workflows/trainee_year/calendar.hpp"

#include "engine/months.hpp"

#include <algorithm>

namespace workflows::trainee_year {
namespace {

using engine::Day;
using std::chrono::days;

std::string counted(std::int64_t count)
{
    return std::to_string(count) + (count > 1 ? " jours" : " jour");
}

engine::Wording id_of(Ref ref)
{
    return engine::Wording::of_tables(workflows::sources[static_cast<std::size_t>(ref)].id);
}

class Telling {
public:
    // The words in force when the stage ends (the decree, then the code).
    explicit Telling(StageDays& stage) : stage_{stage} { steps().reserve(10); }

    using Words = std::initializer_list<std::string_view>; // one after the other
    void date(Words words) { steps().push_back({joined(words), std::nullopt, {}}); }
    void move(Words words, std::int64_t by, Ref ground)
    {
        steps().push_back({joined(words), by, id_of(workflows::in_force(ground, stage_.base_end_on))});
    }

private:
    static std::string joined(Words words)
    {
        std::string text;
        text.reserve(160); // the longest of them
        for (std::string_view const some : words)
            text += some;
        return text;
    }
    std::vector<DateStep>& steps() { return stage_.steps.items; }
    StageDays& stage_;
};

void tell(StageDays& stage, std::int64_t delay)
{
    Telling telling{stage};
    std::int64_t const beyond = std::max<std::int64_t>(0, stage.paid_days - stage.allowance_days);
    telling.date({"Début du stage : ", engine::in_french(stage.start_on), "."});
    telling.date({"Fin sans absence : ", engine::in_french(stage.base_end_on), "."});
    telling.move({"Congés rémunérés : ", counted(stage.paid_days),
                  ", dont naissance ou adoption : ", counted(stage.birth_days),
                  " ; comptés comme stage : ", counted(stage.allowance_days), " au plus, un dixième de sa durée."},
                 beyond, Ref::l5_26);
    telling.move({"Congés sans traitement : ", counted(stage.unpaid_days), ", qui ne comptent pas."}, stage.unpaid_days,
                 Ref::u_unpaid_leave);
    if (stage.suspended_days > 0)
        telling.move({"Suspension : ", counted(stage.suspended_days), ", qui ne comptent pas."}, stage.suspended_days,
                     Ref::l5_8);
    if (stage.not_served_days > 0)
        telling.move({"Temps partiel : l'équivalent de ", counted(stage.not_served_days), " n'est pas accompli."},
                     stage.not_served_days, Ref::l5_15);
    telling.date({"Prolongation : ", counted(stage.extension_days), "."});
    telling.date({"Fin du stage : ", engine::in_french(stage.end_on), "."});
    telling.move({"Report de la date d'effet, sans les congés de naissance : ", counted(delay), "."}, delay,
                 Ref::l5_22);
    telling.date({"Titularisation au plus tôt avec effet le ", engine::in_french(stage.effective_on), "."});
}

int days_between(Day first, Day last)
{
    return last < first ? 0 : static_cast<int>((last - first).count()) + 1;
}

// A trainee who served three quarters of the time leaves a quarter of it to be served. A part of a day that was served
// counts as none: the stage is never shortened by rounding (the texts say nothing of it).
int not_served(PartTime const& part_time, Day from)
{
    int const calendar_days = days_between(std::max(part_time.first_day, from), part_time.last_day);
    return calendar_days - static_cast<int>(calendar_days * part_time.percent / 100);
}

void add(AbsenceDays& counted, Leave const& leave, int absent)
{
    switch (leave.kind) {
    case LeaveKind::annual:
    case LeaveKind::availability: break;
    case LeaveKind::paid_sick:
    case LeaveKind::sick_child: counted.paid_other_than_birth += absent; break;
    case LeaveKind::birth: counted.birth += absent; break;
    case LeaveKind::unpaid:
    case LeaveKind::personal:
    case LeaveKind::parental: counted.unpaid += absent; break;
    }
}

// One absence of any sort, so that all can be taken in the order of their days.
struct Span {
    Day first_day, last_day;
    Leave const* leave = nullptr;
    PartTime const* part_time = nullptr; // neither: a suspension
};

std::vector<Span> in_order(Absences const& absences)
{
    std::vector<Span> all;
    for (Leave const& leave : absences.leaves)
        all.push_back({leave.first_day, leave.last_day, &leave, nullptr});
    for (PartTime const& part_time : absences.part_times)
        all.push_back({part_time.first_day, part_time.last_day, nullptr, &part_time});
    for (Suspension const& suspension : absences.suspensions)
        if (suspension.last_day) // one that runs has no length yet
            all.push_back({suspension.first_day, *suspension.last_day, nullptr, nullptr});
    std::sort(all.begin(), all.end(),
              [](Span const& one, Span const& other) { return one.first_day < other.first_day; });
    return all;
}

} // namespace

Day last_day_of_years(Day start, int years)
{
    return engine::months_after(start, 12 * years) - days{1};
}

StageDays stage_days_of(Day start_on, AbsenceDays const& absent, StageLength length)
{
    StageDays stage;
    stage.start_on = start_on;
    stage.base_end_on = last_day_of_years(start_on, length.years);
    stage.allowance_days = days_between(stage.start_on, stage.base_end_on) / length.allowance_divisor;
    stage.paid_days = absent.paid_other_than_birth + absent.birth;
    stage.birth_days = absent.birth;
    stage.unpaid_days = absent.unpaid;
    stage.suspended_days = absent.suspended;
    stage.not_served_days = absent.not_served;
    std::int64_t const whole = stage.unpaid_days + stage.suspended_days + stage.not_served_days;
    stage.extension_days = std::max<std::int64_t>(0, stage.paid_days - stage.allowance_days) + whole;
    stage.end_on = stage.base_end_on + days{stage.extension_days};
    // Birth leave lengthens the stage and not the wait: the whole allowance goes to the other leave (policy: the texts
    // do not say in which order the days are imputed).
    std::int64_t const delay = std::max<std::int64_t>(0, absent.paid_other_than_birth - stage.allowance_days) + whole;
    stage.effective_on = stage.base_end_on + days{delay} + days{1};
    return stage;
}

StageDays stage_of(Day start_on, AbsenceDays const& absent, StageLength length)
{
    StageDays stage = stage_days_of(start_on, absent, length);
    tell(stage, (stage.effective_on - stage.base_end_on).count() - 1);
    return stage;
}

AbsenceDays days_of(Day start_on, Absences const& absences, StageLength length)
{
    AbsenceDays counted;
    for (Span const& span : in_order(absences)) {
        // An absence once the stage is over no longer moves its end.
        if (span.last_day < start_on || span.first_day > stage_days_of(start_on, counted, length).end_on)
            continue;
        if (span.leave)
            add(counted, *span.leave, days_between(std::max(span.first_day, start_on), span.last_day));
        else if (span.part_time)
            counted.not_served += not_served(*span.part_time, start_on);
        else
            counted.suspended += days_between(std::max(span.first_day, start_on), span.last_day);
    }
    return counted;
}

StageDays stage_of(Day start_on, Absences const& absences, StageLength length)
{
    return stage_of(start_on, days_of(start_on, absences, length), length);
}

StageDays stage_days_of(Day start_on, Absences const& absences, StageLength length)
{
    return stage_days_of(start_on, days_of(start_on, absences, length), length);
}

bool half_is_served(Day start_on, Absences const& absences, Day on, StageLength length)
{
    Absences until = absences; // what lies after that day does not count yet
    auto const cut = [&](auto& list) {
        std::erase_if(list, [&](auto const& one) { return one.first_day > on; });
        for (auto& one : list)
            if (one.last_day > on)
                one.last_day = on;
    };
    cut(until.leaves);
    cut(until.part_times);
    std::erase_if(until.suspensions, [&](Suspension const& one) { return one.first_day > on; });
    for (Suspension& one : until.suspensions)
        one.last_day = std::min(one.last_day.value_or(on), on);
    auto const stage = stage_days_of(start_on, until, length);
    return 2 * (days_between(start_on, on) - stage.extension_days) >= days_between(stage.start_on, stage.base_end_on);
}

std::optional<Interruption> longest_interruption(std::span<Leave const> leaves)
{
    std::vector<Leave> all{leaves.begin(), leaves.end()};
    std::erase_if(all, [](Leave const& leave) { return leave.kind == LeaveKind::annual; });
    std::sort(all.begin(), all.end(),
              [](Leave const& one, Leave const& other) { return one.first_day < other.first_day; });
    std::optional<Interruption> longest;
    std::optional<Interruption> run;
    for (Leave const& leave : all) {
        if (run && leave.first_day == run->last_day + days{1})
            run->last_day = leave.last_day;
        else
            run = Interruption{leave.first_day, leave.last_day};
        if (!longest || run->last_day - run->first_day > longest->last_day - longest->first_day)
            longest = run;
    }
    return longest;
}

bool lasts_years(Interruption const& interruption, int years)
{
    return interruption.last_day >= last_day_of_years(interruption.first_day, years);
}

} // namespace workflows::trainee_year
