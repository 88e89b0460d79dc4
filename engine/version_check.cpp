#include "engine/version_check.hpp"

#include <algorithm>
#include <map>
#include <set>

namespace engine {
namespace {

// What the store holds, of all that is asked about.
struct Held {
    std::map<CaseId, Version> cases;
    std::map<PersonId, std::string> people;

    bool agrees(DrawnFrom const& drawn) const
    {
        return std::ranges::all_of(drawn.cases,
                                   [&](RestsOn const& one) {
                                       auto const found = cases.find(one.stream);
                                       return found != cases.end() && found->second == one.at;
                                   })
            && std::ranges::all_of(drawn.people, [&](auto const& one) {
                   auto const found = people.find(one.first);
                   return found != people.end() ? found->second == one.second : one.second.empty();
               });
    }
};

Held held(Store& store, std::set<CaseId> const& cases, std::set<PersonId> const& people)
{
    Held found;
    if (!cases.empty())
        found.cases = store.journal().versions_of(std::vector<CaseId>{cases.begin(), cases.end()});
    if (!people.empty())
        for (Person const& person : store.directory().find(std::vector<PersonId>{people.begin(), people.end()}))
            found.people.emplace(person.id, person.name());
    return found;
}

} // namespace

VersionCheck::VersionCheck(Store& store) : store_{store}, changes_{store.changes()}, thread_{[this] { run(); }} {}

VersionCheck::~VersionCheck()
{
    {
        std::lock_guard const lock{mutex_};
        stopping_ = true;
    }
    something_waits_.notify_one();
    thread_.join();
}

void VersionCheck::ask(std::shared_ptr<DrawnFrom> what, Done done)
{
    bool is_first = false;
    {
        std::lock_guard const lock{mutex_};
        is_first = waiting_.empty();
        waiting_.push_back({std::move(what), std::move(done)});
    }
    if (is_first) // who comes after him is seen with him
        something_waits_.notify_one();
}

void VersionCheck::run()
{
    for (;;) {
        std::vector<Waiting> all;
        {
            std::unique_lock lock{mutex_};
            something_waits_.wait(lock, [this] { return stopping_ || !waiting_.empty(); });
            if (waiting_.empty())
                return;
            all.swap(waiting_);
        }
        answer(all);
    }
}

// To be called before anything is read: what is committed afterwards then counts as a change the next time.
void VersionCheck::count_changes()
{
    try {
        if (!changes_->since_last_asked())
            return;
    } catch (StoreUnavailable const&) {
        // There may have been some.
    }
    ++change_;
}

void VersionCheck::answer(std::vector<Waiting> const& all)
{
    count_changes();
    auto const agrees = [&](Waiting const& one) { return one.what->agreed_at == change_; };
    std::set<CaseId> cases;
    std::set<PersonId> people;
    for (Waiting const& one : all) {
        if (agrees(one))
            continue;
        for (RestsOn const& other : one.what->cases)
            cases.insert(other.stream);
        for (auto const& [person, name] : one.what->people)
            people.insert(person);
    }
    try {
        Held const now = held(store_, cases, people);
        for (Waiting const& one : all)
            if (!agrees(one) && now.agrees(*one.what))
                one.what->agreed_at = change_;
    } catch (StoreUnavailable const&) {
        // Then what is not known to agree does not.
    }
    for (Waiting const& one : all)
        one.done(agrees(one));
}

} // namespace engine
