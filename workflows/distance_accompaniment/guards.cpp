#include "workflows/distance_accompaniment/guards.hpp"

namespace workflows::distance_accompaniment {

engine::Verdict check(Guard guard, engine::Question const& question)
{
    switch (guard) {
    case Guard::campaign_is_open: return campaign_is_open(question);
    case Guard::rules_are_known: return rules_are_known(question);
    case Guard::start_is_ahead: return start_is_ahead(question);
    case Guard::start_has_passed: return start_has_passed(question);
    case Guard::days_in_order: return days_in_order(question);
    case Guard::no_work_recorded: return no_work_recorded(question);
    case Guard::parties_are_two: return parties_are_two(question);
    case Guard::signed_before_start: return signed_before_start(question);
    case Guard::contract_in_force: return contract_in_force(question);
    case Guard::contract_not_cancelled: return contract_not_cancelled(question);
    case Guard::group_is_listed: return group_is_listed(question);
    case Guard::participants_of_group: return participants_of_group(question);
    case Guard::moment_is_told: return moment_is_told(question);
    case Guard::day_of_the_contract: return day_of_the_contract(question);
    case Guard::report_not_sent: return report_not_sent(question);
    case Guard::pay_not_decided: return pay_not_decided(question);
    case Guard::work_recorded: return work_recorded(question);
    case Guard::correspondent_in_office: return correspondent_in_office(question);
    case Guard::report_to_consult: return report_to_consult(question);
    case Guard::report_sent: return report_sent(question);
    case Guard::report_consulted: return report_consulted(question);
    case Guard::vacations_as_computed: return vacations_as_computed(question);
    case Guard::archive_is_due: return archive_is_due(question);
    case Guard::contents_are_due: return contents_are_due(question);
    case Guard::file_not_archived: return file_not_archived(question);
    }
    return {};
}

} // namespace workflows::distance_accompaniment
