#include "engine/bulk_act.hpp"

#include "engine/act_decision.hpp"

#include <algorithm>
#include <numeric>
#include <unordered_map>
#include <utility>

namespace engine {

namespace {

constexpr int tries_max = 64;              // as for a single act: whenever others come first
constexpr std::size_t cases_at_once = 128; // sent to the store

} // namespace

class ActInBulk {
public:
    using Render = std::function<std::string(BulkReport const&)>;

    ActInBulk(CaseService& service, BulkAct bulk, Render const& render)
        : service_{service}, acts_{std::move(bulk.acts)}, items_{std::move(bulk.items)}, dry_run_{bulk.dry_run},
          render_{render}, order_(items_.size())
    {
        decisions_.reserve(acts_.size());
        for (Act const& act : acts_)
            decisions_.emplace_back(service_, act);
        // Whoever writes many takes them in the same order, and waits for no one who waits for him.
        std::iota(order_.begin(), order_.end(), std::size_t{0});
        std::ranges::sort(order_, {}, [this](std::size_t place) -> CaseId const& { return items_[place].id; });
    }

    Result<BulkAnswered> carry_out();

private:
    Result<BulkAnswered> try_until_written();
    void judge_all(bool anew);
    void judge_as_the_journal_has_it(std::vector<std::size_t> const& places);
    bool judge(std::size_t place, CaseCache::Kept&& held, Sight const& sight);
    Sight beside(Sight sight);
    std::optional<Error> form_fault() const;
    Journal::Together write();
    BulkAnswered remember();
    std::optional<Result<BulkAnswered>> as_kept() const;

