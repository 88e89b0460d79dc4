#include "engine/consultation_trace.hpp"

#include <algorithm>

namespace engine {
namespace {

std::string key_of(Consultation const& read)
{
    std::string key = read.of.value;
    for (std::string const& part : {read.track, std::to_string(read.piece), std::to_string(read.version),
                                    read.person.value, to_text(read.day), std::string{read.as_of ? "past" : ""}})
        key += '\n' + part;
    return key;
}

} // namespace

ConsultationTrace::ConsultationTrace(Consultations& port, std::size_t remembered_max)
    : port_{port}, remembered_max_{remembered_max}
{
}

bool ConsultationTrace::remembers(std::string const& key) const
{
    return younger_.contains(key) || older_.contains(key);
}

void ConsultationTrace::remember(Batch const& batch)
{
    for (Consultation const& read : batch.read) {
        if (younger_.size() >= remembered_max_ / 2) {
            older_ = std::move(younger_);
            younger_.clear();
        }
        younger_.insert(key_of(read));
    }
}

void ConsultationTrace::write(Batch& batch, std::unique_lock<std::mutex>& lock)
{
    writing_ = true;
    lock.unlock();
    std::exception_ptr failure;
    try {
        port_.note(batch.read);
    } catch (...) {
        failure = std::current_exception();
    }
    lock.lock();
    writing_ = false;
    batch.failure = failure;
    batch.finished = true;
    if (!failure)
        remember(batch);
    written_.notify_all();
}

void ConsultationTrace::note(std::vector<Consultation> read)
{
    std::unique_lock lock{mutex_};
    std::erase_if(read, [this](Consultation const& one) { return remembers(key_of(one)); });
    if (read.empty())
        return;
    if (!next_)
        next_ = std::make_shared<Batch>();
    auto const batch = next_;
    std::move(read.begin(), read.end(), std::back_inserter(batch->read));
    written_.wait(lock, [&] { return batch->finished || !writing_; });
    if (!batch->finished) {
        next_.reset();
        write(*batch, lock);
    }
    if (batch->failure)
        std::rethrow_exception(batch->failure);
}

} // namespace engine
