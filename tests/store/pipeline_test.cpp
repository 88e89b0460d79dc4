// PostgreSQL that ends in the very moment of a write.

#include "engine/store/pipeline.hpp"
#include "tests/store/stores.hpp"

#include <boost/asio/io_context.hpp>
#include <boost/asio/local/stream_protocol.hpp>
#include <boost/asio/write.hpp>
#include <catch2/catch.hpp>

#include <sys/socket.h>

#include <array>
#include <filesystem>
#include <optional>
#include <string_view>
#include <thread>

using namespace engine::store;

namespace {

using Local = boost::asio::local::stream_protocol;
using boost::system::error_code;

// Stands between one session and PostgreSQL.
class Line {
public:
    Line()
    {
        std::filesystem::create_directory(folder_);
        acceptor_.emplace(io_, Local::endpoint{(folder_ / ".s.PGSQL.1").string()});
        passing_on_ = std::thread{[this] { pass_on(); }};
    }
    ~Line()
    {
        error_code none;
        Local::socket last{io_}; // whoever still waits for a session has one
        last.connect(acceptor_->local_endpoint(), none);
        ::shutdown(ours_.native_handle(), SHUT_RDWR);
        passing_on_.join();
        std::filesystem::remove_all(folder_);
    }
    Line(Line const&) = delete;
    Line& operator=(Line const&) = delete;

    Address address() const { return parse_address(tests::postgresql_url() + " host=" + folder_.string() + " port=1"); }

    // PostgreSQL says that it ends, and takes nothing more.
    void end()
    {
        using namespace std::string_view_literals;
        constexpr auto warning = "N\0\0\0\x2dSWARNING\0C57P02\0Mterminating connection\0\0"sv;
        static_assert(warning.size() == 0x2d + 1);
        boost::asio::write(ours_, boost::asio::buffer(warning));
        ::shutdown(ours_.native_handle(), SHUT_RD);
    }

private:
    void pass_on()
    {
        error_code fault;
        Local::socket theirs{io_};
        acceptor_->accept(ours_, fault);
        std::string const url = tests::postgresql_url();
        theirs.connect(Local::endpoint{tests::keyword_in(url, "host") + "/.s.PGSQL." + tests::keyword_in(url, "port")},
                       fault);
        std::jthread const answers{[&] { pass(theirs, ours_); }};
        pass(ours_, theirs);
        theirs.shutdown(Local::socket::shutdown_both, fault);
    }
    static void pass(Local::socket& from, Local::socket& to)
    {
        error_code fault;
        std::array<char, 4096> bytes{};
        while (auto const count = from.read_some(boost::asio::buffer(bytes), fault))
            boost::asio::write(to, boost::asio::buffer(bytes.data(), count), fault);
    }

    std::filesystem::path folder_ = std::filesystem::temp_directory_path() / tests::unique_name();
    boost::asio::io_context io_;
    std::optional<Local::acceptor> acceptor_;
    Local::socket ours_{io_};
    std::thread passing_on_;
};

} // namespace

TEST_CASE("a connection that says farewell while it is written to is lost, and not asked for ever", "[reconnect]")
{
    Line line;
    Session session{line.address(), std::chrono::seconds{5}};
    session.make_ready();
    {
        Pipeline sound{session};
        sound.prepare("numbers", "select 1, 2");
        sound.send("numbers", {});
        CHECK(sound.finish() == std::vector{Pipeline::Row{1, 2}});
    }
    Pipeline pipeline{session};
    pipeline.send("numbers", {});
    line.end();
    try {
        pipeline.finish();
        FAIL("nothing was answered");
    } catch (DatabaseError const& error) {
        CHECK(error.kind == DatabaseError::Kind::lost);
    }
}
