// Requests that no honest client sends: cut short, written so that a proxy and we might read them differently, or
// aimed at what is behind the path. None reaches the handler as something else than it is.

#include "tests/api/raw_client.hpp"

#include <atomic>
#include <memory>
#include <vector>

using namespace std::chrono_literals;
using namespace std::string_literals;
using raw::check_is_problem;
using raw::Client;
using raw::comes_about;
using raw::echo;
using raw::get;
using raw::post;
using raw::Request;
using raw::Response;
using raw::Running;

namespace {

// A server that counts what reaches its handler, and a request smuggled behind another would.
class Counting {
public:
    Client client() { return Client{*server_}; }
    int reached() const { return reached_; }

private:
    std::atomic<int> reached_{0};
    Running server_{[this](Request const& request) {
                        ++reached_;
                        return echo(request);
                    },
                    {.body_deadline = 300ms}};
};

std::string posting(std::string_view headers, std::string_view rest)
{
    return "POST /a HTTP/1.1\r\nHost: h\r\n"s.append(headers).append("\r\n").append(rest);
}

// What a request held is given back once its answer is written, so a little after the client may have read it.
bool nothing_is_held(api::Server const& server)
{
    return comes_about([&] { return server.standing().held_bytes == 0; });
}

bool between(unsigned long low, unsigned long number, unsigned long high)
{
    return low <= number && number <= high;
}

} // namespace

TEST_CASE("a framing that two readers could take differently is refused, and nothing behind it is read", "[rough]")
{
    auto const headers =
        GENERATE(as<std::string>{},
                 "Content-Length: 6\r\nTransfer-Encoding: chunked\r\n",           // CL.TE
                 "Transfer-Encoding: chunked\r\nContent-Length: 0\r\n",           // TE.CL
                 "Transfer-Encoding: xchunked\r\n",                               // TE.TE, one of them fooled
                 "Transfer-Encoding: chunked\r\nTransfer-Encoding: identity\r\n", //
                 "Transfer-Encoding: identity, chunked\r\n",                      //
                 "Transfer-Encoding: chunked, identity\r\n",                      //
                 "Transfer-Encoding: identity\r\n",                               //
                 "Transfer-Encoding: chunked;q=1\r\n",                            //
                 "Transfer-Encoding: \"chunked\"\r\n",                            //
                 "Transfer-Encoding:\x0b"
                 "chunked\r\n",                                // vertical tab
                 "Transfer-Encoding: chunked\x7f\r\n",         //
                 "Transfer-Encoding : chunked\r\n",            // space before colon
                 "Content-Length : 5\r\n",                     //
                 "Content-Length: 5\r\nContent-Length: 0\r\n", //
                 "Content-Length: 5, 5\r\n",                   //
                 "Content-Length: +5\r\n",                     //
                 "Content-Length: 0x5\r\n",                    //
                 "Content-Length: 5 0\r\n",                    //
                 "Content-Length: 18446744073709551621\r\n",   // 2^64 + 5
                 "Content-Length:\r\n",                        //
                 "X: a\r\n Transfer-Encoding: chunked\r\nContent-Length: 5\r\nTransfer-Encoding: chunked\r\n");
    CAPTURE(headers);
    Counting server;
    auto client = server.client();
    client.send(posting(headers, "0\r\n\r\nGET /smuggled HTTP/1.1\r\nHost: h\r\n\r\n"));
    check_is_problem(client.receive(), 400);
    CHECK(client.is_closed());
    CHECK(server.reached() == 0);
}

