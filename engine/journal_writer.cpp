#include "engine/journal_writer.hpp"

#include <future>
#include <memory>
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

void JournalWriter::append(Append append, Done done)
{
    bool is_first = false;
    {
        std::lock_guard const lock{mutex_};
        if (waiting_.size() >= waiting_max_) {
            if (JournalWatch* const watch = watch_)
                watch->turned_away();
            throw StoreUnavailable{"too many appends wait"};
        }
        is_first = waiting_.empty();
        waiting_.push_back(Waiting{std::move(append), std::move(done)});
    }
    if (is_first) // who comes after him is seen with him
        something_waits_.notify_one();
}

Appended JournalWriter::append(Append append)
{
    auto const answer = std::make_shared<std::promise<Appended>>();
    auto durable = answer->get_future();
    this->append(std::move(append), [answer](Written const& written) {
        if (written.failure)
            answer->set_exception(written.failure);
        else
            answer->set_value(written.outcome);
    });
    return durable.get();
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
    std::vector<Appended> outcomes(batch.size(), Appended::conflict);
    std::exception_ptr failure;
    try {
        outcomes = journal_.append(appends);
        if (watch)
            watch->committed(
                appends.size(),
                std::chrono::duration_cast<std::chrono::microseconds>(std::chrono::steady_clock::now() - started));
    } catch (...) {
        failure = std::current_exception();
        if (watch)
            watch->failed(appends.size());
    }
    for (std::size_t i = 0; i < batch.size(); ++i)
        batch[i].done({std::move(appends[i]), outcomes[i], failure});
}

} // namespace engine
