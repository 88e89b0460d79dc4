#include "engine/journal_writer.hpp"

#include <utility>

namespace engine {

JournalWriter::JournalWriter(Journal& journal, std::size_t batch_max, std::size_t waiting_max)
    : journal_{journal}, batch_max_{batch_max}, waiting_max_{waiting_max}, thread_{[this] { run(); }}
{
}

JournalWriter::~JournalWriter()
{
    {
        std::lock_guard const lock{mutex_};
        stopping_ = true;
    }
    something_waits_.notify_one();
    thread_.join();
}

Appended JournalWriter::append(Append append)
{
    std::future<Appended> answer;
    {
        std::lock_guard const lock{mutex_};
        if (waiting_.size() >= waiting_max_) {
            if (JournalWatch* const watch = watch_)
                watch->turned_away();
            throw StoreUnavailable{"too many appends wait"};
        }
        waiting_.push_back(Waiting{std::move(append), {}});
        answer = waiting_.back().answer.get_future();
    }
    something_waits_.notify_one();
    return answer.get();
}

std::size_t JournalWriter::waiting() const
{
    std::lock_guard const lock{mutex_};
    return waiting_.size();
}

void JournalWriter::run()
{
    for (;;) {
        std::deque<Waiting> batch;
        {
            std::unique_lock lock{mutex_};
            something_waits_.wait(lock, [this] { return stopping_ || !waiting_.empty(); });
            if (waiting_.empty())
                return;
            if (waiting_.size() <= batch_max_) {
                batch.swap(waiting_);
            } else {
                auto const end = waiting_.begin() + static_cast<std::ptrdiff_t>(batch_max_);
                std::move(waiting_.begin(), end, std::back_inserter(batch));
                waiting_.erase(waiting_.begin(), end);
            }
        }
        commit(std::move(batch));
    }
}

void JournalWriter::commit(std::deque<Waiting> batch)
{
    std::vector<Append> appends;
    appends.reserve(batch.size());
    for (Waiting& one : batch)
        appends.push_back(std::move(one.append));
    JournalWatch* const watch = watch_;
    auto const started = std::chrono::steady_clock::now();
    try {
        auto const outcomes = journal_.append(appends);
        if (watch)
            watch->committed(
                appends.size(),
                std::chrono::duration_cast<std::chrono::microseconds>(std::chrono::steady_clock::now() - started));
        for (std::size_t i = 0; i < batch.size(); ++i)
            batch[i].answer.set_value(outcomes[i]);
    } catch (...) {
        if (watch)
            watch->failed(appends.size());
        for (Waiting& one : batch)
            one.answer.set_exception(std::current_exception());
    }
}

} // namespace engine