TEST_CASE("a chunk that is not what it says is refused", "[rough]")
{
    auto const chunks =
        GENERATE(as<std::string>{}, "-1\r\na\r\n0\r\n\r\n", "+1\r\na\r\n0\r\n\r\n", "0x1\r\na\r\n0\r\n\r\n",
                 " 1\r\na\r\n0\r\n\r\n", "1\r\nab\r\n0\r\n\r\n", "2\r\na\r\n0\r\n\r\n", "\r\n0\r\n\r\n",
                 "ffffffffffffffff0\r\na\r\n0\r\n\r\n", "1\na\n0\n\n", "g\r\na\r\n0\r\n\r\n");
    Counting server;
    auto client = server.client();
    client.send(posting("Transfer-Encoding: chunked\r\n", chunks) + std::string(64, '\n'));
    auto const answer = client.receive();
    CAPTURE(chunks, answer.body);
    CHECK((answer.status == 400 || answer.status == 413 || answer.status == 408)); // 408: waits for the line to end
    CHECK(client.is_closed());
    CHECK(server.reached() == 0);
}

TEST_CASE("lines that end otherwise than HTTP says are refused", "[rough]")
{
    auto const request = GENERATE(as<std::string>{},
                                  "GET /a HTTP/1.1\nHost: h\n\n",                      // bare line feeds
                                  "GET /a HTTP/1.1\r\nHost: h\nX: a\r\n\r\n",          //
                                  "GET /a HTTP/1.1\r\nHost: h\rX: a\r\n\r\n",          // bare carriage return
                                  "GET /a HTTP/1.1\r\nHost: h\r\n\rX: a\r\n\r\n",      //
                                  "GET  /a HTTP/1.1\r\nHost: h\r\n\r\n",               // two spaces
                                  "GET\t/a\tHTTP/1.1\r\nHost: h\r\n\r\n",              //
                                  " GET /a HTTP/1.1\r\nHost: h\r\n\r\n",               //
                                  "GET /a HTTP/1.1 \r\nHost: h\r\n\r\n",               //
                                  "GET /a http/1.1\r\nHost: h\r\n\r\n",                //
                                  "GET /a HTTP/1.10\r\nHost: h\r\n\r\n",               //
                                  "GET /a HTTP/3.0\r\nHost: h\r\n\r\n",                //
                                  "GET /a HTTP/1.1\r\n: b\r\nHost: h\r\n\r\n",         // a header without a name
                                  "GET /a HTTP/1.1\r\nX\0Y: b\r\nHost: h\r\n\r\n"s,    // NUL in a name
                                  "GET /a HTTP/1.1\r\nX: a\0b\r\nHost: h\r\n\r\n"s,    // and in a value
                                  "GET /a HTTP/1.1\r\nX: \xC3\x28\r\nHost: h\r\n\r\n", // bad UTF-8
                                  "GET /a HTTP/1.1\r\nX\xC3\xA9: b\r\nHost: h\r\n\r\n");
    Counting server;
    auto client = server.client();
    client.send(request + "\r\n\r\n");
    check_is_problem(client.receive(), 400);
    CHECK(client.is_closed());
    CHECK(server.reached() == 0);
}

TEST_CASE("a header folded over two lines is one value, or is refused", "[rough]")
{
    Counting server;
    auto client = server.client();
    auto const answer = client.send("GET /a HTTP/1.1\r\nHost: h\r\nX: a\r\n\tb\r\n\r\n").receive();
    CHECK((answer.status == 200 || answer.status == 400));
    auto folded = server.client();
    folded.send("POST /a HTTP/1.1\r\nHost: h\r\nTransfer-Encoding:\r\n chunked\r\nContent-Length: 3\r\n\r\nabc");
    check_is_problem(folded.receive(), 400);
}

TEST_CASE("targets that could lead elsewhere are refused", "[rough]")
{
    auto const target =
        GENERATE(as<std::string>{}, "/a/../b", "/..", "/a/%2e%2e/b", "/a/.%2e/b", "/a/./b", "/a%2fb", "/a%2Fb", "/%00",
                 "/a?b=%00", "/%c0%ae%c0%ae/a", "/%ff", "/a#b", "/a%", "/a%g1", "*", "a", "h:80", "/a\\..\\b", "/a\x01",
                 "/a\x7f", "//h/../a", "http://h/../a", "/<a>", "/a^b");
    CAPTURE(target);
    Counting server;
    auto client = server.client();
    client.send("GET " + target + " HTTP/1.1\r\nHost: h\r\n\r\n");
    check_is_problem(client.receive(), 400);
    CHECK(client.is_closed());
    CHECK(server.reached() == 0);
}

