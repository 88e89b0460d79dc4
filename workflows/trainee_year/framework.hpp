#pragma once
// The framework of competences (order of 1 July 2013, annex, read in full): 14 common ones, then those of teachers,
// documentalists and CPE. The act numbers the common ones 1 to 14; the prefix CC is usage.

#include "workflows/trainee_year/terms.hpp"

#include <span>
#include <string_view>

namespace workflows::trainee_year {

struct Professions {
    bool teacher, documentalist, cpe;

    constexpr bool includes(Profession profession) const
    {
        switch (profession) {
        case Profession::teacher: return teacher;
        case Profession::documentalist: return documentalist;
        case Profession::cpe: return cpe;
        case Profession::psychologist: return false; // another framework, not read
        }
        return false;
    }
};

struct Competence {
    std::string_view code;   // "CC1", "P3", "D2", "C8"
    std::string_view label;  // French, as in the annex
    std::string_view family; // French
    Professions of;
};

// All of them, in the order of the annex.
std::span<Competence const> framework();

// Whether the framework of this profession holds the competence: 19 for a teacher, 23 for a documentalist, 22 for a CPE.
bool belongs(std::string_view code, Profession profession);

// Documentalists are certifiés whose discipline is documentation, "DOC" in a roster that names disciplines by a code.
Profession profession_of(Corps corps, std::string_view discipline);

} // namespace workflows::trainee_year
