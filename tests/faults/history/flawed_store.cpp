// The product with a bug put in between engine and store, so that the harness can show that it finds it. main.cpp is
// compiled with open_store renamed (CMakeLists.txt); TITULARIS_FLAW names the bug:
//   early-answer       an append is acknowledged, then committed
//   dropped-neighbour  when an append of a batch is in conflict, the one after it is acknowledged and not written
//   forgotten-key      the answer for repeats is not written with its event
//   old-head           where a stream stands is believed a few times without looking
//   list-in-parts      what is to be written together is written half by half

#include "engine/store/soci_store.hpp"

#include <chrono>
#include <condition_variable>
#include <cstdlib>
#include <deque>
#include <map>
#include <mutex>
#include <stdexcept>
#include <string_view>
#include <thread>

namespace engine::store {
namespace {

using namespace std::chrono_literals;

// As the store does it, until told otherwise.
class Through : public Journal {
public:
    explicit Through(Journal& real) : real_{real} {}

    std::vector<Event> load(CaseId const& stream, Version after) override { return real_.load(stream, after); }
    Version version_of(CaseId const& stream) override { return real_.version_of(stream); }
    std::vector<Appended> append(std::span<Append const> batch) override { return real_.append(batch); }
    Together append_together(std::span<Append const> batch) override { return real_.append_together(batch); }
    std::optional<KeptAnswer> kept_answer(PersonId const& actor, std::string const& key) override
    {
        return real_.kept_answer(actor, key);
    }
    void forget_answers(Instant kept_before) override { real_.forget_answers(kept_before); }
    std::vector<PendingWork> pending(std::size_t limit) override { return real_.pending(limit); }
    void pending_done(std::int64_t id) override { real_.pending_done(id); }
    void scan(std::function<void(Event const&)> const& each) override { real_.scan(each); }
    ChainVerifier::Heads heads() override { return real_.heads(); }

protected:
    Journal& real_;
};

class EarlyAnswer final : public Through {
public:
    explicit EarlyAnswer(Journal& real) : Through{real}, thread_{[this] { commit(); }} {}
    ~EarlyAnswer() override
    {
        {
            std::lock_guard const lock{mutex_};
            ending_ = true;
        }
        come_.notify_one();
        thread_.join();
    }
    std::vector<Appended> append(std::span<Append const> batch) override
    {
        {
            std::lock_guard const lock{mutex_};
            waiting_.emplace_back(batch.begin(), batch.end());
        }
        come_.notify_one();
        return std::vector<Appended>(batch.size(), Appended::done);
    }

private:
    void commit()
    {
        std::unique_lock lock{mutex_};
        for (;;) {
            come_.wait(lock, [this] { return ending_ || !waiting_.empty(); });
            if (waiting_.empty())
                return;
            auto const batch = std::move(waiting_.front());
            waiting_.pop_front();
            lock.unlock();
            try {
                real_.append(batch);
            } catch (StoreUnavailable const&) {
                std::this_thread::sleep_for(1ms); // nobody is there to be told
            }
            lock.lock();
        }
    }

    std::mutex mutex_;
    std::condition_variable come_;
    std::deque<std::vector<Append>> waiting_;
    bool ending_ = false;
    std::thread thread_; // last: it uses all the others
};

class DroppedNeighbour final : public Through {
public:
    using Through::Through;

    std::vector<Appended> append(std::span<Append const> batch) override
    {
        std::vector<Append> written;
        std::vector<bool> dropped;
        bool after_conflict = false;
        for (Append const& each : batch) {
            dropped.push_back(after_conflict);
            if (!after_conflict)
                written.push_back(each);
            after_conflict = !after_conflict && real_.version_of(each.stream) != each.expected;
        }
        auto const outcomes = real_.append(written);
        std::vector<Appended> told;
        for (auto next = outcomes.begin(); bool const is_dropped : dropped)
            told.push_back(is_dropped ? Appended::done : *next++);
        return told;
    }
};

class ForgottenKey final : public Through {
public:
    using Through::Through;

    std::vector<Appended> append(std::span<Append const> batch) override
    {
        std::vector<Append> written{batch.begin(), batch.end()};
        for (Append& each : written)
            each.kept.reset();
        return real_.append(written);
    }
    Together append_together(std::span<Append const> batch) override
    {
        std::vector<Append> written{batch.begin(), batch.end()};
        for (Append& each : written)
            each.kept.reset();
        return real_.append_together(written);
    }
};

class ListInParts final : public Through {
public:
    using Through::Through;

    Together append_together(std::span<Append const> batch) override
    {
        std::size_t const half = batch.size() / 2;
        auto const first = real_.append_together(batch.first(half));
        if (first.outcome != Appended::done)
            return first;
        std::this_thread::sleep_for(100ms); // time for the one to be seen without the other
        auto second = real_.append_together(batch.subspan(half));
        second.culprit += half;
        return second;
    }
};

class OldHead final : public Through {
public:
    using Through::Through;

    Version version_of(CaseId const& stream) override
    {
        {
            std::lock_guard const lock{mutex_};
            if (auto const found = seen_.find(stream); found != seen_.end() && found->second.times_left-- > 0)
                return found->second.version;
        }
        Version const version = real_.version_of(stream);
        std::lock_guard const lock{mutex_};
        seen_[stream] = {version, times_believed};
        return version;
    }

private:
    // Counted, not timed: within a time, a slow machine would ask once and the flaw would be none.
    static constexpr int times_believed = 10;
    struct Seen {
        Version version = 0;
        int times_left = 0;
    };
    std::mutex mutex_;
    std::map<CaseId, Seen> seen_;
};

std::unique_ptr<Journal> flawed(Journal& real)
{
    char const* const named = std::getenv("TITULARIS_FLAW");
    std::string_view const flaw = named ? named : "";
    if (flaw == "early-answer")
        return std::make_unique<EarlyAnswer>(real);
    if (flaw == "dropped-neighbour")
        return std::make_unique<DroppedNeighbour>(real);
    if (flaw == "forgotten-key")
        return std::make_unique<ForgottenKey>(real);
    if (flaw == "old-head")
        return std::make_unique<OldHead>(real);
    if (flaw == "list-in-parts")
        return std::make_unique<ListInParts>(real);
    throw std::runtime_error{"TITULARIS_FLAW names no flaw"};
}

class FlawedStore final : public Store {
public:
    explicit FlawedStore(std::unique_ptr<Store> real) : real_{std::move(real)}, journal_{flawed(real_->journal())} {}

    Journal& journal() override { return *journal_; }
    ReadModels& read_models() override { return real_->read_models(); }
    Directory& directory() override { return real_->directory(); }
    Drafts& drafts() override { return real_->drafts(); }
    Consultations& consultations() override { return real_->consultations(); }
    Settings& settings() override { return real_->settings(); }
    Identities& identities() override { return real_->identities(); }
    bool is_reachable() override { return real_->is_reachable(); }

private:
    std::unique_ptr<Store> real_;
    std::unique_ptr<Journal> journal_;
};

} // namespace

// What main.cpp finds under the name that it was compiled with.
std::unique_ptr<Store> open_flawed_store(std::string const& url, StoreOptions const& options = {});

std::unique_ptr<Store> open_flawed_store(std::string const& url, StoreOptions const& options)
{
    return std::make_unique<FlawedStore>(open_store(url, options));
}

} // namespace engine::store
