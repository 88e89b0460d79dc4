#include "workflows/trainee_year/grids.hpp"

#include <algorithm>
#include <array>

namespace workflows::trainee_year {
namespace {

// clang-format off
// Blocks that all professions share.
constexpr std::array institution{
    Item{"b1-1", "Transmet et fait vivre les valeurs de la République"},
    Item{"b1-2", "Inscrit son action dans le cadre réglementaire de l'école"},
    Item{"b1-3", "Respecte les obligations du service et de la fonction"},
    Item{"b1-4", "Agit en éducateur responsable, attentif à la sécurité des élèves"},
    Item{"b1-5", "Adopte une posture éthique et des relations bienveillantes"},
};
constexpr std::array relations{
    Item{"b2-1", "S'exprime clairement, à l'oral et à l'écrit"},
    Item{"b2-2", "Coopère au sein de l'équipe"},
    Item{"b2-3", "Contribue à la vie de l'établissement"},
    Item{"b2-4", "Dialogue avec les familles"},
    Item{"b2-5", "Travaille avec les partenaires de l'école"},
};
constexpr std::array digital{
    Item{"b5-1", "Utilise les outils numériques de l'établissement"},
    Item{"b5-2", "Fait du numérique un moyen d'apprendre"},
    Item{"b5-3", "Apprend aux élèves un usage responsable du numérique"},
};
constexpr std::array analysis{
    Item{"b6-1", "Analyse sa pratique et reçoit les conseils"},
    Item{"b6-2", "Fait évoluer sa pratique et se forme"},
};

constexpr std::array subject{
    Item{"b3-1", "Maîtrise les savoirs de sa discipline"},
    Item{"b3-2", "Choisit des contenus et des démarches adaptés à son enseignement"},
    Item{"b3-3", "Fait de la langue française un objet d'attention dans son enseignement"},
};
constexpr std::array teaching{
    Item{"b4-1", "Situe la séance dans une progression"},
    Item{"b4-2", "Fixe des objectifs clairs et les partage avec les élèves"},
    Item{"b4-3", "Prépare des activités et des supports adaptés"},
    Item{"b4-4", "Conduit la séance et gère le temps"},
    Item{"b4-5", "Installe un climat de travail favorable"},
    Item{"b4-6", "Prend en compte la diversité des élèves"},
    Item{"b4-7", "S'appuie sur la connaissance des élèves et de leurs apprentissages"},
    Item{"b4-8", "Évalue les acquis et en tire parti"},
    Item{"b4-9", "Accompagne les élèves dans leur parcours"},
};

constexpr std::array school_life{
    Item{"b3-1", "Connaît l'organisation de la vie des élèves et leur sécurité"},
    Item{"b3-2", "Garantit le respect des règles de vie et de droit"},
    Item{"b3-3", "Fait vivre le volet éducatif du projet d'établissement"},
};
constexpr std::array education{
    Item{"b4-1", "Organise les conditions de vie des élèves"},
    Item{"b4-2", "Anime l'équipe de vie scolaire"},
    Item{"b4-3", "Répartit et explique les tâches de l'équipe"},
    Item{"b4-4", "Suit les élèves sur le plan éducatif"},
    Item{"b4-5", "Suit les élèves avec les équipes pédagogiques"},
    Item{"b4-6", "Prend en compte la diversité des élèves"},
    Item{"b4-7", "Forme les élèves à une citoyenneté participative"},
    Item{"b4-8", "Prévient et traite l'absentéisme et les difficultés"},
    Item{"b4-9", "Participe à la construction des parcours des élèves"},
};

constexpr std::array teacher_grid{
    Block{"b1", "Institution, règles et obligations de la fonction",   "CC1 CC2 CC6",             institution},
    Block{"b2", "Relations, communication et coopération",             "CC7 CC10 CC11 CC12 CC13", relations},
    Block{"b3", "Maîtrise des savoirs et didactique",                  "P1 P2",                   subject},
    Block{"b4", "Situations d'enseignement et d'éducation",            "P3 P4 P5 CC3 CC4 CC5",    teaching},
    Block{"b5", "Numérique",                                           "CC9",                     digital},
    Block{"b6", "Analyse et adaptation de sa pratique",                "CC14",                    analysis},
};
constexpr std::array documentalist_grid{
    Block{"b1", "Institution, règles et obligations de la fonction",   "CC1 CC2 CC6",             institution},
    Block{"b2", "Relations, communication et coopération",             "CC7 CC10 CC11 CC12 CC13 D4", relations},
    Block{"b3", "Maîtrise des savoirs, de l'information et didactique", "P1 P2 D1",               subject},
    Block{"b4", "Situations d'enseignement et d'éducation, centre de ressources", "P3 P4 P5 CC3 CC4 CC5 D2 D3", teaching},
    Block{"b5", "Numérique",                                           "CC9",                     digital},
    Block{"b6", "Analyse et adaptation de sa pratique",                "CC14",                    analysis},
};
constexpr std::array cpe_grid{
    Block{"b1", "Institution, règles et obligations de la fonction",   "CC1 CC2 CC6",             institution},
    Block{"b2", "Relations, communication et coopération",             "CC7 CC10 CC11 CC12 CC13 C8", relations},
    Block{"b3", "Politique éducative de l'établissement",              "C1 C2 C3",                school_life},
    Block{"b4", "Vie scolaire et suivi des élèves",                    "C4 C5 C6 C7 CC3 CC4 CC5", education},
    Block{"b5", "Numérique",                                           "CC9",                     digital},
    Block{"b6", "Analyse et adaptation de sa pratique",                "CC14",                    analysis},
};

// Psychologists have a framework and grids of their own, which were not read: these are ours (Ref::a_psyen_grid).
constexpr std::array support_of_pupils{
    Item{"b3-1", "Accompagne les élèves et leurs familles"},
    Item{"b3-2", "Conduit des entretiens et des bilans selon les règles de sa profession"},
    Item{"b3-3", "Contribue aux parcours et à l'orientation des élèves"},
};
constexpr std::array expertise{
    Item{"b4-1", "Apporte son expertise aux équipes et à l'institution"},
    Item{"b4-2", "Participe aux dispositifs de prévention et de suivi"},
};
constexpr std::array psychologist_grid{
    Block{"b1", "Institution, règles et obligations de la fonction",   "",                        institution},
    Block{"b2", "Relations, communication et coopération",             "",                        relations},
    Block{"b3", "Accompagnement des élèves",                           "",                        support_of_pupils},
    Block{"b4", "Expertise au service de l'institution",               "",                        expertise},
    Block{"b6", "Analyse et adaptation de sa pratique",                "",                        analysis},
};
// clang-format on

constexpr std::array interim_scale{Rating::to_maintain, Rating::to_work_on, Rating::to_invest};
constexpr std::array final_scale{Rating::sufficient, Rating::insufficient, Rating::not_observed};

constexpr std::size_t items_in(std::span<Block const> grid)
{
    std::size_t count = 0;
    for (Block const& block : grid)
        count += block.items.size();
    return count;
}
static_assert(items_in(teacher_grid) == 27 && items_in(documentalist_grid) == 27 && items_in(cpe_grid) == 27);

constexpr std::size_t professions = static_cast<std::size_t>(Profession::psychologist) + 1; // the last of them

} // namespace

std::span<Block const> grid_of(Profession profession)
{
    switch (profession) {
    case Profession::teacher: return teacher_grid;
    case Profession::documentalist: return documentalist_grid;
    case Profession::cpe: return cpe_grid;
    case Profession::psychologist: return psychologist_grid;
    }
    return {};
}

std::vector<std::string_view> const& items_of(Profession profession)
{
    static auto const all = [] {
        std::array<std::vector<std::string_view>, professions> lists;
        for (std::size_t i = 0; i < lists.size(); ++i)
            for (Block const& block : grid_of(static_cast<Profession>(i)))
                for (Item const& item : block.items)
                    if (std::find(lists[i].begin(), lists[i].end(), item.code) == lists[i].end())
                        lists[i].push_back(item.code);
        return lists;
    }();
    return all[static_cast<std::size_t>(profession)];
}

std::span<Rating const> scale_of(Track track)
{
    switch (track) {
    case Track::interim_review:
    case Track::interim_tutor_review: return interim_scale;
    case Track::final_review:
    case Track::final_tutor_review:
    case Track::head_opinion:
    case Track::inspector_opinion:
    case Track::authority_opinion: return final_scale;
    default: return {};
    }
}

} // namespace workflows::trainee_year
