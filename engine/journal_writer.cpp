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

void JournalWriter::run()
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
        commit(std::move(batch));
    }
}

void JournalWriter::commit(Batch batch)
{
    auto& [appends, done] = batch;
    JournalWatch* const watch = watch_;
    auto const started = std::chrono::steady_clock::now();
    std::vector<Appended> outcomes(appends.size(), Appended::conflict);
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
    for (std::size_t i = 0; i < appends.size(); ++i)
        done[i]({std::move(appends[i]), outcomes[i], failure});
}

} // namespace engine
