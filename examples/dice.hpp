#pragma once
// Chance that can be thrown again: the same seed and the same words give the same faces on every machine. The
// distributions of <random> promise no such thing.

#include <cstdint>
#include <string_view>

namespace examples {

class Dice {
public:
    // `words` say what is drawn and for whom, so that a new draw added elsewhere disturbs none of the others.
    Dice(std::uint64_t seed, std::string_view words);

    std::uint64_t next();
    // From 0 to bound - 1; 0 when the bound is 0.
    std::uint64_t below(std::uint64_t bound);
    // Both ends included.
    int between(int least, int most);
    bool happens(double probability);

    template <class Container>
    auto const& one_of(Container const& among)
    {
        return among[static_cast<std::size_t>(below(among.size()))];
    }

private:
    std::uint64_t state_;
};

} // namespace examples
