#include "engine/store/mapped_file.hpp"

#include <sqlite3.h>

#include <algorithm>

namespace engine::store {
namespace {

constexpr sqlite3_int64 page_size = 4096;
constexpr sqlite3_int64 rest = 32; // so small a part of the file is copied rather than all of it found anew
constexpr int with_mapping = 3;    // the version of the methods that know of it

sqlite3_io_methods const* own = nullptr; // SQLite's
sqlite3_io_methods kept;                 // the same but for one

bool is_mapped_but_for_a_rest(sqlite3_file* file)
{
    sqlite3_int64 size = 0;
    if (own->xFileSize(file, &size) != SQLITE_OK)
        return false;
    size = std::min<sqlite3_int64>(size, mapped_most);
    void* page = nullptr;
    sqlite3_int64 const at = (size - size / rest) / page_size * page_size - page_size;
    if (at < 0 || own->xFetch(file, at, 1, &page) != SQLITE_OK || !page)
        return false;
    return own->xUnfetch(file, at, page) == SQLITE_OK;
}

// Gives one page back, or all of the mapping.
int give_back(sqlite3_file* file, sqlite3_int64 at, void* page)
{
    return page || !is_mapped_but_for_a_rest(file) ? own->xUnfetch(file, at, page) : SQLITE_OK;
}

} // namespace

void keep_mapped(sqlite3* connection)
{
    sqlite3_file* file = nullptr;
    if (sqlite3_file_control(connection, "main", SQLITE_FCNTL_FILE_POINTER, &file) != SQLITE_OK || !file
        || !file->pMethods || file->pMethods->iVersion < with_mapping)
        return;
    [[maybe_unused]] static bool const are_made = [&] {
        own = file->pMethods;
        kept = *own;
        kept.xUnfetch = give_back;
        return true;
    }();
    if (file->pMethods == own) // it may be of another kind, on a file system without locks
        file->pMethods = &kept;
}

} // namespace engine::store
