#include "engine/ids.hpp"

#include <boost/uuid/name_generator_sha1.hpp>
#include <boost/uuid/uuid_io.hpp>

namespace engine {

std::string derived_id(std::string const& name)
{
    // Any fixed namespace will do, as long as it never changes: ids derived once must be derived alike for ever.
    static constexpr boost::uuids::uuid titularis{
        {0x6f, 0x1d, 0x0c, 0x5a, 0x0e, 0x3b, 0x4c, 0x2e, 0x9a, 0x57, 0x21, 0x84, 0x77, 0xd0, 0x13, 0x9b}};
    return boost::uuids::to_string(boost::uuids::name_generator_sha1{titularis}(name));
}

} // namespace engine
