#pragma once
// Notes consultations: once a person, piece, version and day. What was noted is remembered within bounds, so that reading
// again costs nothing; what comes at the same time is written together. CaseService calls it for every reading.

#include "engine/consultations.hpp"

#include <condition_variable>
#include <exception>
#include <memory>
#include <mutex>
#include <unordered_set>

namespace engine {

class ConsultationTrace {
public:
    explicit ConsultationTrace(Consultations& port, std::size_t remembered_max = 100'000);

    // Returns once all of it is durable. Throws StoreUnavailable: then nothing may be shown.
    void note(std::vector<Consultation> read);

private:
    struct Batch {
        std::vector<Consultation> read;
        bool finished = false;
        std::exception_ptr failure{};
    };
    bool remembers(std::string const& key) const;
    void remember(Batch const& batch);
    void write(Batch& batch, std::unique_lock<std::mutex>& lock);

    Consultations& port_;
    std::size_t remembered_max_;
    std::mutex mutex_;
    std::condition_variable written_;
    bool writing_ = false;
    std::shared_ptr<Batch> next_; // gathers while another is being written
    // Two generations: when the younger is full it becomes the older, and the older is forgotten.
    std::unordered_set<std::string> younger_, older_;
};

} // namespace engine
