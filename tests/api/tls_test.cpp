// The server under TLS: keys of our own making, a client of OpenSSL's.

#include "tests/api/raw_client.hpp"

#include "api/tls.hpp"
#include "tests/support/new_folder.hpp"

#include <openssl/bio.h>
#include <openssl/err.h>
#include <openssl/evp.h>
#include <openssl/pem.h>
#include <openssl/ssl.h>
#include <openssl/x509.h>

#include <cstdio>
#include <filesystem>
#include <fstream>
#include <memory>

using namespace std::chrono_literals;
using raw::Client;
using raw::comes_about;
using raw::echo;
using raw::get;
using raw::Running;

namespace {

namespace fs = std::filesystem;

template <auto Free>
struct Freed {
    template <class T>
    void operator()(T* what) const
    {
        Free(what);
    }
};
using Key = std::unique_ptr<EVP_PKEY, Freed<EVP_PKEY_free>>;
using Certificate = std::unique_ptr<X509, Freed<X509_free>>;
using File = std::unique_ptr<std::FILE, Freed<std::fclose>>;

constexpr long a_day = 24L * 60 * 60;

// A folder with a certificate signed by itself, and its key.
class Papers {
public:
    Papers() { issue("first"); }
    ~Papers()
    {
        std::error_code ignored;
        fs::remove_all(folder_, ignored);
    }
    Papers(Papers const&) = delete;
    Papers& operator=(Papers const&) = delete;

    // Valid from yesterday on, for so many seconds from now.
    void issue(std::string const& name, long lasts = a_day)
    {
        Key const key{EVP_EC_gen("P-256")};
        Certificate const certificate{X509_new()};
        X509_set_version(certificate.get(), 2);
        ASN1_INTEGER_set(X509_get_serialNumber(certificate.get()), 1);
        X509_gmtime_adj(X509_getm_notBefore(certificate.get()), -2 * a_day);
        X509_gmtime_adj(X509_getm_notAfter(certificate.get()), lasts);
        X509_set_pubkey(certificate.get(), key.get());
        auto const* const text = reinterpret_cast<unsigned char const*>(name.c_str());
        X509_NAME_add_entry_by_txt(X509_get_subject_name(certificate.get()), "CN", MBSTRING_UTF8, text, -1, -1, 0);
        X509_set_issuer_name(certificate.get(), X509_get_subject_name(certificate.get()));
        X509_sign(certificate.get(), key.get(), EVP_sha256());
        PEM_write_X509(File{std::fopen(files().certificate.c_str(), "w")}.get(), certificate.get());
        PEM_write_PrivateKey(File{std::fopen(files().key.c_str(), "w")}.get(), key.get(), nullptr, nullptr, 0, nullptr,
                             nullptr);
    }
    api::TlsFiles files() const { return {folder_ / "certificate.pem", folder_ / "key.pem"}; }

private:
    fs::path folder_ = tests::new_folder("tls");
};

// A client under TLS; blocking, for one request and its answer.
class TlsClient {
public:
    explicit TlsClient(api::Server const& server, int version = TLS1_3_VERSION,
                       std::string_view protocol = "\x08http/1.1")
        : context_{SSL_CTX_new(TLS_client_method())}
    {
        SSL_CTX_set_min_proto_version(context_.get(), TLS1_VERSION);
        SSL_CTX_set_max_proto_version(context_.get(), version);
        SSL_CTX_set_cipher_list(context_.get(),
                                "DEFAULT:@SECLEVEL=0"); // what we refuse is not for the library to refuse
        socket_.connect({raw::asio::ip::make_address("127.0.0.1"), server.port()});
        ssl_.reset(SSL_new(context_.get()));
        SSL_set_alpn_protos(ssl_.get(), reinterpret_cast<unsigned char const*>(protocol.data()),
                            static_cast<unsigned>(protocol.size()));
        SSL_set_fd(ssl_.get(), socket_.native_handle());
        connected_ = SSL_connect(ssl_.get()) == 1;
        ERR_clear_error();
    }

    bool is_connected() const { return connected_; }
    std::string version() const { return SSL_get_version(ssl_.get()); }
    std::string shown() const // the name on the certificate
    {
        Certificate const certificate{SSL_get1_peer_certificate(ssl_.get())};
        std::array<char, 100> name{};
        X509_NAME_get_text_by_NID(X509_get_subject_name(certificate.get()), NID_commonName, name.data(),
                                  static_cast<int>(name.size()));
        return name.data();
    }
    std::string protocol() const
    {
        unsigned char const* name = nullptr;
        unsigned size = 0;
        SSL_get0_alpn_selected(ssl_.get(), &name, &size);
        return {reinterpret_cast<char const*>(name), size};
    }
    void send(std::string_view bytes) { SSL_write(ssl_.get(), bytes.data(), static_cast<int>(bytes.size())); }
    // All until the server parts; how it parted is in was_parted_from().
    std::string receive_all()
    {
        std::string all;
        std::array<char, 4096> room{};
        for (int size = 0; (size = SSL_read(ssl_.get(), room.data(), static_cast<int>(room.size()))) > 0;)
            all.append(room.data(), static_cast<std::size_t>(size));
        return all;
    }
    bool was_parted_from() const { return (SSL_get_shutdown(ssl_.get()) & SSL_RECEIVED_SHUTDOWN) != 0; }

private:
    std::unique_ptr<SSL_CTX, Freed<SSL_CTX_free>> context_;
    raw::asio::io_context loop_;
    raw::tcp::socket socket_{loop_};
    std::unique_ptr<SSL, Freed<SSL_free>> ssl_;
    bool connected_ = false;
};

api::ServerOptions under(std::shared_ptr<api::Tls> tls)
{
    api::ServerOptions options{.header_deadline = 2s};
    options.tls = std::move(tls);
    return options;
}

} // namespace