    CaseService& service_;
    std::vector<Act> acts_;
    std::vector<ActDecision> decisions_; // of an act each
    std::vector<BulkItem> items_;
    bool dry_run_ = false;
    Render const& render_;
    std::vector<std::size_t> order_;                                 // of the items, by their cases
    std::unordered_map<CaseId, std::shared_ptr<Case const>> beside_; // what many of them are linked to: looked up once
    BulkReport report_;
    // What may be done, side by side, since the journal takes appends in a row.
    std::vector<Append> appends_;
    std::vector<CaseCache::Kept> after_; // to be remembered, once their rows are given back
    std::string answer_;
};

Result<BulkAnswered> ActInBulk::carry_out()
{
    if (!service_.mark_as_running(acts_.front()))
        return tl::unexpected{still_running()};
    struct Running {
        ActInBulk& bulk;
        ~Running() { bulk.service_.unmark_as_running(bulk.acts_.front()); }
    } const running{*this};
    return try_until_written();
}

Result<BulkAnswered> ActInBulk::try_until_written()
{
    for (int tries = 0; tries < tries_max; ++tries) {
        judge_all(dry_run_ || tries > 0);
        bool const writes = !dry_run_ && report_.done > 0;
        if (!dry_run_ && !writes) // a request that was carried out before is answered as it was then
            if (auto kept = as_kept())
                return *std::move(kept);
        if (auto fault = form_fault())
            return tl::unexpected{*std::move(fault)};
        answer_ = render_(report_);
        if (!writes)
            return BulkAnswered{std::move(answer_)};
        switch (write().outcome) {
        case Appended::done: return remember();
        case Appended::key_taken:
            if (auto kept = as_kept())
                return *std::move(kept);
            return tl::unexpected{just_carried_out()}; // erased since
        case Appended::conflict: break;
        }
    }
    throw StoreUnavailable{"other nodes came first each time"};
}

// Memory will do for what is accepted, since the commit confirms it; what is refused is looked at again.
void ActInBulk::judge_all(bool anew)
{
    report_ = {.items = std::vector<BulkReport::Item>(items_.size())};
    appends_.clear();
    appends_.reserve(dry_run_ ? 0 : items_.size());
    after_.clear();
    beside_.clear();
    std::vector<std::size_t> in_doubt;
    if (anew) {
        in_doubt = order_;
    } else {
        Sight const sight = beside([this](CaseId const& id) { return service_.at_least(id, 1); });
        std::vector<CaseId> ids;
        ids.reserve(items_.size());
        for (std::size_t const place : order_)
            ids.push_back(items_[place].id);
        auto held = service_.cache_.find_all(ids);
        for (std::size_t i = 0; i < order_.size(); ++i)
            if (!held[i].subject || !judge(order_[i], std::move(held[i]), sight))
                in_doubt.push_back(order_[i]);
        beside_.clear();
    }
    judge_as_the_journal_has_it(in_doubt);
    if (in_doubt.empty())
        return;
    std::ranges::sort(appends_, {}, &Append::stream);
    std::ranges::sort(after_, {}, [](CaseCache::Kept const& kept) -> CaseId const& { return kept.subject->id; });
}

void ActInBulk::judge_as_the_journal_has_it(std::vector<std::size_t> const& places)
{
    std::vector<std::size_t> known;
    std::vector<CaseId> ids;
    for (std::size_t const place : places) {
        report_.items[place] = {};
        if (service_.may_know_of(items_[place].id, acts_.front().actor)) {
            known.push_back(place);
            ids.push_back(items_[place].id);
        } else {
            report_.items[place].refused = unknown_case();
        }
    }
    if (known.empty())
        return;
    Sight const sight = service_.as_of_now(ids), others = beside(sight);
    for (std::size_t const place : known)
        judge(place, {sight(items_[place].id)}, others);
}

// What cases of the list are linked to, or name: a campaign or a jury is looked up once for all of them.
Sight ActInBulk::beside(Sight sight)
{
    return [this, sight = std::move(sight)](CaseId const& id) {
        auto const [at, is_new] = beside_.try_emplace(id);
        if (is_new)
            at->second = sight(id);
        return at->second;
    };
}

// All of it, or nothing; then the report says which act was refused, and why. What is to be written is drawn at once, while all
// that it is drawn from is at hand.
bool ActInBulk::judge(std::size_t place, CaseCache::Kept&& held, Sight const& sight)
{
    BulkItem const& item = items_[place];
    std::shared_ptr<Case const> subject = held.subject;
    Sight const on_its_way = [&](CaseId const& id) { return id == item.id ? subject : sight(id); };
    Append append;
    append.events.reserve(acts_.size());
    ActDecision::Step step;
    std::uint16_t number = item.number;
    auto seen = item.seen;
    for (std::size_t i = 0; i < acts_.size(); ++i) {
        acts_[i].id = item.id;
        acts_[i].number = number;
        acts_[i].seen = seen;
        auto accepted = decisions_[i].judge(on_its_way);
        if (!accepted) {
            report_.items[place] = {std::move(accepted.error()), i};
            return false;
        }
        step = decisions_[i].step(*std::move(accepted), append, std::move(step.after));
        subject = step.after;
        number = append.events.back().piece;
        seen = subject->find(acts_[i].track, number)->version;
    }
    report_.items[place] = {{}, 0, number, *seen};
    ++report_.done;
    if (dry_run_)
        return true;
    service_.draw_rows(append, *held.subject, *subject, step.context, std::move(held.drawn));
    std::size_t const bytes = bytes_of(*subject) + bytes_of(*append.rows);
    after_.push_back({std::move(subject), std::nullopt, bytes});
    appends_.push_back(std::move(append));
    return true;
}

// The same for every case.
std::optional<Error> ActInBulk::form_fault() const
{
    for (std::size_t i = 0; i < decisions_.size(); ++i)
        if (decisions_[i].is_form_at_fault()) {
            Error error = decisions_[i].form_fault();
            for (Fault& fault : error.faults)
                fault.pointer = "/acts/" + std::to_string(i) + "/form" + fault.pointer;
            return error;
        }
    return std::nullopt;
}

// In portions, so that the store works on some while the next are made ready for it; the last bears the answer.
Journal::Together ActInBulk::write()
{
    if (auto const& repeat = acts_.front().repeat)
        appends_.back().kept =
            KeptAnswer{acts_.front().actor, repeat->key, repeat->request_digest, answer_, service_.clock().now()};
    return service_.store_.journal().append_portions([&](Journal::Take const& take) {
        std::span<Append const> rest{appends_};
        while (!rest.empty()) {
            auto const some = rest.first(std::min(rest.size(), cases_at_once));
            if (!take(some))
                return;
            rest = rest.subspan(some.size());
        }
    });
}

BulkAnswered ActInBulk::remember()
{
    bool leaves_work = false;
    for (std::size_t i = 0; i < appends_.size(); ++i) {
        leaves_work = leaves_work || !appends_[i].pending.empty();
        after_[i].drawn = Drawn{std::move(appends_[i].rows), std::move(appends_[i].rests_on)};
    }
    service_.cache_.remember_all(std::move(after_));
    if (leaves_work)
        service_.leave_work();
    return {std::move(answer_), true};
}

std::optional<Result<BulkAnswered>> ActInBulk::as_kept() const
{
    Act const& first = acts_.front();
    auto kept = first.repeat ? service_.store_.journal().kept_answer(first.actor, first.repeat->key) : std::nullopt;
    if (!kept)
        return std::nullopt;
    if (kept->request_digest != first.repeat->request_digest)
        return tl::unexpected{key_reused()};
    return BulkAnswered{std::move(kept->answer), true, true};
}

Result<BulkAnswered> carry_out_in_bulk(CaseService& service, BulkAct bulk,
                                       std::function<std::string(BulkReport const&)> const& render)
{
    for (Act const& act : bulk.acts)
        if (!act.workflow->may_be_in_bulk(act.track, act.command))
            return refuse(ErrorCode::invalid, "Cet acte se fait dossier par dossier, jamais par une liste.");
    return ActInBulk{service, std::move(bulk), render}.carry_out();
}

} // namespace engine
