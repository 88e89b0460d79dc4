#pragma once
// The columns of an event, in the order in which every statement that reads events gives them, and the event they make.

#include "engine/event.hpp"
#include "engine/store/pipeline.hpp"
#include "engine/store/query.hpp"

#include <string>
#include <vector>

namespace engine::store {

class EventColumns {
public:
    // Each next() of the query fills them. They outlive it.
    void bind(Query& query);
    void fill(Columns const& row);

    // Throws StoreUnavailable when they are no event.
    Event const& event();

private:
    Event event_;
    std::string stream_, actor_, on_behalf_of_, occurred_on_, hash_, digest_;
    int version_ = 0, shape_ = 0, piece_ = 0, format_ = 1;
    long long recorded_at_ = 0;
};

// All that a query finds.
std::vector<Event> events_of(Query& query);

} // namespace engine::store
