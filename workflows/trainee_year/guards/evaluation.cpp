#include "workflows/trainee_year/guards.hpp"

#include "workflows/trainee_year/framework.hpp"
#include "workflows/trainee_year/grids.hpp"
#include "workflows/trainee_year/words.hpp"

#include <boost/container/small_vector.hpp>

#include <algorithm>
#include <bitset>

namespace workflows::trainee_year::guards {
namespace {

std::optional<Day> day_in_the_form(Asking const& asking)
{
    if (auto const* const body = asking.body<RecordPositioning>())
        return body->held_on;
    if (auto const* const body = asking.body<RecordVisit, CorrectVisit>())
        return body->held_on;
    if (auto const* const body = asking.body<RecordObservation>())
        return body->held_on;
    if (auto const* const body = asking.body<RaiseAlert>())
        return body->held_on;
    if (auto const* const body = asking.body<ReviewSupport>())
        return body->held_on;
    if (auto const* const body = asking.body<FileReview, CorrectReview>())
        return body->held_on;
    if (auto const* const body = asking.body<FileReport, CorrectReport>())
        return body->held_on;
    if (auto const* const body = asking.body<RecordInspection, CorrectInspection>())
        return body->held_on;
    if (auto const* const body = asking.body<RecordAttendance>())
        return body->held_on;
    if (auto const* const body = asking.body<RecordDiploma>())
        return body->obtained_on;
    if (auto const* const body = asking.body<OpenProcedure>())
        return body->opened_on;
    if (auto const* const body = asking.body<RecordCommittee>())
        return body->held_on;
    if (auto const* const body = asking.body<Hear>())
        return body->held_on;
    if (auto const* const body = asking.body<RecordAbsence>())
        return body->held_on;
    if (auto const* const body = asking.body<DeliberateApt>())
        return body->held_on;
    if (auto const* const body = asking.body<DeliberateNotApt>())
        return body->held_on;
    if (auto const* const body = asking.body<RecordMinisterDecision>())
        return body->decided_on;
    if (auto const* const body = asking.body<Notify>())
        return body->notified_on;
    return std::nullopt;
}

boost::container::small_vector<std::string_view, 32> codes_in_the_form(Asking const& asking)
{
    boost::container::small_vector<std::string_view, 32> codes;
    auto const add = [&](Codes const& list) {
        for (Code const& code : list)
            codes.push_back(*code);
    };
    if (auto const* const body = asking.body<RecordPositioning>())
        for (Position const& position : body->positions)
            codes.push_back(*position.competence);
    if (auto const* const body = asking.body<RecordVisit, CorrectVisit>()) {
        add(body->strong_competences);
        add(body->competences_to_work_on);
    }
    if (auto const* const body = asking.body<RaiseAlert>())
        add(body->competences);
    if (auto const* const body = asking.body<FileReview, CorrectReview>())
        for (TrainingAxis const& axis : body->training_axes)
            add(axis.competences);
    if (auto const* const body = asking.body<FileReport, CorrectReport>()) {
        add(body->strong_competences);
        add(body->competences_to_work_on);
    }
    return codes;
}

Ratings const* grid_in_the_form(Asking const& asking)
{
    if (auto const* const review = asking.body<FileReview, CorrectReview>())
        return &review->grid;
    if (auto const* const opinion = asking.body<GiveOpinion, CorrectOpinion>())
        return &opinion->grid;
    return nullptr;
}

std::string counted(std::size_t count, std::string_view one, std::string_view many)
{
    return std::to_string(count) + std::string{count == 1 ? one : many};
}

} // namespace

Verdict day_is_plausible(Asking const& asking)
{
    auto const day = day_in_the_form(asking);
    if (!day)
        return {};
    if (*day > asking.today())
        return {in_the_form(asking, "La date, le " + in_french(*day) + ", est à venir.")};
    if (*day < asking.facts.opening.start_on)
        return {in_the_form(asking,
                            "La date, le " + in_french(*day) + ", précède le début du stage, le "
                                + in_french(asking.facts.opening.start_on) + ".")};
    return {};
}

Verdict competences_of_the_framework(Asking const& asking)
{
    Verdict verdict;
    auto const codes = codes_in_the_form(asking);
    if (codes.empty())
        return verdict;
    Profession const profession = asking.facts.profession();
    for (std::string_view const code : codes)
        if (!belongs(code, profession))
            verdict.push_back(
                in_the_form(asking, "« " + std::string{code} + " » n'est pas une compétence de son métier."));
    return verdict;
}

Verdict every_item_answered(Asking const& asking)
{
    Ratings const* const given = grid_in_the_form(asking);
    if (!given)
        return {};
    auto const& items = items_of(asking.facts.profession());
    // From its beginning to its end, nearly always.
    if (std::equal(given->begin(), given->end(), items.begin(), items.end(),
                   [](ItemRating const& rating, std::string_view item) { return rating.item.is(item); }))
        return {};
    boost::container::small_vector<bool, 64> answered(items.size());
    std::size_t answers = 0;
    Verdict verdict;
    for (ItemRating const& rating : *given) {
        auto const place =
            static_cast<std::size_t>(std::find(items.begin(), items.end(), *rating.item) - items.begin());
        if (place == items.size()) {
            verdict.push_back(in_the_form(asking, "L'item « " + *rating.item + " » n'est pas dans la grille."));
        } else if (answered[place]) {
            verdict.push_back(in_the_form(asking, "L'item « " + *rating.item + " » a plusieurs réponses."));
        } else {
            answered[place] = true;
            ++answers;
        }
    }
    if (answers == items.size())
        return verdict;
    std::vector<std::string_view> open;
    for (std::size_t i = 0; i < items.size(); ++i)
        if (!answered[i])
            open.push_back(items[i]);
    verdict.push_back(in_the_form(asking,
                                  counted(open.size(), " item est sans réponse : ", " items sont sans réponse, dont ")
                                      + std::string{*std::min_element(open.begin(), open.end())} + "."));
    return verdict;
}

Verdict scale_of_the_instrument(Asking const& asking)
{
    Ratings const* const given = grid_in_the_form(asking);
    if (!given)
        return {};
    std::bitset<8> scale;
    for (Rating const answer : scale_of(asking.track()))
        scale.set(static_cast<std::size_t>(answer));
    auto const strays = std::count_if(given->begin(), given->end(), [&](ItemRating const& one) {
        return !scale[static_cast<std::size_t>(one.rating)];
    });
    if (strays == 0)
        return {};
    return {in_the_form(asking,
                        counted(static_cast<std::size_t>(strays), " réponse n'est", " réponses ne sont")
                            + " pas dans l'échelle de cette grille.")};
}

// What everybody knows of the jury, and not what it has found about this trainee: an embargo must not show here.
Verdict not_yet_deliberated(Asking const& asking)
{
    bool const is_judged_again = state_of(asking.subject(), Track::decision) == State::extended_notified;
    if (is_judged_again || !asking.facts.jury)
        return {};
    auto const& jury = asking.published_by_jury();
    auto const says = [&](std::string_view name) {
        auto const* const value = jury.if_contains(name);
        return value && value->is_bool() && value->as_bool();
    };
    if (says("deliberation_open"))
        return {{.fact = "Le jury a ouvert sa délibération."}};
    if (says("closed"))
        return {{.fact = "La session du jury est close."}};
    return {};
}

} // namespace workflows::trainee_year::guards
