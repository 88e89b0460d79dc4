#pragma once
// The certificate that the server shows, and its renewal while it serves. serving.cpp makes one when told where the
// files are; each new connection takes the newest.

#include <filesystem>
#include <memory>
#include <mutex>
#include <string>

namespace boost::asio::ssl {
class context;
}

namespace api {

struct TlsFiles {
    std::filesystem::path certificate; // PEM, the chain from our own certificate up
    std::filesystem::path key;         // PEM, without a pass phrase
};

class Tls {
public:
    // Throws std::runtime_error, saying which file and why, unless they belong together and are valid today.
    explicit Tls(TlsFiles files);
    ~Tls();
    Tls(Tls const&) = delete;
    Tls& operator=(Tls const&) = delete;

    std::shared_ptr<boost::asio::ssl::context> current() const; // any thread

    // Reads the files again. Throws as the constructor does, and then the old certificate stays.
    void reload();
    // Whether a file is another than the one that was read last, well or badly.
    bool has_changed() const;

private:
    TlsFiles files_;
    mutable std::mutex mutex_;
    std::string seen_; // what the files looked like
    std::shared_ptr<boost::asio::ssl::context> current_;
};

} // namespace api
