#include "api/demonstration.hpp"

namespace api {
namespace {

constexpr char const* now_setting = "demonstration_now";
constexpr char const* mark_setting = "demonstration";

} // namespace

DemonstrationClock::DemonstrationClock(engine::Settings& settings, engine::Instant start)
    : settings_{settings}, base_{start}, base_ticks_{std::chrono::steady_clock::now()}
{
    keep();
}

engine::Instant DemonstrationClock::now() const
{
    std::lock_guard const lock{mutex_};
    auto const elapsed = std::chrono::steady_clock::now() - base_ticks_;
    return base_ + std::chrono::duration_cast<std::chrono::microseconds>(elapsed);
}

bool DemonstrationClock::put_forward(engine::Instant to)
{
    std::lock_guard const move{moving_};
    if (to < now())
        return false;
    settings_.put(now_setting, engine::to_text(to)); // first: a store that is away leaves the clock as it is
    std::lock_guard const lock{mutex_};
    base_ = to;
    base_ticks_ = std::chrono::steady_clock::now();
    return true;
}

std::optional<engine::Instant> DemonstrationClock::kept_in(engine::Settings& settings)
{
    auto const text = settings.find(now_setting);
    return text ? engine::parse_instant(*text) : std::nullopt;
}

void DemonstrationClock::keep()
{
    std::lock_guard const move{moving_};
    settings_.put(now_setting, engine::to_text(now()));
}

StoreKind kind_of(engine::Store& store)
{
    if (store.settings().find(mark_setting) == "yes")
        return StoreKind::demonstration;
    return store.journal().heads().empty() ? StoreKind::empty : StoreKind::earnest;
}

void mark_as_demonstration(engine::Settings& settings)
{
    settings.put(mark_setting, "yes");
}

} // namespace api
