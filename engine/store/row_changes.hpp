#pragma once
// What has to be written for a case's rows to become what they should be: only what differs.

#include "engine/projection.hpp"

#include <string>
#include <vector>

namespace engine::store {

struct LinkRow {
    CaseId linked;
    int position = 0;  // 0: the case itself
    std::string roles; // that count on the case, ",this,that,"

    bool operator==(LinkRow const&) const = default;
};

// Rows that go, and rows that come or change. No key is among both.
template <class Row>
struct Changed {
    std::vector<Row> out, in;
};

struct RowChanges {
    CaseId id;
    Projection const* line = nullptr;  // with its tags; null when what it is sorted and found by stays as it is
    Projection const* stage = nullptr; // and tags, of a line that is there; null when they stay, or come with the line
    Projection const* tasks = nullptr; // null when they stay
    Changed<LinkRow> links;
    Changed<Grant> grants; // held by oneself
    Changed<Grant> delegations;
    Changed<Bar> bars;
};

// `before` is null when the case has no rows. `after` must outlive the result.
RowChanges changes_between(Projection const* before, Projection const& after);

// How days are kept: a bound that is not set compares as it should.
inline constexpr std::string_view never{"9999-12-31"};
inline constexpr std::string_view always{};
std::string day_or_never(std::optional<Day> const& day);
std::optional<Day> day_from(std::string const& text); // nothing for either

} // namespace engine::store
