#pragma once
// Pages of cases as they were answered, to be answered again to the same reader as long as nothing that they show has
// changed: whoever takes one asks first (engine/version_check.hpp). Within so many bytes; the one shown longest ago goes
// first. Any thread.

#include "engine/clock.hpp"
#include "engine/version_check.hpp"
#include "engine/workflow.hpp"

#include <list>
#include <memory>
#include <mutex>
#include <string>
#include <unordered_map>

namespace api {

struct KeptPage {
    engine::Workflow const* workflow = nullptr;
    std::shared_ptr<engine::DrawnFrom> from;
    engine::Instant drawn_at{};
    std::string body;
    std::string tag;
};

class KeptPages {
public:
    explicit KeptPages(std::size_t bytes_max = 8 * 1024 * 1024) : bytes_max_{bytes_max} {}

    // Nothing when it was drawn on what may have been another day where the case is.
    std::shared_ptr<KeptPage const> find(engine::PersonId const& reader, engine::CaseId const& id, engine::Instant now);
    void keep(engine::PersonId const& reader, engine::CaseId const& id, KeptPage page);

private:
    struct Place {
        std::string key;
        std::shared_ptr<KeptPage const> page;
    };
    using Order = std::list<Place>; // the last shown comes first
    static std::size_t bytes_of(Place const& place);

    std::size_t bytes_max_;
    std::mutex mutex_;
    std::size_t bytes_ = 0;
    Order order_;
    std::unordered_map<std::string_view, Order::iterator> places_; // the words are the places' own
};

} // namespace api
