#include "tests/api/raw_client.hpp"

#include <atomic>
#include <latch>
#include <memory>
#include <mutex>
#include <semaphore>
#include <vector>

using namespace std::chrono_literals;
using api::Method;
using raw::check_is_problem;
using raw::Client;
using raw::comes_about;
using raw::echo;
using raw::get;
using raw::post;
using raw::Request;
using raw::Response;
using raw::Running;

TEST_CASE("a connection serves one request after the other", "[server]")
{
    Running server;
    Client client{*server};
    CHECK(client.send(get("/a?b")).receive().body == "/a|0|");
    CHECK(client.send(post("/c", "hello")).receive().body == "/c|2|hello");
    CHECK(client.send("POST /d HTTP/1.1\r\nHost: h\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n0\r\n\r\n")
              .receive()
              .body
          == "/d|2|abc");
}

TEST_CASE("a body in pieces arrives whole", "[server]")
{
    Running server;
    Client client{*server};
    std::string const request = post("/a", std::string(100'000, 'x'));
    for (std::size_t i = 0; i < request.size(); i += 30'000) {
        client.send(std::string_view{request}.substr(i, 30'000));
        std::this_thread::sleep_for(5ms);
    }
    CHECK(client.receive().body.size() == 100'005);
}

TEST_CASE("pipelined requests are answered in order", "[server]")
{
    Running server{[](Request const& request) {
        if (request.path == "/0")
            std::this_thread::sleep_for(50ms); // the first is the slowest
        return echo(request);
    }};
    Client client{*server};
    std::string all;
    for (int i = 0; i < 20; ++i)
        all += i % 3 == 0 ? get("/" + std::to_string(i)) : post("/" + std::to_string(i), std::string(2000, 'x'));
    client.send(all);
    for (int i = 0; i < 20; ++i)
        CHECK(client.receive().body.starts_with("/" + std::to_string(i) + "|"));
}

TEST_CASE("every response carries the headers that protect", "[server]")
{
    Running server;
    Client client{*server};
    for (auto const& answer : {client.send(get("/a")).receive(), client.send("garbage\r\n\r\n").receive()}) {
        CHECK(answer.says("Cache-Control: no-store\r\n"));
        CHECK(answer.says("X-Content-Type-Options: nosniff\r\n"));
        CHECK(answer.says("Referrer-Policy: no-referrer\r\n"));
        CHECK(answer.says("Content-Security-Policy: default-src 'self'; frame-ancestors 'none'; base-uri 'none'; "
                          "form-action 'self'\r\n"));
        CHECK(answer.says("X-Request-Id: "));
        CHECK(answer.says("Vary: Cookie, Authorization\r\n"));
        CHECK(answer.says("Content-Length: "));
    }
}

TEST_CASE("a handler may set its own headers, but not those of the server", "[server]")
{
    Running server{[](Request const& request) {
        Response response{.status = 200, .content_type = "text/plain", .body = "x"};
        if (request.path == "/own")
            response.headers.emplace_back("cache-control", "max-age=60");
        if (request.path == "/split")
            response.headers.emplace_back("Location", "/a\r\nSet-Cookie: b=c");
        if (request.path == "/length")
            response.headers.emplace_back("content-length", "100");
        return response;
    }};
    Client client{*server};
    auto const own = client.send(get("/own")).receive();
    CHECK(own.says("cache-control: max-age=60\r\n"));
    CHECK_FALSE(own.says("Cache-Control: no-store"));
    auto const split = client.send(get("/split")).receive();
    check_is_problem(split, 500);
    CHECK_FALSE(split.says("Set-Cookie"));
    check_is_problem(client.send(get("/length")).receive(), 500);
}

TEST_CASE("HEAD is answered like GET, without the body", "[server]")
{
    Running server;
    Client client{*server};
    auto const head = client.send("HEAD /a HTTP/1.1\r\nHost: h\r\n\r\n").receive(false);
    CHECK(head.status == 200);
    CHECK(head.says("Content-Length: 5\r\n"));
    CHECK(client.send(get("/a")).receive().body == "/a|0|");
}

TEST_CASE("an answer without a body has no length", "[server]")
{
    Running server{[](Request const&) { return Response{.status = 204}; }};
    Client client{*server};
    auto const answer = client.send(get("/a")).receive();
    CHECK(answer.status == 204);
    CHECK_FALSE(answer.says("Content-Length"));
    CHECK(client.send(get("/a")).receive().status == 204);
}

TEST_CASE("a client may ask to close, and one of HTTP/1.0 may ask to stay", "[server]")
{
    Running server;
    Client client{*server};
    auto const last = client.send(get("/a", "Connection: close\r\n")).receive();
    CHECK(last.says("Connection: close\r\n"));
    CHECK(client.is_closed());
    Client old{*server};
    auto const kept = old.send("GET /a HTTP/1.0\r\nConnection: keep-alive\r\n\r\n").receive();
    CHECK(kept.says("Connection: keep-alive\r\n"));
    CHECK(old.send("GET /b HTTP/1.0\r\n\r\n").receive().body == "/b|0|");
    CHECK(old.is_closed());
}

TEST_CASE("a header beyond the limit is refused", "[server]")
{
    Running server;
    Client client{*server};
    check_is_problem(client.send(get("/a", "X: " + std::string(17'000, 'x') + "\r\n")).receive(), 431);
    CHECK(client.is_closed());
    Client endless{*server};
    check_is_problem(endless.send("GET /" + std::string(40'000, 'x')).receive(), 431);
}

TEST_CASE("a body beyond the limit is refused, whether it says its length or not", "[server]")
{
    Running server{echo, {.body_bytes_max = 1000}};
    Client client{*server};
    check_is_problem(client.send(post("/a", std::string(1001, 'x'))).receive(), 413);
    CHECK(client.is_closed());
    Client chunked{*server};
    chunked.send("POST /a HTTP/1.1\r\nHost: h\r\nTransfer-Encoding: chunked\r\n\r\n");
    for (int i = 0; i < 3; ++i)
        chunked.send("190\r\n" + std::string(400, 'x') + "\r\n");
    check_is_problem(chunked.receive(), 413);
    Client liar{*server};
    check_is_problem(liar.send("POST /a HTTP/1.1\r\nHost: h\r\nContent-Length: 99999999999999\r\n\r\n").receive(), 413);
    Client exact{*server};
    CHECK(exact.send(post("/a", std::string(1000, 'x'))).receive().status == 200);
}

TEST_CASE("a client that is still sending when it is refused is not cut off", "[server]")
{
    Running server{echo, {.body_bytes_max = 1000}};
    Client client{*server};
    CHECK(client.delivers(post("/a", std::string(500'000, 'x'))));
    check_is_problem(client.receive(), 413);
    std::this_thread::sleep_for(20ms); // time enough for a reset, after which some systems lose the answer
    CHECK(client.delivers("more"));
}

TEST_CASE("some requests may bring more", "[server]")
{
    api::ServerOptions options{.body_bytes_max = 1000};
    options.body_bytes_max_of = [](Method method, std::string_view path) -> std::uint64_t {
        return method == Method::put && path == "/upload" ? 5000 : 0;
    };
    Running server{echo, options};
    std::string const body(4000, 'x');
    Client client{*server};
    CHECK(client.send("PUT /upload HTTP/1.1\r\nHost: h\r\nContent-Length: 4000\r\n\r\n" + body).receive().status
          == 200);
    check_is_problem(client.send(post("/upload", body)).receive(), 413);
}

TEST_CASE("a client that waits for permission gets it, unless it is refused", "[server]")
{
    Running server{echo, {.body_bytes_max = 1000}};
    Client client{*server};
    client.send("POST /a HTTP/1.1\r\nHost: h\r\nExpect: 100-continue\r\nContent-Length: 5\r\n\r\n");
    CHECK(client.receive(false).status == 100);
    CHECK(client.send("hello").receive().body == "/a|2|hello");
    client.send("POST /a HTTP/1.1\r\nHost: h\r\nExpect: 100-continue\r\nContent-Length: 5000\r\n\r\n");
    check_is_problem(client.receive(), 413);
}

TEST_CASE("what is not HTTP is refused with a problem, then closed", "[server]")
{
    auto const bytes = GENERATE(as<std::string>{}, "garbage\r\n\r\n", "\x16\x03\x01\x02\r\n\r\n", "GET /\r\n\r\n",
                                "GET / HTTP/2.0\r\nHost: h\r\n\r\n", "GET / HTTP/1.1\r\nHost: h\r\nNo colon\r\n\r\n",
                                "POST / HTTP/1.1\r\nHost: h\r\nContent-Length: -1\r\n\r\n",
                                "POST / HTTP/1.1\r\nHost: h\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n");
    Running server;
    Client client{*server};
    check_is_problem(client.send(bytes).receive(), 400);
    CHECK(client.is_closed());
}

TEST_CASE("what could be read in two ways is refused, then closed", "[server]")
{
    auto const headers =
        GENERATE(as<std::string>{}, "Content-Length: 5\r\nTransfer-Encoding: chunked\r\n",
                 "Transfer-Encoding: chunked\r\nContent-Length: 5\r\n", "Content-Length: 5\r\nContent-Length: 5\r\n",
                 "Content-Length: 5\r\nContent-Length: 6\r\n", "Transfer-Encoding: gzip\r\n",
                 "Transfer-Encoding: chunked, gzip\r\n", "Transfer-Encoding: gzip, chunked\r\n",
                 "Transfer-Encoding: chunked\r\nTransfer-Encoding: chunked\r\n",
                 "Content-Length: 5\r\nTransfer-Encoding: gzip\r\n", "Host: i\r\n",
                 "Authorization: Bearer a\r\nAuthorization: Bearer b\r\n", "X: \xFF\r\n");
    Running server;
    Client client{*server};
    client.send("POST /a HTTP/1.1\r\nHost: h\r\n" + headers + "\r\n0\r\n\r\n" + get("/smuggled"));
    check_is_problem(client.receive(), 400);
    CHECK(client.is_closed());
}

TEST_CASE("HTTP/1.1 without a host, and a coding in HTTP/1.0, are refused", "[server]")
{
    Running server;
    check_is_problem(Client{*server}.send("GET / HTTP/1.1\r\n\r\n").receive(), 400);
    check_is_problem(Client{*server}.send("POST / HTTP/1.0\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n").receive(),
                     400);
}

TEST_CASE("a faulty escape in the target never reaches the handler", "[server]")
{
    Running server{[](Request const&) -> Response { throw std::logic_error{"reached"}; }};
    auto const target =
        GENERATE(as<std::string>{}, "/a%2", "/a%2Fb", "/%00", "/../etc", "/%2e%2e/etc", "/%FF", "/a?b=%FF");
    check_is_problem(Client{*server}.send(get(target)).receive(), 400);
}

TEST_CASE("a handler that throws is a problem of ours, and nothing of the inside gets out", "[server]")
{
    std::mutex mutex;
    std::string logged;
    api::ServerOptions options;
    options.log = [&](std::string_view line) {
        std::lock_guard const lock{mutex};
        logged.append(line).append("\n");
    };
    Running server{[](Request const& request) -> Response {
                       if (request.path == "/bug")
                           throw std::logic_error{"secret of the bug"};
                       if (request.path == "/store")
                           throw std::runtime_error{"secret of the store"};
                       throw 7;
                   },
                   options};
    Client client{*server};
    for (auto const* path : {"/bug", "/store", "/other"}) {
        auto const answer = client.send(get(path)).receive();
        check_is_problem(answer, 500);
        CHECK(answer.body.find("secret") == std::string::npos);
    }
    server.stop();
    CHECK(logged.find("secret of the bug") != std::string::npos);
    CHECK(logged.find("runtime_error") != std::string::npos);
    CHECK(logged.find("secret of the store") == std::string::npos);
    CHECK(logged.find("no exception") != std::string::npos);
}

TEST_CASE("a header that never ends gets 408, however slowly it drips", "[server]")
{
    Running server{echo, {.header_deadline = 200ms}};
    Client client{*server};
    client.send("GET / HTTP/1.1\r\n");
    for (int i = 0; i < 10; ++i) {
        std::this_thread::sleep_for(20ms);
        client.send("X");
    }
    check_is_problem(client.receive(), 408);
    CHECK(client.is_closed());
}

TEST_CASE("a body that never ends gets 408", "[server]")
{
    Running server{echo, {.body_deadline = 200ms}};
    Client client{*server};
    check_is_problem(client.send("POST / HTTP/1.1\r\nHost: h\r\nContent-Length: 10\r\n\r\nabc").receive(), 408);
    CHECK(client.is_closed());
}

TEST_CASE("an idle connection is closed without a word", "[server]")
{
    Running server{echo, {.idle_deadline = 500ms}};
    Client used{*server};
    CHECK(used.send(get("/a")).receive().status == 200);
    Client silent{*server};
    CHECK(silent.is_closed());
    CHECK(used.is_closed());
}

TEST_CASE("a client that does not read its answer is left", "[server]")
{
    Running server{[](Request const&) {
                       return Response{
                           .status = 200, .content_type = "text/plain", .body = std::string(50'000'000, 'x')};
                   },
                   {.write_deadline = 200ms}};
    Client client{*server};
    client.send(get("/a"));
    REQUIRE(comes_about([&] { return (*server).standing().held_bytes > 0; }));
    REQUIRE(comes_about([&] { return (*server).standing().connections == 0; }));
    CHECK(client.receive().status == 0);
}

TEST_CASE("clients that leave at any point do no harm", "[server]")
{
    Running server;
    for (std::string_view const part :
         {"", "GE", "GET / HTTP/1.1\r\n", "POST / HTTP/1.1\r\nHost: h\r\nContent-Length: 9\r\n\r\nab"})
        Client{*server}.send(part).leave();
    Client{*server}.send(get("/a")).leave();
    CHECK(Client{*server}.send(get("/b")).receive().body == "/b|0|");
}

TEST_CASE("when all places are taken, further requests are refused at once", "[server]")
{
    std::latch inside{1};
    std::counting_semaphore<> gate{0};
    Running server{[&](Request const& request) {
                       inside.count_down();
                       gate.acquire();
                       return echo(request);
                   },
                   {.handler_threads = 1, .queue_max = 0}};
    Client first{*server};
    first.send(get("/first"));
    inside.wait();
    Client second{*server};
    auto const refused = second.send(get("/second")).receive();
    check_is_problem(refused, 503);
    CHECK(refused.says("Retry-After: 1\r\n"));
    Client third{*server};
    third.send("POST /third HTTP/1.1\r\nHost: h\r\nContent-Length: 1000000\r\n\r\n"); // and no body: none is awaited
    check_is_problem(third.receive(), 503);
    CHECK(third.is_closed());
    gate.release();
    CHECK(first.receive().body == "/first|0|");
}

TEST_CASE("a request that was refused for want of room may be sent again on the same connection", "[server]")
{
    std::latch inside{1};
    std::counting_semaphore<> gate{0};
    Running server{[&](Request const& request) {
                       if (request.path == "/slow") {
                           inside.count_down();
                           gate.acquire();
                       }
                       return echo(request);
                   },
                   {.handler_threads = 1, .queue_max = 0}};
    Client slow{*server};
    slow.send(get("/slow"));
    inside.wait();
    Client client{*server};
    CHECK(client.send(get("/a")).receive().status == 503);
    gate.release();
    CHECK(slow.receive().status == 200);
    CHECK(client.send(get("/a")).receive().status == 200);
}

TEST_CASE("a stop finishes the request in flight, closes the idle and takes no new one", "[server]")
{
    std::latch inside{1};
    std::counting_semaphore<> gate{0};
    Running server{[&](Request const& request) {
        if (request.path == "/slow") {
            inside.count_down();
            gate.acquire();
        }
        return echo(request);
    }};
    Client idle{*server};
    CHECK(idle.send(get("/a")).receive().status == 200);
    Client busy{*server};
    busy.send(get("/slow"));
    inside.wait();
    (*server).stop();
    CHECK(idle.is_closed()); // well before its deadline of 30 s, and while the other is still served
    CHECK_THROWS(Client{*server});
    gate.release();
    auto const answer = busy.receive();
    CHECK(answer.body == "/slow|0|");
    CHECK(answer.says("Connection: close\r\n"));
    CHECK(busy.is_closed());
    CHECK(server.stop());
}

TEST_CASE("a handler that does not end does not hold up the stop", "[server]")
{
    std::latch inside{1};
    std::counting_semaphore<> gate{0};
    Running server{[&](Request const& request) {
                       inside.count_down();
                       gate.acquire();
                       return echo(request);
                   },
                   {.stop_deadline = 100ms}};
    Client client{*server};
    client.send(get("/a"));
    inside.wait();
    CHECK_FALSE(server.stop());
    gate.release();
}

TEST_CASE("a server stopped before it runs does not run", "[server]")
{
    api::Server server{{}, echo};
    server.stop();
    CHECK(server.run());
}

TEST_CASE("two servers live in one process", "[server]")
{
    Running one;
    Running other{[](Request const&) { return Response{.status = 204}; }};
    CHECK((*one).port() != (*other).port());
    CHECK(Client{*one}.send(get("/a")).receive().status == 200);
    CHECK(Client{*other}.send(get("/live")).receive().status == 204);
    api::ServerOptions taken;
    taken.port = (*one).port();
    CHECK_THROWS_AS((api::Server{taken, echo}), std::runtime_error);
}

TEST_CASE("more clients than connections wait for their turn", "[server]")
{
    Running server{echo, {.connections_max = 2, .idle_deadline = 300ms}};
    std::vector<std::unique_ptr<Client>> clients;
    for (int i = 0; i < 6; ++i) {
        clients.push_back(std::make_unique<Client>(*server));
        clients.back()->send(get("/a")); // at once: who is idle is closed
    }
    for (auto& client : clients)
        CHECK(client->receive().status == 200);
}

TEST_CASE("many clients at once get each their own answer", "[server]")
{
    Running server{echo, {.handler_threads = 4}};
    std::atomic<int> good{0};
    {
        std::vector<std::jthread> threads;
        for (int c = 0; c < 8; ++c)
            threads.emplace_back([&, c] {
                Client client{*server};
                for (int i = 0; i < 100; ++i) {
                    std::string const body = std::to_string(c) + "-" + std::to_string(i);
                    good += client.send(post("/m", body)).receive().body == "/m|2|" + body ? 1 : 0;
                }
            });
    }
    CHECK(good == 800);
}
