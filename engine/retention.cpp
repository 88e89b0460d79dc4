#include "engine/retention.hpp"

namespace engine {

Bodies bodies_in(Piece const& piece)
{
    Bodies bodies;
    for (Entry const& entry : piece.entries) {
        if (entry.body == Entry::Body::erasable)
            bodies.erasable.push_back(entry.version);
        else if (entry.body == Entry::Body::fixed)
            bodies.fixed.push_back(entry.version);
    }
    return bodies;
}

} // namespace engine
