#pragma once
// The cases linked to one, folded, as far as its reader sees them: what reports over a whole session are made of.

#include "engine/case_service.hpp"

namespace engine {

struct LinkedView {
    std::string subject_name; // empty for a case about nobody
    std::string title;
    View view;
};

// In the order of names. Rights and versions come from the lists, a query a page; a case in memory at its version is not
// read again, and the case itself and what it is linked to are taken as `of` has them.
std::vector<LinkedView> linked_views(CaseService& service, View const& of);

} // namespace engine
