#include "engine/journal_writer.hpp"

#include <future>
#include <memory>
#include <new>
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

struct JournalWriter::Lone {
    Append append{};
    Done done{};
    std::chrono::steady_clock::time_point started = std::chrono::steady_clock::now();
    std::unique_ptr<Journal::Sent> sent{};
};

JournalWriter::JournalWriter(Journal& journal, std::size_t batch_max, std::size_t waiting_max)
    : journal_{journal}, batch_max_{batch_max}, waiting_max_{waiting_max}, writer_{[this] { write(); }}
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
    tell_all();
}

void JournalWriter::use(EventLoop* loop)
{
    std::shared_ptr<Lone> sent;
    {
        std::lock_guard const lock{mutex_};
        loop_ = loop;
        sent = sent_;
    }
    if (loop)
        return;
    if (sent)
        land(*sent);
    tell_all();
}

void JournalWriter::append(Append&& append, Done done)
{
    journal_.prepare(append);
    bool wakes_writer = false;
    std::shared_ptr<Lone> lone;
    {
        std::lock_guard const lock{mutex_};
        if (waiting_.appends.size() >= waiting_max_) {
            if (JournalWatch* const watch = watch_)
                watch->turned_away();
            throw StoreUnavailable{"too many appends wait"};
        }
        bool const is_first = waiting_.appends.empty();
        wakes_writer = is_first && !sent_; // others are seen with the first, or when what was sent lands
        waiting_.add(std::move(append), std::move(done));
        if (is_first && !is_writing_ && !is_busy_ && !stopping_ && loop_ && loop_->is_here())
            lone = take_alone();
    }
    if (lone)
        send(lone);
    else if (wakes_writer)
        something_waits_.notify_one();
}

// The only one that waits; null where there is no memory for it. Under the lock.
std::shared_ptr<JournalWriter::Lone> JournalWriter::take_alone()
{
    try {
        sent_ = std::make_shared<Lone>();
    } catch (std::bad_alloc const&) {
        return nullptr;
    }
    sent_->append = std::move(waiting_.appends.front());
    sent_->done = std::move(waiting_.done.front());
    waiting_.appends.clear();
    waiting_.done.clear();
    is_writing_ = true;
    return sent_;
}

void JournalWriter::send(std::shared_ptr<Lone> const& lone)
{
    try {
        lone->sent = journal_.send(std::span{&lone->append, 1});
    } catch (...) {
        // Nothing was begun: the writer will see why.
    }
    if (!lone->sent)
        return give_to_writer(*lone);
    try {
        loop_->when_readable(lone->sent->socket(), [this, lone] { land(*lone); });
    } catch (...) { // no memory: it is waited for
        land(*lone);
    }
}

void JournalWriter::give_to_writer(Lone& lone)
{
    {
        std::lock_guard const lock{mutex_};
        is_writing_ = false;
        sent_.reset();
        waiting_.add(std::move(lone.append), std::move(lone.done));
    }
    something_waits_.notify_one();
}

void JournalWriter::land(Lone& lone)
{
    Committed committed;
    std::optional<std::vector<Appended>> outcomes;
    try {
        outcomes = lone.sent->answer();
    } catch (...) {
        committed.failure = std::current_exception();
    }
    lone.sent.reset(); // whoever writes next finds its place free
    if (!outcomes && !committed.failure)
        return give_to_writer(lone);
    committed.outcomes = outcomes.value_or(std::vector{Appended::conflict});
    committed.batch.add(std::move(lone.append), std::move(lone.done));
    note(committed, lone.started);
    std::shared_ptr<Lone> next;
    bool is_for_writer = false;
    {
        std::lock_guard const lock{mutex_};
        is_writing_ = false;
        sent_.reset();
        if (loop_ && waiting_.appends.size() == 1)
            next = take_alone();
        is_for_writer = !waiting_.appends.empty();
        is_busy_ = is_for_writer;
    }
    if (next)
        send(next);
    else if (is_for_writer)
        something_waits_.notify_one();
    tell(committed);
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
            something_waits_.wait(lock, [this] { return !is_writing_ && (stopping_ || !waiting_.appends.empty()); });
            if (waiting_.appends.empty())
                return;
            batch = take_batch();
            is_writing_ = true;
        }
        Committed committed = commit(std::move(batch));
        {
            std::lock_guard const lock{mutex_};
            is_writing_ = false;
            is_busy_ = committed.batch.appends.size() > 1 || !waiting_.appends.empty();
        }
        have_told(std::move(committed));
    }
}

void JournalWriter::have_told(Committed committed)
{
    try {
        std::lock_guard const lock{mutex_};
        if (loop_) {
            to_tell_.push_back(std::move(committed));
            if (!is_loop_asked_)
                loop_->post([this] { tell_all(); });
            is_loop_asked_ = true;
            return;
        }
    } catch (...) { // no memory: they are told here
        tell_all();
    }
    tell(committed);
}

void JournalWriter::tell_all()
{
    std::vector<Committed> all;
    {
        std::lock_guard const lock{mutex_};
        is_loop_asked_ = false;
        all.swap(to_tell_);
    }
    for (Committed& committed : all)
        tell(committed);
}

JournalWriter::Committed JournalWriter::commit(Batch batch)
{
    Committed committed{std::move(batch), {}};
    auto const& appends = committed.batch.appends;
    committed.outcomes.assign(appends.size(), Appended::conflict);
    auto const started = std::chrono::steady_clock::now();
    try {
        committed.outcomes = journal_.append(appends);
    } catch (...) {
        committed.failure = std::current_exception();
    }
    note(committed, started);
    return committed;
}

void JournalWriter::note(Committed const& committed, std::chrono::steady_clock::time_point started)
{
    JournalWatch* const watch = watch_;
    if (!watch)
        return;
    std::size_t const appends = committed.batch.appends.size();
    if (committed.failure)
        watch->failed(appends);
    else
        watch->committed(
            appends, std::chrono::duration_cast<std::chrono::microseconds>(std::chrono::steady_clock::now() - started));
}

void JournalWriter::tell(Committed& committed)
{
    auto& [appends, done] = committed.batch;
    for (std::size_t i = 0; i < appends.size(); ++i)
        done[i]({std::move(appends[i]), committed.outcomes[i], committed.failure});
}

} // namespace engine
