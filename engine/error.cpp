#include "engine/error.hpp"

namespace engine {

std::string_view name_of(Confidence confidence)
{
    switch (confidence) {
    case Confidence::law: return "law";
    case Confidence::circular: return "circular";
    case Confidence::guide: return "guide";
    case Confidence::secondary: return "secondary";
    case Confidence::derived: return "derived";
    case Confidence::assumption: return "assumption";
    }
    return "assumption";
}

} // namespace engine
