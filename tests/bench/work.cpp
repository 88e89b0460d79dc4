#include "tests/bench/work.hpp"

#include <algorithm>
#include <iostream>
#include <set>

namespace bench {
namespace {

constexpr std::size_t refusals_shown = 3;

// Into room that is there: what an act costs its client is taken from the server.
void write_request(std::string& request, ActToDo const& act, std::string const& seen, Answers answers)
{
    request.assign("POST ").append(act.target).append(" HTTP/1.1\r\nHost: 127.0.0.1\r\nAuthorization: Bearer ");
    request.append(act.token).append("\r\nIdempotency-Key: ").append(act.key);
    request.append("\r\nContent-Type: application/json\r\nContent-Length: ").append(std::to_string(act.body.size()));
    if (!seen.empty())
        request.append("\r\nIf-Match: ").append(seen);
    if (answers == Answers::receipt)
        request.append("\r\nPrefer: return=minimal");
    request.append("\r\n\r\n").append(act.body);
}

// "/api/v1/trainee-years/ID" of "/api/v1/trainee-years/ID/track/command".
std::string case_of(std::string const& target)
{
    std::size_t end = 0;
    for (int parts = 0; parts < 5 && end != std::string::npos; ++parts)
        end = target.find('/', end + (parts == 0 ? 0 : 1));
    return target.substr(0, end);
}

std::string reading_of(ActToDo const& act)
{
    return "GET " + case_of(act.target) + " HTTP/1.1\r\nHost: 127.0.0.1\r\nAuthorization: Bearer " + act.token
        + "\r\n\r\n";
}

} // namespace

bool Years::next(std::size_t client, std::string& request)
{
    auto& lived = lived_[client];
    while (lived.done == lived.acts.size()) {
        if (begun_ == acts_.lives())
            return false;
        lived = {.acts = acts_.life(begun_++)};
    }
    auto const& act = lived.acts[lived.done];
    std::string const untouched = "\"0\"";
    write_request(request, act, act.piece.empty() ? "" : lived.versions.try_emplace(act.piece, untouched).first->second,
                  answers_);
    lived.asked = request;
    return true;
}

bool Years::accept(std::size_t client, Reply const& reply)
{
    auto& lived = lived_[client];
    auto const& act = lived.acts[lived.done];
    // A piece that is older than the act, such as the year itself: the refusal says where it stands.
    if (reply.status == 412 && !reply.etag.empty() && lived.versions[act.piece] != reply.etag) {
        lived.versions[act.piece] = reply.etag;
        return false;
    }
    ++lived.done;
    if (reply.status == 201) {
        lived.acknowledged.push_back(std::move(lived.asked));
        lived.versions[act.made] = reply.etag;
        return true;
    }
    if (shown_++ < refusals_shown)
        std::cerr << "refused: " << act.target << ": " << reply.body << '\n';
    return false;
}

std::vector<std::string> Years::acknowledged() const
{
    std::vector<std::string> all;
    for (auto const& [client, lived] : lived_)
        all.insert(all.end(), lived.acknowledged.begin(), lived.acknowledged.end());
    return all;
}

Once Once::read_before(Acts& acts, std::size_t first_life, std::size_t end)
{
    std::vector<std::string> requests;
    for (std::size_t i = first_life; i < std::min(end, acts.lives()); ++i) {
        std::set<std::string> readers;
        for (ActToDo const& act : acts.life(i))
            if (readers.insert(act.token).second)
                requests.push_back(reading_of(act));
    }
    return {std::move(requests), 200};
}

bool Once::next(std::size_t, std::string& request)
{
    if (next_ == requests_.size())
        return false;
    request = requests_[next_++];
    return true;
}

bool Once::accept(std::size_t, Reply const& reply)
{
    return reply.status == answer_;
}

Readings::Readings(Acts& acts, std::size_t cases)
{
    for (std::size_t i = 0; i < std::min(cases, acts.lives()); ++i)
        if (auto const life = acts.life(i); !life.empty())
            requests_.push_back(reading_of(life.front()));
}

bool Readings::next(std::size_t, std::string& request)
{
    request = requests_[asked_++ % requests_.size()];
    return !requests_.empty();
}

bool Readings::accept(std::size_t, Reply const& reply)
{
    return reply.status == 200;
}

bool Pages::next(std::size_t client, std::string& request)
{
    auto const& cursor = cursors_[client];
    request = "GET " + path_ + (cursor.empty() ? "" : "&cursor=" + cursor)
        + " HTTP/1.1\r\nHost: 127.0.0.1\r\nAuthorization: Bearer " + token_ + "\r\n\r\n";
    return true;
}

bool Pages::accept(std::size_t client, Reply const& reply)
{
    constexpr std::string_view mark = "\"next\":\"";
    auto const at = reply.body.rfind(mark);
    auto const begin = at == std::string_view::npos ? reply.body.size() : at + mark.size();
    cursors_[client] = reply.body.substr(begin, reply.body.find('"', begin) - begin);
    return reply.status == 200;
}

} // namespace bench
