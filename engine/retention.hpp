#pragma once
// How long what people wrote is kept. A workflow says of each piece until when and on what ground; what is due is then
// carried out like any act: an event of the case, by an office.

#include "engine/case.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace engine {

struct Keeping {
    enum class Then {
        archive, // closed to all but those who keep it and the person it is about
        erase,   // the bodies go, the chain stays
    };
    TrackId track;
    std::uint16_t number = 0;
    std::string_view kind; // French: "pièces formatives"
    Then then = Then::erase;
    Day until{};        // the last day on which it is kept as it is
    std::string policy; // French: on what ground, as it is said in place of the text
    SourceId source;
    struct Act {
        TrackId track;
        CommandId command;
    } act; // by which it is done

    bool is_due(Day today) const { return until < today; }
};

// The events of a piece that still hold a body: those that can be erased, and those of format 1, which cannot.
struct Bodies {
    std::vector<Version> erasable;
    std::vector<Version> fixed;
};
Bodies bodies_in(Piece const& piece);

} // namespace engine
