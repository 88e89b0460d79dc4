#pragma once
// SQLite's file where the system holds it, for sessions that list.

struct sqlite3;

namespace engine::store {

// SQLite lets go of a mapping as soon as another connection has committed, against systems on which a file that others made
// shorter, and long again, is not what is mapped; Linux has none such. Each page then has to be found anew, which for a list of
// fifty cases took as long as all the rest of it. The connection, which has said how much it maps, keeps it until the file has
// outgrown it by a part that counts.
void keep_mapped(sqlite3* connection);

} // namespace engine::store
