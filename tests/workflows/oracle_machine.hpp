#pragma once
// A second opinion on the tables: each is compiled, row by row and by templates alone, into a Boost.MSM machine, whose
// reading of a table owes nothing to ours. oracle.hpp walks both. Acts are one event for MSM, told apart by its guards, and its
// machines are of the kind that compiles quickly: with an event an act, a table cost a third more of the compiler.

#include "tests/workflows/oracle.hpp"

#include <boost/mpl/push_back.hpp>
#include <boost/mpl/vector/vector0.hpp>
#include <boost/msm/back/favor_compile_time.hpp>
#include <boost/msm/back/state_machine.hpp>
#include <boost/msm/front/functor_row.hpp>
#include <boost/msm/front/state_machine_def.hpp>

#include <array>
#include <utility>

namespace oracle {

// Words of a table, as types.
template <std::uint8_t Id>
struct InState : boost::msm::front::state<> {};
struct Act {
    engine::CommandId command;
};

template <std::uint8_t On, std::uint32_t By, std::uint8_t... Guards>
struct Provided {
    template <class Event, class Machine, class From, class To>
    bool operator()(Event const& event, Machine& machine, From&, To&) const
    {
        return event.command.value == On && (machine.valuation->caller.bits & By) != 0
            && (machine.valuation->met[Guards] && ...);
    }
};

// Row number I of a table, as a type.
template <auto const& Tracks, std::size_t T, std::size_t I>
struct RowOf {
    static constexpr engine::Transition const& row = Tracks[T].rows[I];

    template <std::size_t... G>
    static auto provided(std::index_sequence<G...>)
        -> Provided<row.on.value, row.by.bits, row.guard.begin()[G].value...>;
    using Guard = decltype(provided(std::make_index_sequence<row.guard.size()>{}));
    using type =
        boost::msm::front::Row<InState<row.from.value>, Act, InState<row.to.value>, boost::msm::front::none, Guard>;
};

template <class Vector, class... Rows>
struct Appended {
    using type = Vector;
};
template <class Vector, class First, class... Rest>
struct Appended<Vector, First, Rest...> : Appended<typename boost::mpl::push_back<Vector, First>::type, Rest...> {};

// MSM tries the rows of a state and event from the last to the first, we from the first to the last.
template <auto const& Tracks, std::size_t T, std::size_t... I>
auto upside_down(std::index_sequence<I...>) ->
    typename Appended<boost::mpl::vector0<>, typename RowOf<Tracks, T, sizeof...(I) - 1 - I>::type...>::type;

template <auto const& Tracks, std::size_t T>
struct Definition : boost::msm::front::state_machine_def<Definition<Tracks, T>> {
    using initial_state = InState<Tracks[T].initial.value>;
    struct transition_table : decltype(upside_down<Tracks, T>(std::make_index_sequence<Tracks[T].rows.size()>{})) {};
    using no_exception_thrown = int; // otherwise MSM swallows them
    using no_message_queue = int;

    Valuation const* valuation = nullptr;

    // A refusal like another: by default MSM takes it for a bug.
    template <class Machine, class Event>
    void no_transition(Event const&, Machine&, int)
    {
    }
};
template <auto const& Tracks, std::size_t T>
using MachineOf = boost::msm::back::state_machine<Definition<Tracks, T>, boost::msm::back::favor_compile_time>;

template <auto const& Tracks, std::size_t T>
class MsmMachine final : public Machine {
public:
    using Msm = MachineOf<Tracks, T>;

    MsmMachine() { msm_.start(); }

    std::unique_ptr<Machine> clone() const override
    {
        auto copy = std::make_unique<MsmMachine>();
        copy->msm_ = msm_; // assignment: MSM's copy constructor loses the state of what is not const
        return copy;
    }

    engine::StateId state() const override { return ids()[static_cast<std::size_t>(*msm_.current_state())]; }

    bool process(engine::CommandId command, Valuation const& valuation) override
    {
        msm_.valuation = &valuation;
        // A bit mask, and refusals have bits of their own.
        return (msm_.process_event(Act{command}) & boost::msm::back::HANDLED_TRUE) != 0;
    }

private:
    // MSM numbers states as it meets them.
    static std::array<engine::StateId, 256> const& ids()
    {
        static auto const all = [] {
            std::array<engine::StateId, 256> known{};
            add(known, std::make_index_sequence<Tracks[T].rows.size()>{});
            return known;
        }();
        return all;
    }
    template <std::size_t... I>
    static void add(std::array<engine::StateId, 256>& known, std::index_sequence<I...>)
    {
        (name<Tracks[T].rows[I].from.value>(known), ...);
        (name<Tracks[T].rows[I].to.value>(known), ...);
    }
    template <std::uint8_t Id>
    static void name(std::array<engine::StateId, 256>& known)
    {
        known[boost::msm::back::get_state_id<typename Msm::stt, InState<Id>>::value] = engine::StateId{Id};
    }

    Msm msm_;
};

// A machine for each track from `First` to before `Last`.
template <auto const& Tracks, std::size_t First, std::size_t Last>
void compile(Machines& machines)
{
    [&]<std::size_t... I>(std::index_sequence<I...>) {
        ((machines[Tracks[First + I].id] = std::make_unique<MsmMachine<Tracks, First + I>>()), ...);
    }(std::make_index_sequence<Last - First>{});
}

} // namespace oracle
