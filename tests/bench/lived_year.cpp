#include "tests/bench/lived_year.hpp"

#include "tests/support/stand_ins.hpp"

#include "engine/authority.hpp"
#include "engine/chain.hpp"

#include <stdexcept>

namespace bench {
namespace {

using namespace story;
using namespace story::people;

TraineeYear const& workflow()
{
    static TraineeYear const only;
    return only;
}

class Teller {
public:
    Teller() : campaign_{a_campaign()}
    {
        year_.id = *workflow().id_of(std::any{opening()});
        jury_ = a_jury({}, year_.id.value);
    }

    void on(std::string_view today) { today_ = day(today); }
    void deliberates()
    {
        JuryToday today;
        today.deliberation_open = true;
        jury_ = a_jury(today, year_.id.value);
    }

    template <class Body = engine::NoBody>
    void does(engine::PersonId const& who, Track track, Command command, Body const& body = {},
              std::uint16_t number = 0)
    {
        engine::Context context{who, today_, engine::start_of(today_, "Indian/Reunion") + std::chrono::hours{8}, {}};
        context.now += std::chrono::seconds{year_.acts.size()};
        context.linked = {campaign_, jury_};
        year_.acts.push_back({track, number, command, std::any{body}, std::move(context)});
    }

    LivedYear end() { return std::move(year_); }

private:
    LivedYear year_;
    std::shared_ptr<engine::Case> campaign_, jury_;
    engine::Day today_{};
};

void autumn(Teller& told)
{
    told.on("2022-09-01");
    told.does(officer, Track::year, Command::open, opening());
    told.on("2022-09-20");
    told.does(hoarau, Track::formative_visit, Command::record_visit, visit("2022-09-19"));
    told.does(camille, Track::formative_visit, Command::mark_as_read, MarkAsRead{"Je préparerai mes consignes."}, 1);
    told.does(camille, Track::observation_visit, Command::record_observation,
              RecordObservation{day("2022-09-15"), "M. Hoarau", "5e C", "L'entrée en classe", std::nullopt});
    told.does(hoarau, Track::observation_visit, Command::comment, Comment{"Discuté le soir même."}, 1);
    told.does(camille, Track::self_positioning, Command::record_positioning,
              RecordPositioning{day("2022-09-18"), {{"CC4", Degree::degree_1, std::nullopt}}});
    told.does(trainer, Track::training, Command::record_attendance,
              RecordAttendance{day("2022-09-14"), Provider::inspe, 6, true});
    told.on("2022-11-28");
    told.does(roux, Track::interim_review, Command::file, review(Rating::to_work_on, "2022-11-25"));
    told.does(camille, Track::interim_review, Command::mark_as_read, MarkAsRead{});
    told.does(hoarau, Track::interim_tutor_review, Command::file, review(Rating::to_maintain, "2022-11-25"));
}

void spring(Teller& told)
{
    told.on("2023-04-20");
    told.does(roux, Track::final_review, Command::file, review(Rating::sufficient, "2023-04-18"));
    told.does(hoarau, Track::final_tutor_review, Command::file, review(Rating::sufficient, "2023-04-18"));
    told.on("2023-05-04");
    told.does(hoarau, Track::tutor_report, Command::file_report, report("2023-05-03"));
    told.on("2023-05-09");
    told.does(payet, Track::tutor_report, Command::consult);
    told.does(payet, Track::inspector_opinion, Command::give_opinion,
              opinion(OpinionValue::favourable, OpinionBasis::tutor_report));
    told.on("2023-05-12");
    told.does(roux, Track::head_opinion, Command::give_opinion, opinion(OpinionValue::favourable));
}

void summer(Teller& told)
{
    told.on("2023-05-26");
    told.does(officer, Track::file, Command::seal);
    told.on("2023-06-01");
    told.does(officer, Track::file, Command::open_to_trainee);
    told.on("2023-06-02");
    told.does(camille, Track::file, Command::consult);
    told.does(secretary, Track::examination, Command::submit, Submit{engine::CaseId{"jury-1"}});
    told.does(president, Track::examination, Command::propose_as_apt);
    told.on("2023-06-29");
    told.deliberates();
    told.does(secretary, Track::examination, Command::deliberate_apt,
              DeliberateApt{day("2023-06-29"), {president, member}});
    told.on("2023-07-10");
    told.does(delegate, Track::decision, Command::pronounce_titularisation, PronounceTitularisation{day("2023-09-01")});
    told.on("2023-07-20");
    told.does(officer, Track::decision, Command::notify, notice("2023-07-20"));
}

} // namespace

engine::Case LivedYear::blank() const
{
    // Its links are there from the start, so that rights are asked of the first act as of all others.
    auto blank = engine::blank_case(workflow(), id);
    blank.links = {engine::CaseId{"campaign-1"}};
    return blank;
}

LivedYear live()
{
    Teller told;
    autumn(told);
    spring(told);
    summer(told);
    auto year = told.end();
    auto subject = year.blank();
    for (Act const& act : year.acts) {
        auto const roles = engine::roles_on(subject, act.context, act.context.actor, act.context.today);
        auto event = engine::decide(subject, {act.track, act.number, act.command, &act.body}, roles, act.context);
        if (!event)
            throw std::logic_error{"act " + std::to_string(subject.version + 1) + ": " + event.error().detail};
        engine::chain_after(subject.head, *event, "000102030405060708090a0b0c0d0e0f");
        engine::apply(subject, *event);
        year.events.push_back(engine::Event{*event}); // as the journal keeps it: what was handed over is not there
    }
    return year;
}

} // namespace bench