TEST_CASE("TLS 1.2 and 1.3 are spoken, older ones are not", "[tls]")
{
    Papers const papers;
    Running server{echo, under(std::make_shared<api::Tls>(papers.files()))};
    for (int const version : {TLS1_2_VERSION, TLS1_3_VERSION}) {
        TlsClient client{*server, version};
        REQUIRE(client.is_connected());
        CHECK(client.version() == (version == TLS1_2_VERSION ? "TLSv1.2" : "TLSv1.3"));
        CHECK(client.protocol() == "http/1.1");
        client.send(get("/a") + get("/b", "Connection: close\r\n"));
        std::string const all = client.receive_all();
        CHECK(all.find("/a|0|") != std::string::npos);
        CHECK(all.find("/b|0|") != std::string::npos);
        CHECK(all.find("Strict-Transport-Security: max-age=31536000\r\n") != std::string::npos);
        CHECK(client.was_parted_from()); // told, and not cut off by somebody on the way
    }
    CHECK_FALSE(TlsClient{*server, TLS1_1_VERSION}.is_connected());
    CHECK_FALSE(TlsClient{*server, TLS1_3_VERSION, "\x02h2"}.is_connected());
}

TEST_CASE("a large body and a large answer pass under TLS", "[tls]")
{
    Papers const papers;
    Running server{echo, under(std::make_shared<api::Tls>(papers.files()))};
    TlsClient client{*server};
    std::string const body(300'000, 'x');
    client.send("POST /a HTTP/1.1\r\nHost: h\r\nConnection: close\r\nContent-Length: 300000\r\n\r\n" + body);
    CHECK(client.receive_all().ends_with("/a|2|" + body));
}

TEST_CASE("what is no TLS is closed on that port, in time, and others are served meanwhile", "[tls]")
{
    Papers const papers;
    Running server{echo, under(std::make_shared<api::Tls>(papers.files()))};
    Client silent{*server};
    CHECK(Client{*server}.send(get("/a")).receive().status == 0);
    TlsClient client{*server};
    client.send(get("/a", "Connection: close\r\n"));
    CHECK(client.receive_all().find("/a|0|") != std::string::npos);
    CHECK(silent.is_closed());
    CHECK(comes_about(
        [&] { return (*server).standing().refused[static_cast<std::size_t>(api::Refusal::bad_handshake)] == 2; }));
}

TEST_CASE("in clear nobody is told to come under TLS", "[tls]")
{
    Running server;
    CHECK_FALSE(Client{*server}.send(get("/a")).receive().says("Strict-Transport-Security"));
}

TEST_CASE("a renewed certificate is shown to new clients, and the old ones go on", "[tls]")
{
    Papers papers;
    auto const tls = std::make_shared<api::Tls>(papers.files());
    Running server{echo, under(tls)};
    TlsClient before{*server};
    CHECK(before.shown() == "first");
    CHECK_FALSE(tls->has_changed());
    papers.issue("second");
    CHECK(tls->has_changed());
    tls->reload();
    CHECK_FALSE(tls->has_changed());
    CHECK(TlsClient{*server}.shown() == "second");
    before.send(get("/a", "Connection: close\r\n"));
    CHECK(before.receive_all().find("/a|0|") != std::string::npos);
}

TEST_CASE("a bad certificate is refused with the file's name, and the old one stays", "[tls]")
{
    Papers papers;
    auto const tls = std::make_shared<api::Tls>(papers.files());
    Running server{echo, under(tls)};
    SECTION("another's key")
    {
        Papers const others;
        fs::copy_file(others.files().key, papers.files().key, fs::copy_options::overwrite_existing);
    }
    SECTION("no certificate at all")
    {
        std::ofstream{papers.files().certificate} << "-----BEGIN CERTIFICATE-----\nnone\n";
    }
    SECTION("a file that is gone")
    {
        fs::remove(papers.files().certificate);
    }
    SECTION("one that has expired")
    {
        papers.issue("expired", -a_day);
    }
    CHECK(tls->has_changed());
    CHECK_THROWS_WITH(tls->reload(), Catch::Contains(".pem: "));
    CHECK_FALSE(tls->has_changed()); // said once, until the files change again
    CHECK(TlsClient{*server}.shown() == "first");
    CHECK_THROWS_AS(api::Tls{papers.files()}, std::runtime_error);
}
