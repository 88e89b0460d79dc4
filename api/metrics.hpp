#pragma once
// What the inner port tells a monitor at /metrics, in Prometheus's form: how much is asked, how long it takes, what is
// turned away, how the journal commits. Patterns of paths, never a path; no person, no case, so that the labels are few.

#include "api/message.hpp"
#include "api/server.hpp"

#include "engine/journal_watch.hpp"

#include <cstddef>
#include <functional>
#include <memory>
#include <string>

namespace api {

struct Answered;

class Metrics final : public engine::JournalWatch {
public:
    Metrics();
    ~Metrics() override;
    Metrics(Metrics const&) = delete;
    Metrics& operator=(Metrics const&) = delete;

    // Any thread.
    void answered(Answered const& request);
    void store_failed();
    void person_refused(); // 429 for a person, where the server counts those for addresses
    void committed(std::size_t appends, std::chrono::microseconds took) noexcept override;
    void failed(std::size_t appends) noexcept override;
    void turned_away() noexcept override;

    // Asked at each look. Before the first one.
    void look_at(std::function<ServerStanding()> server, std::function<std::size_t()> journal_queue);

    std::string text() const;

private:
    class Inside; // Prometheus stays out of this header
    std::unique_ptr<Inside> inside_;
};

// GET /metrics.
Response show_metrics(Request const& request, Metrics const& metrics);

} // namespace api
