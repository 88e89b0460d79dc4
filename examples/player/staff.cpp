#include "examples/player/staff.hpp"

#include <algorithm>

namespace examples::player {

std::vector<Officer> const& offices()
{
    static std::vector<Officer> const all{
        {{"gestion.stagiaires@academie.example", "Rochelande", "Nadège", "Mme"}, "case_officer"},
        {{"delegation.recteur@academie.example", "Clairverdin", "Raphaëlle", "Mme"}, "rector_delegate"},
        {{"secretariat.jury@academie.example", "Fontmalet", "Didier", "M."}, "jury_secretary"},
        {{"formation.eafc@academie.example", "Longvigne", "Cécile", "Mme"}, "training_officer"},
    };
    return all;
}

std::vector<JuryMember> const& jury_members()
{
    static std::vector<JuryMember> const all{
        {{"presidence.jury@academie.example", "Belrivière", "Bérénice", "Mme"}, "rector_representative"},
        {{"vice-presidence.jury@academie.example", "Sauveterre", "Gilles", "M."}, "inspector"},
        {{"jury3@academie.example", "Grandclos", "Fabienne", "Mme"}, "inspector"},
        {{"jury4@academie.example", "Martterre", "Olivier", "M."}, "head_of_school"},
        {{"jury5@academie.example", "Villeverdin", "Estelle", "Mme"}, "head_of_school"},
        {{"jury6@academie.example", "Hautemare", "Étienne", "M."}, "teacher_researcher"},
    };
    return all;
}

std::string const& holder_of(std::string_view role)
{
    return std::ranges::find(offices(), role, &Officer::role)->who.email;
}

} // namespace examples::player
