#include "workflows/exam_preparation/guards.hpp"

#include "workflows/exam_preparation/words.hpp"

#include <charconv>

namespace workflows::exam_preparation {
namespace {

using Look = engine::Verdict (*)(Asking const&);

struct Row {
    Guard guard;
    Look look;
};

// clang-format off
constexpr std::array rows{
    Row{Guard::campaign_is_open,              guards::campaign_is_open},
    Row{Guard::exams_are_prepared,            guards::exams_are_prepared},
    Row{Guard::everyone_has_access,           guards::everyone_has_access},
    Row{Guard::correspondent_is_named,        guards::correspondent_is_named},
    Row{Guard::contents_are_current,          guards::contents_are_current},
    Row{Guard::preparation_is_open,           guards::preparation_is_open},
    Row{Guard::terms_accepted_first,          guards::terms_accepted_first},
    Row{Guard::terms_are_accepted,            guards::terms_are_accepted},
    Row{Guard::credentials_were_issued,       guards::credentials_were_issued},
    Row{Guard::preparation_is_over,           guards::preparation_is_over},
    Row{Guard::tutored_preparation,           guards::tutored_preparation},
    Row{Guard::untutored_preparation,         guards::untutored_preparation},
    Row{Guard::tutor_passed_that_exam,        guards::tutor_passed_that_exam},
    Row{Guard::one_tutor_an_exam,             guards::one_tutor_an_exam},
    Row{Guard::day_is_not_to_come,            guards::day_is_not_to_come},
    Row{Guard::workshop_as_planned,           guards::workshop_as_planned},
    Row{Guard::session_day_has_come,          guards::session_day_has_come},
    Row{Guard::tests_are_provided,            guards::tests_are_provided},
    Row{Guard::held_in_the_establishment,     guards::held_in_the_establishment},
    Row{Guard::test_day_has_come,             guards::test_day_has_come},
    Row{Guard::tutor_in_office,               guards::tutor_in_office},
    Row{Guard::by_agreed_means,               guards::by_agreed_means},
    Row{Guard::matter_for_the_tutor,          guards::matter_for_the_tutor},
    Row{Guard::matter_for_the_manager,        guards::matter_for_the_manager},
    Row{Guard::theme_not_taken,               guards::theme_not_taken},
    Row{Guard::trainer_is_linked,             guards::trainer_is_linked},
    Row{Guard::activity_of_programme,         guards::activity_of_programme},
    Row{Guard::quiet_for_too_long,            guards::quiet_for_too_long},
    Row{Guard::still_to_be_told,              guards::still_to_be_told},
    Row{Guard::due_people_told,               guards::due_people_told},
    Row{Guard::talk_day_has_come,             guards::talk_day_has_come},
    Row{Guard::on_the_forum,                  guards::on_the_forum},
    Row{Guard::preparation_has_ended,         guards::preparation_has_ended},
    Row{Guard::archive_is_due,                guards::archive_is_due},
    Row{Guard::contents_are_due,              guards::contents_are_due},
    Row{Guard::must_attend_sessions_attended, guards::must_attend_sessions_attended},
    Row{Guard::workshops_every_month,         guards::workshops_every_month},
    Row{Guard::every_exam_has_its_tutor,      guards::every_exam_has_its_tutor},
};
// clang-format on

constexpr bool are_in_order()
{
    for (std::size_t i = 0; i < rows.size(); ++i)
        if (static_cast<std::size_t>(rows[i].guard) != i)
            return false;
    return true;
}
static_assert(are_in_order() && rows.size() == words::guards.size());

// "2025-12-20/2026-01-04 2026-02-14/2026-03-01": what is no pair of days is no holiday.
std::vector<engine::Days> pauses_in(std::string_view text)
{
    std::vector<engine::Days> all;
    constexpr std::size_t width = 21; // of two days and what stands between
    for (std::size_t at = 0; at + width <= text.size(); at += width + 1) {
        auto const first = engine::parse_day(text.substr(at, 10));
        auto const last = engine::parse_day(text.substr(at + 11, 10));
        if (first && last && *first <= *last)
            all.push_back({*first, *last});
    }
    return all;
}

// A closer watch only: a campaign cannot forget somebody for longer than the guide allows.
std::chrono::days quiet_days(RuleSet const* rules, engine::Campaign const* campaign)
{
    std::chrono::days const allowed = rules ? rules->quiet_days : std::chrono::days{7};
    std::string const asked = campaign ? campaign->policy("quiet_days", "") : std::string{};
    int days = 0;
    auto const [end, error] = std::from_chars(asked.data(), asked.data() + asked.size(), days);
    bool const is_number = error == std::errc{} && end == asked.data() + asked.size() && days > 0;
    return is_number ? std::min(allowed, std::chrono::days{days}) : allowed;
}

} // namespace

std::optional<Day> Asking::due(Deadline deadline) const
{
    return campaign ? campaign->deadline(words::deadlines[static_cast<std::size_t>(deadline)].name) : std::nullopt;
}

std::optional<engine::Inactivity> quiet_of(Preparation const& facts, RuleSet const* rules,
                                           engine::Campaign const* campaign)
{
    if (!facts.last_active_on)
        return std::nullopt;
    return engine::Inactivity{.last_active_on = *facts.last_active_on,
                              .allowed = quiet_days(rules, campaign),
                              .pauses = pauses_in(campaign ? campaign->policy("holidays", "") : std::string{})};
}

engine::Verdict check(Guard guard, engine::Question const& question)
{
    engine::Campaign const* const campaign = engine::campaign_among(question.context.linked);
    // A preparation is judged by its own rule set; one that is being opened, by its campaign's.
    std::string const name = question.subject.version > 0 ? question.subject.rule_set
        : campaign                                        ? campaign->rule_set
                                                          : std::string{};
    return rows.at(static_cast<std::size_t>(guard))
        .look({question, facts_of(question.subject), find_rule_set(name), campaign});
}

} // namespace workflows::exam_preparation
