#pragma once
// The steps of one life, season by season: written in the order of their causes, put in the order of days by the plan,
// which alone calls this.

#include "examples/dice.hpp"
#include "examples/player/life.hpp"

namespace examples::player {

class StepWriter {
public:
    StepWriter(Life& life, Year const& year, std::uint64_t seed) : life_{life}, year_{year}, seed_{seed} {}

    // learning.cpp
    void self_positionings();
    void visits();
    void training();
    void leaves();
    void alert();
    void resignation();
    // evaluation.cpp
    void reviews();
    void report_and_opinions();
    // incidents.cpp
    void incident();
    void end_during_stage();
    // judgement.cpp
    void file();
    void examination();
    // afterwards.cpp
    void decision();

private:
    // A draw of its own for each topic: a change to one leaves the others as they were.
    Dice dice(std::string_view topic) const;
    Step& add(Day day, Hand by, Track track, Command command, std::string name, std::uint16_t nth = 0);
    // The first school day from `day` on which the trainee is there.
    Day present_from(Day day) const;
    // As people keep a deadline: three in four in its last ten days, one in twenty late.
    Day day_for(Day due, Dice& dice) const;

    // What the product is asked for in vain, on purpose. Those who live by the guide alone ask less.
    bool asks_in_vain() const { return life_.rules != nullptr; }
    bool has_doubt() const; // an opinion against, among those that the rules ask for

    void review(Track track, Hand by, Day due, std::string const& name);
    void inspection(Dice& dice);
    void inspectors_opinion(Day day, Dice& dice);
    void opinions_in_vain(Day day);
    void deferral();
    void procedure(Day opened_on, Day sanctioned_on);
    void exclusion();
    void dismissal_during_stage();
    void judged_again();
    void committee(Day heard_on, Command decision, std::string_view refused_by);
    void found_not_apt(Day decided);
    void ended_by_rector(Day decided);
    void ended_by_minister(Day decided);
    void minister_decides(Day day, Outcome outcome);
    void extended(Day decided);
    void awaited_diploma(Day decided);
    void notified(Day day, std::string name);

    Life& life_;
    Year const& year_;
    std::uint64_t seed_;
};

} // namespace examples::player