TEST_CASE("odd targets that can be read in one way only are served as what they are", "[rough]")
{
    Running server;
    Client client{*server};
    CHECK(client.send("GET http://other.test/a?b HTTP/1.1\r\nHost: h\r\n\r\n").receive().body == "/a|0|");
    CHECK(client.send(get("//a")).receive().body == "//a|0|");
    CHECK(client.send(get("/a/%252e%252e")).receive().body == "/a/%252e%252e|0|"); // decoded once, and only once
    CHECK(client.send(get("/a;b=c,d")).receive().body == "/a;b=c,d|0|");
}

TEST_CASE("a method that is none of ours, a tunnel and an upgrade get no further than the handler", "[rough]")
{
    Running server;
    Client client{*server};
    CHECK(client.send("BREW /a HTTP/1.1\r\nHost: h\r\n\r\n").receive().body == "/a|7|");
    CHECK(client.send("TRACE /a HTTP/1.1\r\nHost: h\r\n\r\n").receive().body == "/a|7|"); // nothing is echoed by us
    auto const upgrade = client.send(get("/a", "Connection: Upgrade\r\nUpgrade: websocket\r\n")).receive();
    CHECK(upgrade.status == 200);
    CHECK_FALSE(upgrade.says("Upgrade"));
    Client preface{*server};
    check_is_problem(preface.send("PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n").receive(), 400);
    Client tunnel{*server};
    check_is_problem(tunnel.send("CONNECT h:443 HTTP/1.1\r\nHost: h\r\n\r\n").receive(), 400);
}

TEST_CASE("a request cut anywhere is never taken for a whole one", "[rough]")
{
    std::string const whole = post("/a?b=c", "{\"d\": 1}");
    Counting server;
    for (std::size_t size = 0; size < whole.size(); ++size)
        server.client().send(whole.substr(0, size)).leave();
    auto client = server.client();
    CHECK(client.send(whole).receive().status == 200);
    CHECK(server.reached() == 1);
}

TEST_CASE("what follows a request that was refused with its body unread is not taken for another", "[rough]")
{
    std::atomic<int> reached{0};
    Running server{[&](Request const& request) {
                       ++reached;
                       return echo(request);
                   },
                   {.body_bytes_max = 10}};
    Client client{*server};
    client.send("POST /a HTTP/1.1\r\nHost: h\r\nContent-Length: 40\r\n\r\n" + get("/smuggled"));
    check_is_problem(client.receive(), 413);
    CHECK(client.is_closed());
    CHECK(reached == 0);
}

TEST_CASE("what a client writes does not come back in a head", "[rough]")
{
    Running server;
    Client client{*server};
    auto const answer = client.send(get("/%0d%0aSet-Cookie:%20a=b")).receive();
    check_is_problem(answer, 400);
    CHECK_FALSE(answer.says("Set-Cookie"));
    Client other{*server};
    auto const wrapped = other.send(get("/a?b=%0d%0aSet-Cookie:%20a=b", "X-Request-Id: mine\r\n")).receive();
    CHECK_FALSE(wrapped.says("Set-Cookie"));
    CHECK_FALSE(wrapped.says("mine"));
}

