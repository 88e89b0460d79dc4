#include "api/identity.hpp"

#include <openssl/rand.h>

#include <algorithm>
#include <cerrno>
#include <fcntl.h>
#include <stdexcept>
#include <sys/stat.h>
#include <unistd.h>
#include <utility>

namespace api {

namespace {

// A file descriptor that closes itself.
class File {
public:
    explicit File(int descriptor) : descriptor_{descriptor} {}
    File(File const&) = delete;
    File& operator=(File const&) = delete;
    ~File()
    {
        if (descriptor_ >= 0)
            ::close(descriptor_);
    }
    int get() const { return descriptor_; }
    explicit operator bool() const { return descriptor_ >= 0; }

private:
    int descriptor_;
};

[[noreturn]] void fail(std::filesystem::path const& path, std::string_view what)
{
    throw std::runtime_error{"token key " + path.string() + ": " + std::string{what}};
}

// Nothing when there is no such file; anything else that is wrong stops the start.
bool read_key(std::filesystem::path const& path, std::array<char, 32>& bytes)
{
    File const file{::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NOFOLLOW)};
    if (!file && errno == ENOENT)
        return false;
    struct stat status = {};
    if (!file || ::fstat(file.get(), &status) != 0)
        fail(path, "cannot be read");
    if (!S_ISREG(status.st_mode) || (status.st_mode & (S_IRWXG | S_IRWXO)) != 0)
        fail(path, "must be a plain file that only its owner may open (mode 0600)");
    if (status.st_size != static_cast<off_t>(bytes.size())
        || ::read(file.get(), bytes.data(), bytes.size()) != static_cast<ssize_t>(bytes.size()))
        fail(path, "is not 32 bytes long");
    return true;
}

// Written whole under another name, then linked: a reader never sees half a key, and the first to link wins.
void write_key(std::filesystem::path const& path, std::string_view bytes)
{
    std::filesystem::path const draft = path.string() + "." + opaque_id();
    File const file{::open(draft.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, S_IRUSR | S_IWUSR)};
    if (!file)
        fail(path, "cannot be created");
    bool const written = ::write(file.get(), bytes.data(), bytes.size()) == static_cast<ssize_t>(bytes.size())
        && ::fsync(file.get()) == 0;
    bool const linked = written && (::link(draft.c_str(), path.c_str()) == 0 || errno == EEXIST);
    ::unlink(draft.c_str());
    if (!linked)
        fail(path, "cannot be written");
}

} // namespace

TokenKey TokenKey::draw()
{
    TokenKey key;
    // Bytes are bytes; OpenSSL calls them unsigned.
    if (RAND_bytes(reinterpret_cast<unsigned char*>(key.bytes_.data()), static_cast<int>(key.bytes_.size())) != 1)
        throw std::runtime_error{"the system gives no random bytes"};
    return key;
}

TokenKey TokenKey::load_or_create(std::filesystem::path const& path)
{
    TokenKey key;
    if (read_key(path, key.bytes_))
        return key;
    write_key(path, draw().bytes());
    if (!read_key(path, key.bytes_)) // ours, or that of a process which was quicker
        fail(path, "has gone");
    return key;
}

std::string_view TokenKey::bytes() const
{
    return {bytes_.data(), bytes_.size()};
}

std::optional<std::string_view> bearer(Request const& request)
{
    constexpr std::string_view scheme = "Bearer ";
    auto const value = request.header("Authorization");
    if (!value || value->size() <= scheme.size() || !same_name(value->substr(0, scheme.size()), scheme))
        return std::nullopt;
    return value->substr(scheme.size());
}

} // namespace api
