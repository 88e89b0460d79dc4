#pragma once
// Brings a database to the schema that this program was built with. Forward only: a step, once released, is never
// edited, and what it did is never undone.

#include <stdexcept>
#include <string>
#include <vector>

namespace engine::store {

// The database was brought up by steps that are not ours (altered since, or of a newer program), or lacks the roles that
// only its administrator can make.
struct SchemaMismatch : std::runtime_error {
    using std::runtime_error::runtime_error;
};

// Applies the steps that are missing, all or none, one program at a time. Returns the names of those applied.
// Throws SchemaMismatch, StoreUnavailable, std::invalid_argument on a URL that is none.
std::vector<std::string> migrate(std::string const& url);

// Whether every step is applied, and as we know it. Makes no database by asking.
bool is_up_to_date(std::string const& url);

} // namespace engine::store