TEST_CASE("bodies that are held all together beyond the limit are refused before they are read", "[rough]")
{
    Running server{echo, {.held_bytes_max = 1500, .body_bytes_max = 1000}};
    Client first{*server};
    first.send("POST /a HTTP/1.1\r\nHost: h\r\nContent-Length: 1000\r\n\r\nabc");
    REQUIRE(comes_about([&] { return (*server).standing().held_bytes >= 1000; }));
    Client second{*server};
    auto const refused = second.send("POST /a HTTP/1.1\r\nHost: h\r\nContent-Length: 1000\r\n\r\n").receive();
    check_is_problem(refused, 503);
    CHECK(refused.says("Retry-After: 1\r\n"));
    Client small{*server};
    CHECK(small.send(post("/a", "x")).receive().status == 200);
    CHECK(first.send(std::string(997, 'x')).receive().status == 200);
    REQUIRE(nothing_is_held(*server));
    CHECK(Client{*server}.send(post("/a", std::string(1000, 'x'))).receive().status == 200);
    REQUIRE(nothing_is_held(*server));
    CHECK((*server).standing().refused[static_cast<std::size_t>(api::Refusal::no_memory)] == 1);
}

TEST_CASE("when connections are short, those idle longest make room", "[rough]")
{
    Running server{echo, {.connections_max = 4}};
    std::vector<std::unique_ptr<Client>> idle;
    for (int i = 0; i < 4; ++i) {
        idle.push_back(std::make_unique<Client>(*server));
        CHECK(idle.back()->send(get("/a")).receive().status == 200);
        std::this_thread::sleep_for(20ms); // idle a little longer than the one after it
    }
    Client next{*server};
    CHECK(next.send(get("/b")).receive().body == "/b|0|"); // long before the idle deadline of 30 s
    CHECK(idle.front()->is_closed());
    CHECK(idle.back()->send(get("/c")).receive().status == 200);
}

TEST_CASE("one address has so many connections and no more", "[rough]")
{
    Running server{echo, {.connections_per_address_max = 2}};
    Client one{*server}, two{*server};
    CHECK(one.send(get("/a")).receive().status == 200);
    CHECK(two.send(get("/a")).receive().status == 200);
    CHECK(Client{*server}.is_closed());
    one.send(get("/a", "Connection: close\r\n")).receive();
    CHECK(one.is_closed());
    REQUIRE(comes_about([&] { return (*server).standing().connections == 1; }));
    CHECK(Client{*server}.send(get("/a")).receive().status == 200);
}

TEST_CASE("an address that asks too fast is told when to come back", "[rough]")
{
    Running server{echo, {.requests_per_address = {0.001, 3}}}; // so slowly that it does not matter how long this takes
    Client client{*server};
    CHECK(client.send(get("/a")).receive().says("RateLimit-Limit: 3\r\nRateLimit-Remaining: 2\r\n"));
    CHECK(client.send(get("/a")).receive().status == 200);
    CHECK(client.send(get("/a")).receive().says("RateLimit-Remaining: 0\r\n"));
    auto const refused = client.send(get("/a")).receive();
    check_is_problem(refused, 429);
    CHECK(refused.says("RateLimit-Remaining: 0\r\n"));
    CHECK(between(900, refused.number("Retry-After"), 1000));
    CHECK(between(2900, refused.number("RateLimit-Reset"), 3000));
    // Not his to choose for whom he counts.
    check_is_problem(client.send(get("/a", "X-Forwarded-For: 192.0.2.7\r\n")).receive(), 429);
}

TEST_CASE("behind a proxy that is trusted, each client counts for himself", "[rough]")
{
    Running server{echo, {.requests_per_address = {0.001, 1}, .trusted_proxies = {"127.0.0.1"}}};
    Client proxy{*server};
    CHECK(proxy.send(get("/a", "X-Forwarded-For: 192.0.2.7\r\n")).receive().status == 200);
    CHECK(proxy.send(get("/a", "X-Forwarded-For: 192.0.2.8\r\n")).receive().status == 200);
    CHECK(proxy.send(get("/a", "X-Forwarded-For: 203.0.113.1, 192.0.2.7\r\n")).receive().status == 429);
}
