#include "api/quotas.hpp"

#include <algorithm>
#include <cmath>

namespace api {
namespace {

std::chrono::seconds whole_seconds(double seconds)
{
    return std::chrono::seconds{static_cast<long>(std::ceil(std::max(0.0, seconds)))};
}

} // namespace

Quotas::Quotas(Rate rate, std::size_t callers_max)
    : rate_{rate.per_second, std::max(rate.burst, 1.0)}, callers_max_{std::max<std::size_t>(callers_max, 1)}
{
}

Quotas::Bucket& Quotas::bucket_of(std::string_view caller, Clock::time_point now)
{
    if (auto const known = places_.find(caller); known != places_.end()) {
        buckets_.splice(buckets_.begin(), buckets_, known->second);
        return buckets_.front();
    }
    if (buckets_.size() >= callers_max_) {
        places_.erase(buckets_.back().caller);
        buckets_.pop_back();
    }
    buckets_.push_front({std::string{caller}, rate_.burst, now});
    places_.emplace(buckets_.front().caller, buckets_.begin());
    return buckets_.front();
}

std::optional<Quotas::Standing> Quotas::take(std::string_view caller, Clock::time_point now)
{
    if (rate_.per_second <= 0)
        return std::nullopt;
    std::lock_guard const lock{mutex_};
    Bucket& bucket = bucket_of(caller, now);
    double const rested = std::max(0.0, std::chrono::duration<double>(now - bucket.at).count());
    bucket.level = std::min(rate_.burst, bucket.level + rested * rate_.per_second);
    bucket.at = std::max(bucket.at, now);
    Standing standing;
    standing.admitted = bucket.level >= 1;
    if (standing.admitted)
        bucket.level -= 1;
    else
        standing.retry_after = std::max(std::chrono::seconds{1}, whole_seconds((1 - bucket.level) / rate_.per_second));
    standing.limit = static_cast<unsigned>(rate_.burst);
    standing.remaining = static_cast<unsigned>(bucket.level);
    standing.reset = whole_seconds((rate_.burst - bucket.level) / rate_.per_second);
    return standing;
}

std::size_t Quotas::callers() const
{
    std::lock_guard const lock{mutex_};
    return buckets_.size();
}

void tell(Quotas::Standing const& standing, Response& response)
{
    if (response.header("RateLimit-Limit"))
        return;
    response.headers.emplace_back("RateLimit-Limit", std::to_string(standing.limit));
    response.headers.emplace_back("RateLimit-Remaining", std::to_string(standing.remaining));
    response.headers.emplace_back("RateLimit-Reset", std::to_string(standing.reset.count()));
}

} // namespace api
