#include "workflows/trainee_year/framework.hpp"

#include "engine/same_word.hpp"

#include <algorithm>
#include <array>
#include <cctype>
#include <string>

namespace workflows::trainee_year {
namespace {

constexpr Professions teachers{true, true, false};
constexpr Professions documentalists{false, true, false};
constexpr Professions cpes{false, false, true};
constexpr Professions everybody{true, true, true};

// clang-format off
constexpr std::array all{
    Competence{"CC1", "Faire partager les valeurs de la République", "Acteurs du service public d'éducation", everybody},
    Competence{"CC2", "Inscrire son action dans le cadre des principes fondamentaux du système éducatif et dans le cadre réglementaire de l'école", "Acteurs du service public d'éducation", everybody},
    Competence{"CC3", "Connaître les élèves et les processus d'apprentissage", "Pédagogues et éducateurs au service de la réussite de tous les élèves", everybody},
    Competence{"CC4", "Prendre en compte la diversité des élèves", "Pédagogues et éducateurs au service de la réussite de tous les élèves", everybody},
    Competence{"CC5", "Accompagner les élèves dans leur parcours de formation", "Pédagogues et éducateurs au service de la réussite de tous les élèves", everybody},
    Competence{"CC6", "Agir en éducateur responsable et selon des principes éthiques", "Pédagogues et éducateurs au service de la réussite de tous les élèves", everybody},
    Competence{"CC7", "Maîtriser la langue française à des fins de communication", "Pédagogues et éducateurs au service de la réussite de tous les élèves", everybody},
    Competence{"CC8", "Utiliser une langue vivante étrangère dans les situations exigées par son métier", "Pédagogues et éducateurs au service de la réussite de tous les élèves", everybody},
    Competence{"CC9", "Intégrer les éléments de la culture numérique nécessaires à l'exercice de son métier", "Pédagogues et éducateurs au service de la réussite de tous les élèves", everybody},
    Competence{"CC10", "Coopérer au sein d'une équipe", "Acteurs de la communauté éducative", everybody},
    Competence{"CC11", "Contribuer à l'action de la communauté éducative", "Acteurs de la communauté éducative", everybody},
    Competence{"CC12", "Coopérer avec les parents d'élèves", "Acteurs de la communauté éducative", everybody},
    Competence{"CC13", "Coopérer avec les partenaires de l'école", "Acteurs de la communauté éducative", everybody},
    Competence{"CC14", "S'engager dans une démarche individuelle et collective de développement professionnel", "Acteurs de la communauté éducative", everybody},
    Competence{"P1", "Maîtriser les savoirs disciplinaires et leur didactique", "Professionnels porteurs de savoirs et d'une culture commune", teachers},
    Competence{"P2", "Maîtriser la langue française dans le cadre de son enseignement", "Professionnels porteurs de savoirs et d'une culture commune", teachers},
    Competence{"P3", "Construire, mettre en œuvre et animer des situations d'enseignement et d'apprentissage prenant en compte la diversité des élèves", "Praticiens experts des apprentissages", teachers},
    Competence{"P4", "Organiser et assurer un mode de fonctionnement du groupe favorisant l'apprentissage et la socialisation des élèves", "Praticiens experts des apprentissages", teachers},
    Competence{"P5", "Évaluer les progrès et les acquisitions des élèves", "Praticiens experts des apprentissages", teachers},
    Competence{"D1", "Maîtriser les connaissances et les compétences propres à l'éducation aux médias et à l'information", "Enseignants et maîtres d'œuvre de l'acquisition par tous les élèves d'une culture de l'information et des médias", documentalists},
    Competence{"D2", "Mettre en œuvre la politique documentaire de l'établissement qu'il contribue à définir", "Maîtres d'œuvre de l'organisation des ressources pédagogiques de l'établissement et de leur mise à disposition", documentalists},
    Competence{"D3", "Assurer la responsabilité du centre de ressources et de la diffusion de l'information au sein de l'établissement", "Maîtres d'œuvre de l'organisation des ressources pédagogiques de l'établissement et de leur mise à disposition", documentalists},
    Competence{"D4", "Contribuer à l'ouverture de l'établissement scolaire sur l'environnement éducatif, culturel et professionnel, local et régional, national, européen et international", "Acteurs de l'ouverture de l'établissement sur son environnement éducatif, culturel et professionnel", documentalists},
    Competence{"C1", "Organiser les conditions de vie des élèves dans l'établissement, leur sécurité, la qualité de l'organisation matérielle et la gestion du temps", "Conseillers de l'ensemble de la communauté éducative et animateurs de la politique éducative de l'établissement", cpes},
    Competence{"C2", "Garantir, en lien avec les autres personnels, le respect des règles de vie et de droit dans l'établissement", "Conseillers de l'ensemble de la communauté éducative et animateurs de la politique éducative de l'établissement", cpes},
    Competence{"C3", "Impulser et coordonner le volet éducatif du projet d'établissement", "Conseillers de l'ensemble de la communauté éducative et animateurs de la politique éducative de l'établissement", cpes},
    Competence{"C4", "Assurer la responsabilité de l'organisation et de l'animation de l'équipe de vie scolaire", "Conseillers de l'ensemble de la communauté éducative et animateurs de la politique éducative de l'établissement", cpes},
    Competence{"C5", "Accompagner le parcours de l'élève sur les plans pédagogique et éducatif", "Accompagnateurs du parcours de formation des élèves", cpes},
    Competence{"C6", "Accompagner les élèves, notamment dans leur formation à une citoyenneté participative", "Accompagnateurs du parcours de formation des élèves", cpes},
    Competence{"C7", "Participer à la construction des parcours des élèves", "Accompagnateurs du parcours de formation des élèves", cpes},
    Competence{"C8", "Travailler dans une équipe pédagogique", "Acteurs de la communauté éducative (CPE)", cpes},
};
// clang-format on

} // namespace

std::span<Competence const> framework()
{
    return all;
}

bool belongs(std::string_view code, Profession profession)
{
    auto const found = std::find_if(all.begin(), all.end(),
                                    [&](Competence const& one) { return engine::is_same_word(one.code, code); });
    return found != all.end() && found->of.includes(profession);
}

Profession profession_of(Corps corps, std::string_view discipline)
{
    if (corps == Corps::cpe)
        return Profession::cpe;
    if (corps == Corps::psyen_eda || corps == Corps::psyen_edo)
        return Profession::psychologist;
    auto const is_letter = [](unsigned char c, char lower) { return (c | 0x20) == lower; }; // small or capital
    constexpr std::string_view documentation = "documentation";
    bool const is_documentation = std::ranges::equal(discipline, documentation.substr(0, 3), is_letter)
        || std::search(discipline.begin(), discipline.end(), documentation.begin(), documentation.end(), is_letter)
            != discipline.end();
    return is_documentation ? Profession::documentalist : Profession::teacher;
}

} // namespace workflows::trainee_year
