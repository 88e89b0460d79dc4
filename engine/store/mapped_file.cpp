#include "engine/store/mapped_file.hpp"

#include <sqlite3.h>

#include <algorithm>

namespace engine::store {
namespace {

constexpr sqlite3_int64 mapped_most = 0x7fff0000; // by SQLite, of any file
constexpr sqlite3_int64 page_size = 4096;
constexpr int with_mapping = 3; // the version of the methods that know of it

sqlite3_io_methods const* own = nullptr; // SQLite's
sqlite3_io_methods kept;                 // the same but for one

bool is_mapped_to_its_end(sqlite3_file* file)
{
    sqlite3_int64 size = 0;
    if (own->xFileSize(file, &size) != SQLITE_OK)
        return false;
    void* page = nullptr;
    sqlite3_int64 const last = std::min(size, mapped_most) - page_size;
    if (last < 0 || own->xFetch(file, last, 1, &page) != SQLITE_OK || !page)
        return false;
    return own->xUnfetch(file, last, page) == SQLITE_OK;
}

// Gives one page back, or all of the mapping.
int give_back(sqlite3_file* file, sqlite3_int64 at, void* page)
{
    return page || !is_mapped_to_its_end(file) ? own->xUnfetch(file, at, page) : SQLITE_OK;
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
