// One line a module in lists, and what its forms are drawn with. No number here depends on the day it is read on.

#include "workflows/tutored_module/calendar.hpp"
#include "workflows/tutored_module/tutored_module.hpp"
#include "workflows/tutored_module/words.hpp"

#include <boost/json/array.hpp>

namespace workflows::tutored_module {
namespace {

using engine::Roles;
namespace json = boost::json;

constexpr Roles followers{Role::tutor, Role::pedagogical_manager, Role::case_officer};

std::string_view stage_of_module(engine::Case const& subject, ModuleFacts const& facts)
{
    auto const name = [](auto word) { return words::states[static_cast<std::size_t>(word)].name; };
    if (facts.stage != State::running)
        return name(facts.stage);
    // The learner is told of the evaluation when it is his to read.
    State const evaluation = state_of(subject, Track::evaluation);
    if (evaluation == State::accounted || evaluation == State::read)
        return name(Stage::evaluated);
    return name(facts.welcomed_on ? Stage::accompanied : Stage::welcoming);
}

template <class Words>
json::array choices(Words const& words)
{
    json::array all;
    for (engine::Word const& word : words)
        all.push_back(json::object{{"name", word.name}, {"label", word.label}});
    return all;
}

} // namespace

engine::PersonId TutoredModule::person_of(engine::Case const& subject) const
{
    return facts_of(subject).opening.learner;
}

engine::Roles TutoredModule::consultation_readers() const
{
    return Role::pedagogical_manager;
}

engine::Overview TutoredModule::overview(engine::Case const& subject) const
{
    ModuleFacts const& facts = facts_of(subject);
    OpenModule const& opening = facts.opening;
    engine::Overview line{.subject = opening.learner,
                          .title = opening.title.value.empty() ? "Module" : "Module – " + *opening.title,
                          .stage = std::string{stage_of_module(subject, facts)},
                          .tags = {{"module", *opening.code},
                                   {"starts_on", engine::to_text(opening.start_on)},
                                   {"ends_on", engine::to_text(opening.end_on)}}};
    auto& tags = line.tags;
    if (opening.group)
        tags.push_back({"group", **opening.group});
    if (!subject.erased.empty()) // what is not there any more is not counted
        return line;
    if (!facts.learner_seen_on.empty())
        tags.push_back({"learner_seen_on",
                        engine::to_text(facts.learner_seen_on.back()),
                        {Role::learner, Role::tutor, Role::pedagogical_manager}});
    tags.push_back({"questions_open", std::to_string(facts.open_questions.size()), followers});
    tags.push_back({"sheets", std::to_string(facts.sheets.size()), followers});
    tags.push_back({"minutes", std::to_string(facts.totals().minutes), followers});
    // How regularly the tutor connects, as far as what he did shows it (T8).
    if (!facts.tutor_seen_on.empty()) {
        Day const last = facts.tutor_seen_on.back();
        tags.push_back({"tutor_seen_on", engine::to_text(last), followers});
        tags.push_back({"tutor_days", std::to_string(facts.tutor_seen_on.size()), followers});
        tags.push_back(
            {"tutor_longest_absence", std::to_string(longest_absence_of_tutor(facts, last).count()), followers});
    }
    return line;
}

json::object TutoredModule::reference(engine::Case const&) const
{
    return {{"choices",
             json::object{{"support_kind", choices(words::support_kinds)},
                          {"mode", choices(words::modes)},
                          {"audience", choices(words::audiences)},
                          {"step_kind", choices(words::step_kinds)},
                          {"level", choices(words::levels)}}}};
}

} // namespace workflows::tutored_module
