#include "engine/journal_writer.hpp"

#include <future>
#include <memory>
#include <utility>

namespace engine {

void JournalWriter::Batch::add(Append&& append, Done tell)
{
    appends.push_back(std::move(append));
    try {
        done.push_back(std::move(tell));
    } catch (...) { // no memory: both or neither
        appends.pop_back();
        throw;
    }
}

JournalWriter::JournalWriter(Journal& journal, std::size_t batch_max, std::size_t waiting_max)
    : journal_{journal}, batch_max_{batch_max}, waiting_max_{waiting_max}, teller_{[this] { tell(); }},
      writer_{[this] { write(); }}
{
}

JournalWriter::~JournalWriter()
{
    {
        std::lock_guard const lock{mutex_};
        stopping_ = true;
    }
    something_waits_.notify_one();
    writer_.join();
    {
        std::lock_guard const lock{mutex_};
        has_written_all_ = true;
    }
    something_is_told_.notify_one();
    teller_.join();
}

void JournalWriter::append(Append&& append, Done done)
{
    bool is_first = false;
    {
        std::lock_guard const lock{mutex_};
        if (waiting_.appends.size() >= waiting_max_) {
            if (JournalWatch* const watch = watch_)
                watch->turned_away();
            throw StoreUnavailable{"too many appends wait"};
        }
        is_first = waiting_.appends.empty();
        waiting_.add(std::move(append), std::move(done));
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
    return waiting_.appends.size();
}

JournalWriter::Batch JournalWriter::take_batch()
{
    if (waiting_.appends.size() <= batch_max_)
        return std::exchange(waiting_, {});
    Batch batch;
    auto const take = [&](auto& from, auto& to) {
        auto const end = from.begin() + static_cast<std::ptrdiff_t>(batch_max_);
        to.assign(std::move_iterator{from.begin()}, std::move_iterator{end});
        from.erase(from.begin(), end);
    };
    take(waiting_.appends, batch.appends);
    take(waiting_.done, batch.done);
    return batch;
}

void JournalWriter::write()
{
    for (;;) {
        Batch batch;
        {
            std::unique_lock lock{mutex_};
            something_waits_.wait(lock, [this] { return stopping_ || !waiting_.appends.empty(); });
            if (waiting_.appends.empty())
                return;
            batch = take_batch();
        }
        Committed committed = commit(std::move(batch));
        {
            std::lock_guard const lock{mutex_};
            if (!waiting_.appends.empty()) {
                to_tell_.push_back(std::move(committed));
                something_is_told_.notify_one();
                continue;
            }
        }
        tell(committed); // nobody waits: told without another thread
    }
}

void JournalWriter::tell()
{
    for (;;) {
        std::unique_lock lock{mutex_};
        something_is_told_.wait(lock, [this] { return has_written_all_ || !to_tell_.empty(); });
        if (to_tell_.empty())
            return;
        Committed committed = std::move(to_tell_.front());
        to_tell_.pop_front();
        lock.unlock();
        tell(committed);
    }
}

JournalWriter::Committed JournalWriter::commit(Batch batch)
{
    Committed committed{std::move(batch), {}};
    auto const& appends = committed.batch.appends;
    committed.outcomes.assign(appends.size(), Appended::conflict);
    JournalWatch* const watch = watch_;
    auto const started = std::chrono::steady_clock::now();
    try {
        committed.outcomes = journal_.append(appends);
        if (watch)
            watch->committed(
                appends.size(),
                std::chrono::duration_cast<std::chrono::microseconds>(std::chrono::steady_clock::now() - started));
    } catch (...) {
        committed.failure = std::current_exception();
        if (watch)
            watch->failed(appends.size());
    }
    return committed;
}

void JournalWriter::tell(Committed& committed)
{
    auto& [appends, done] = committed.batch;
    for (std::size_t i = 0; i < appends.size(); ++i)
        done[i]({std::move(appends[i]), committed.outcomes[i], committed.failure});
}

} // namespace engine
