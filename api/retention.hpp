#pragma once
// What an operator does for privacy: what is due under the terms of retention, and its carrying out; a person's data for
// the answer to a request; a person who left taken out of the directory.

#include "engine/case_service.hpp"

#include <filesystem>
#include <iosfwd>
#include <string>

namespace api {

struct RetentionOrder {
    bool carry_out = false;
    std::string as;     // e-mail of the officer who answers for it
    std::string reason; // French, kept in every journal
};

// Prints by campaign how many pieces of what kind are due for what, since when, and when the next will be. Carries it out
// if asked: each case by its own act, so that stopping in between leaves every case whole.
int retention(engine::CaseService& service, RetentionOrder const& order, std::ostream& out, std::ostream& complaints);

// Of a person given by e-mail or id: all that is held, with what is withheld and why.
int export_person(engine::CaseService& service, std::string const& person, std::filesystem::path const& file,
                  std::ostream& out, std::ostream& complaints);

// Name and e-mail are erased, the id stays. Refused while the person holds a role on a case.
int forget_person(engine::CaseService& service, std::string const& person, std::ostream& out, std::ostream& complaints);

} // namespace api
