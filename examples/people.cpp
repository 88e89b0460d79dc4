#include "examples/people.hpp"

#include "examples/names.hpp"

namespace examples {

Somebody People::draw(std::string_view organisation)
{
    Somebody somebody;
    for (int tries = 0; tries < 20; ++tries) {
        auto const& given = dice_.one_of(given_names());
        somebody.given_name = given.text;
        somebody.title = given.title;
        somebody.family_name = family_name(static_cast<std::size_t>(dice_.below(family_names_max)));
        if (full_names_.insert(somebody.given_name + ' ' + somebody.family_name).second)
            break;
    }
    auto const name = in_address(somebody.given_name) + '.' + in_address(somebody.family_name);
    for (int rank = 1; somebody.email.empty(); ++rank) {
        // ".example" is reserved: no mail can ever reach anybody.
        auto const email = name + (rank == 1 ? "" : std::to_string(rank)) + '@' + std::string{organisation};
        if (emails_.insert(email).second)
            somebody.email = email;
    }
    return somebody;
}

} // namespace examples
