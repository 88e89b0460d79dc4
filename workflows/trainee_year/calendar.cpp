#include "workflows/trainee_year/calendar.hpp"

#include <algorithm>

namespace workflows::trainee_year {
namespace {

using engine::Day;
using std::chrono::days;

// The last day of so many years from a day on; a year that begins on 29 February ends on 28 February.
Day last_day_of_years(Day start, int years)
{
    std::chrono::year_month_day const begin{start};
    auto next = begin + std::chrono::years{years};
    if (!next.ok())
        next = next.year() / next.month() / std::chrono::last;
    return Day{next} - days{1};
}

std::string counted(std::int64_t count)
{
    return std::to_string(count) + (count > 1 ? " jours" : " jour");
}

void tell(StageDays& stage, std::int64_t delay)
{
    auto& steps = stage.steps.items;
    steps.push_back("Début du stage : " + engine::in_french(stage.start_on) + ".");
    steps.push_back("Fin sans congé : " + engine::in_french(stage.base_end_on) + ".");
    steps.push_back("Congés rémunérés comptés comme stage : " + counted(stage.allowance_days)
                    + " au plus, un dixième de sa durée.");
    steps.push_back("Congés rémunérés pris : " + counted(stage.paid_days)
                    + ", dont naissance ou adoption : " + counted(stage.birth_days) + ".");
    steps.push_back("Congés sans traitement et suspension : " + counted(stage.unpaid_days) + ", qui ne comptent pas.");
    steps.push_back("Prolongation : " + counted(stage.extension_days) + ".");
    steps.push_back("Fin du stage : " + engine::in_french(stage.end_on) + ".");
    steps.push_back("Report de la date d'effet, sans les congés de naissance : " + counted(delay) + ".");
    steps.push_back("Titularisation au plus tôt avec effet le " + engine::in_french(stage.effective_on) + ".");
}

} // namespace

StageDays stage_of(Day start_on, LeaveDays const& leave, StageLength length)
{
    StageDays stage;
    stage.start_on = start_on;
    stage.base_end_on = last_day_of_years(start_on, length.years);
    stage.allowance_days = ((stage.base_end_on - start_on).count() + 1) / length.allowance_divisor;
    stage.paid_days = leave.paid_other_than_birth + leave.birth;
    stage.birth_days = leave.birth;
    stage.unpaid_days = leave.unpaid;
    stage.extension_days = std::max<std::int64_t>(0, stage.paid_days - stage.allowance_days) + stage.unpaid_days;
    stage.end_on = stage.base_end_on + days{stage.extension_days};
    // Birth leave lengthens the stage and not the wait: the whole allowance goes to the other leave (policy: the texts
    // do not say in which order the days are imputed).
    std::int64_t const delay =
        std::max<std::int64_t>(0, leave.paid_other_than_birth - stage.allowance_days) + stage.unpaid_days;
    stage.effective_on = stage.base_end_on + days{delay} + days{1};
    tell(stage, delay);
    return stage;
}

LeaveDays days_of(Day start_on, std::span<Leave const> leaves, StageLength length)
{
    std::vector<Leave> in_order{leaves.begin(), leaves.end()};
    std::sort(in_order.begin(), in_order.end(),
              [](Leave const& one, Leave const& other) { return one.first_day < other.first_day; });
    LeaveDays counted;
    for (Leave const& leave : in_order) {
        // A leave taken once the stage is over no longer moves its end.
        if (leave.last_day < start_on || leave.first_day > stage_of(start_on, counted, length).end_on)
            continue;
        int const count = static_cast<int>((leave.last_day - std::max(leave.first_day, start_on)).count()) + 1;
        switch (leave.kind) {
        case LeaveKind::annual: break;
        case LeaveKind::paid_sick:
        case LeaveKind::sick_child: counted.paid_other_than_birth += count; break;
        case LeaveKind::birth: counted.birth += count; break;
        case LeaveKind::unpaid:
        case LeaveKind::parental:
        case LeaveKind::suspension: counted.unpaid += count; break;
        }
    }
    return counted;
}

StageDays stage_of(Day start_on, std::span<Leave const> leaves, StageLength length)
{
    return stage_of(start_on, days_of(start_on, leaves, length), length);
}

} // namespace workflows::trainee_year
