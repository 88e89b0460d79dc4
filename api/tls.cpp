#include "api/tls.hpp"

#include <boost/asio/ssl/context.hpp>

#include <openssl/ssl.h>
#include <openssl/x509.h>
#include <sys/stat.h>

#include <stdexcept>
#include <string_view>
#include <utility>

namespace api {
namespace {

namespace ssl = boost::asio::ssl;

// TLS 1.2 with forward secrecy and authenticated encryption only; what TLS 1.3 offers is all of that kind.
constexpr char const* ciphers_of_tls_1_2 = "ECDHE+AESGCM:ECDHE+CHACHA20";

constexpr std::string_view http_1_1{"\x08http/1.1", 9};

// A client that names protocols and not ours is told so at once, rather than being spoken to in another.
int choose_protocol(SSL*, unsigned char const** chosen, unsigned char* size, unsigned char const* offered,
                    unsigned int offered_size, void*)
{
    unsigned char* selected = nullptr;
    auto const* const ours = reinterpret_cast<unsigned char const*>(http_1_1.data());
    if (SSL_select_next_proto(&selected, size, ours, static_cast<unsigned>(http_1_1.size()), offered, offered_size)
        != OPENSSL_NPN_NEGOTIATED)
        return SSL_TLSEXT_ERR_ALERT_FATAL;
    *chosen = selected;
    return SSL_TLSEXT_ERR_OK;
}

[[noreturn]] void refuse(std::filesystem::path const& file, std::string const& why)
{
    throw std::runtime_error{"TLS: " + file.string() + ": " + why};
}

void check_dates(SSL_CTX* context, std::filesystem::path const& file)
{
    X509 const* const certificate = SSL_CTX_get0_certificate(context);
    if (X509_cmp_current_time(X509_get0_notBefore(certificate)) > 0)
        refuse(file, "the certificate is not valid yet");
    if (X509_cmp_current_time(X509_get0_notAfter(certificate)) < 0)
        refuse(file, "the certificate has expired");
}

std::shared_ptr<ssl::context> load(TlsFiles const& files)
{
    auto context = std::make_shared<ssl::context>(ssl::context::tls_server);
    context->set_options(ssl::context::default_workarounds | ssl::context::no_compression | SSL_OP_NO_RENEGOTIATION
                         | SSL_OP_CIPHER_SERVER_PREFERENCE);
    SSL_CTX* const native = context->native_handle();
    SSL_CTX_set_min_proto_version(native, TLS1_2_VERSION);
    SSL_CTX_set_cipher_list(native, ciphers_of_tls_1_2);
    SSL_CTX_set_alpn_select_cb(native, choose_protocol, nullptr);
    constexpr std::string_view sessions = "titularis";
    SSL_CTX_set_session_id_context(native, reinterpret_cast<unsigned char const*>(sessions.data()), sessions.size());
    SSL_CTX_set_session_cache_mode(native, SSL_SESS_CACHE_OFF); // tickets hold what is needed, on the client's side
    boost::system::error_code fault;
    context->use_certificate_chain_file(files.certificate.string(), fault);
    if (fault)
        refuse(files.certificate, "no certificate chain in PEM can be read there");
    context->use_private_key_file(files.key.string(), ssl::context::pem, fault);
    if (fault)
        refuse(files.key, "no private key in PEM can be read there, or it is not the certificate's");
    if (SSL_CTX_check_private_key(native) != 1)
        refuse(files.key, "this key is not the certificate's");
    check_dates(native, files.certificate);
    return context;
}

// Files are replaced by renaming as often as by writing: the inode tells of one, size and time of the other.
std::string looks_of(std::filesystem::path const& file)
{
    struct stat found {};
    if (::stat(file.c_str(), &found) != 0)
        return "none;";
    return std::to_string(found.st_ino) + ' ' + std::to_string(found.st_size) + ' '
        + std::to_string(found.st_mtim.tv_sec) + ' ' + std::to_string(found.st_mtim.tv_nsec) + ';';
}

std::string looks_of(TlsFiles const& files)
{
    return looks_of(files.certificate) + looks_of(files.key);
}

} // namespace

Tls::Tls(TlsFiles files) : files_{std::move(files)}
{
    reload();
}

Tls::~Tls() = default;

std::shared_ptr<ssl::context> Tls::current() const
{
    std::lock_guard const lock{mutex_};
    return current_;
}

void Tls::reload()
{
    {
        std::lock_guard const lock{mutex_};
        seen_ = looks_of(files_); // before reading: what is written meanwhile is found at the next look
    }
    auto fresh = load(files_);
    std::lock_guard const lock{mutex_};
    current_ = std::move(fresh);
}

bool Tls::has_changed() const
{
    std::string const now = looks_of(files_);
    std::lock_guard const lock{mutex_};
    return now != seen_;
}

} // namespace api
