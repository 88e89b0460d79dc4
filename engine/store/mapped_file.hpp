#pragma once
// SQLite's file where the system holds it, for sessions that list.

struct sqlite3;

namespace engine::store {

// A list goes to some five pages a case, spread over the whole file: they are looked at where the system holds them, since a call
// to copy each takes as long as the rest of the list. The most bytes that SQLite maps; what is beyond is read as ever.
inline constexpr long long mapped_most = 0x7fff0000;

// SQLite lets go of a mapping as soon as another connection has committed, against systems on which a file that others made
// shorter, and long again, is not what is mapped; Linux has none such. Each page then has to be found anew, which for a list of
// fifty cases took as long as all the rest of it. The connection, which has said how much it maps, keeps it until the file has
// outgrown it by a part that counts.
void keep_mapped(sqlite3* connection);

} // namespace engine::store
