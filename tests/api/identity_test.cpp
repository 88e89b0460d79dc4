#include "api/identity.hpp"

#include <catch2/catch.hpp>

#include <filesystem>
#include <iterator>
#include <sys/stat.h>

using api::TokenKey;

namespace {

namespace fs = std::filesystem;

// A folder that goes away.
struct Folder {
    fs::path path = fs::temp_directory_path() / ("titularis-key-" + api::opaque_id());
    Folder() { fs::create_directory(path); }
    Folder(Folder const&) = delete;
    Folder& operator=(Folder const&) = delete;
    ~Folder() { fs::remove_all(path); }
};

} // namespace

TEST_CASE("a key is made once and found again", "[identity]")
{
    Folder const folder;
    auto const path = folder.path / "token.key";
    auto const made = TokenKey::load_or_create(path);
    struct stat status = {};
    REQUIRE(::stat(path.c_str(), &status) == 0);
    CHECK((status.st_mode & 0777U) == 0600U);
    CHECK(fs::file_size(path) == 32);
    CHECK(TokenKey::load_or_create(path).bytes() == made.bytes());
    CHECK(made.bytes() != TokenKey::draw().bytes());
    CHECK(std::distance(fs::directory_iterator{folder.path}, {}) == 1);
}

TEST_CASE("a key file that others may read, or that is cut, stops the start", "[identity]")
{
    Folder const folder;
    auto const path = folder.path / "token.key";
    (void)TokenKey::load_or_create(path);
    fs::permissions(path, fs::perms::group_read, fs::perm_options::add);
    CHECK_THROWS_AS(TokenKey::load_or_create(path), std::runtime_error);
    fs::permissions(path, fs::perms::owner_read | fs::perms::owner_write);
    fs::resize_file(path, 31);
    CHECK_THROWS_AS(TokenKey::load_or_create(path), std::runtime_error);
    CHECK_THROWS_AS(TokenKey::load_or_create(folder.path / "none" / "token.key"), std::runtime_error);
}

TEST_CASE("a bearer is read from the Authorization header and from nowhere else", "[identity]")
{
    api::Request request;
    CHECK_FALSE(api::bearer(request));
    request.headers = {{"authorization", "bearer abc"}};
    CHECK(api::bearer(request) == "abc");
    request.headers = {{"Authorization", "Basic abc"}};
    CHECK_FALSE(api::bearer(request));
    request.headers = {{"Authorization", "Bearer "}};
    CHECK_FALSE(api::bearer(request));
    request.headers = {{"Authorization", "Bearerabc"}};
    CHECK_FALSE(api::bearer(request));
}
