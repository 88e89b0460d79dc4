#include "examples/dice.hpp"

namespace examples {

namespace {

// FNV-1a: short words spread well enough for what follows to stir.
std::uint64_t hash_of(std::string_view words)
{
    std::uint64_t hash = 14695981039346656037ULL;
    for (char const letter : words) {
        hash ^= static_cast<unsigned char>(letter);
        hash *= 1099511628211ULL;
    }
    return hash;
}

} // namespace

Dice::Dice(std::uint64_t seed, std::string_view words) : state_{seed * 0x9e3779b97f4a7c15ULL ^ hash_of(words)}
{
    next(); // the first face still looks like the seed
}

// splitmix64.
std::uint64_t Dice::next()
{
    state_ += 0x9e3779b97f4a7c15ULL;
    auto mixed = state_;
    mixed = (mixed ^ (mixed >> 30U)) * 0xbf58476d1ce4e5b9ULL;
    mixed = (mixed ^ (mixed >> 27U)) * 0x94d049bb133111ebULL;
    return mixed ^ (mixed >> 31U);
}

// The bias of the remainder is far below what a share over some thousand people could show.
std::uint64_t Dice::below(std::uint64_t bound)
{
    return bound == 0 ? 0 : next() % bound;
}

int Dice::between(int least, int most)
{
    return least + static_cast<int>(below(static_cast<std::uint64_t>(most - least) + 1));
}

bool Dice::happens(double probability)
{
    return static_cast<double>(next() >> 11U) * 0x1.0p-53 < probability;
}

} // namespace examples
