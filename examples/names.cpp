#include "examples/names.hpp"

#include <array>
#include <cstdio>

namespace examples {

namespace {

constexpr std::array given_names_table{
    GivenName{"Adèle", "Mme"},     GivenName{"Agathe", "Mme"},    GivenName{"Alice", "Mme"},
    GivenName{"Amandine", "Mme"},  GivenName{"Anaïs", "Mme"},     GivenName{"Angélique", "Mme"},
    GivenName{"Aurélie", "Mme"},   GivenName{"Bérénice", "Mme"},  GivenName{"Camille", "Mme"},
    GivenName{"Capucine", "Mme"},  GivenName{"Cécile", "Mme"},    GivenName{"Charlotte", "Mme"},
    GivenName{"Clémence", "Mme"},  GivenName{"Coralie", "Mme"},   GivenName{"Daphné", "Mme"},
    GivenName{"Delphine", "Mme"},  GivenName{"Élodie", "Mme"},    GivenName{"Éloïse", "Mme"},
    GivenName{"Émeline", "Mme"},   GivenName{"Estelle", "Mme"},   GivenName{"Fabienne", "Mme"},
    GivenName{"Faustine", "Mme"},  GivenName{"Gaëlle", "Mme"},    GivenName{"Héloïse", "Mme"},
    GivenName{"Inès", "Mme"},      GivenName{"Jeanne", "Mme"},    GivenName{"Johanna", "Mme"},
    GivenName{"Laëtitia", "Mme"},  GivenName{"Léa", "Mme"},       GivenName{"Lucie", "Mme"},
    GivenName{"Maëva", "Mme"},     GivenName{"Margaux", "Mme"},   GivenName{"Marie-Laure", "Mme"},
    GivenName{"Mathilde", "Mme"},  GivenName{"Mélissa", "Mme"},   GivenName{"Nadège", "Mme"},
    GivenName{"Noémie", "Mme"},    GivenName{"Océane", "Mme"},    GivenName{"Pauline", "Mme"},
    GivenName{"Priscilla", "Mme"}, GivenName{"Raphaëlle", "Mme"}, GivenName{"Sabrina", "Mme"},
    GivenName{"Salomé", "Mme"},    GivenName{"Solène", "Mme"},    GivenName{"Sophie", "Mme"},
    GivenName{"Tatiana", "Mme"},   GivenName{"Valérie", "Mme"},   GivenName{"Zoé", "Mme"},
    GivenName{"Adrien", "M."},     GivenName{"Aimé", "M."},       GivenName{"Alexis", "M."},
    GivenName{"Antoine", "M."},    GivenName{"Aurélien", "M."},   GivenName{"Bastien", "M."},
    GivenName{"Benoît", "M."},     GivenName{"Cédric", "M."},     GivenName{"Clément", "M."},
    GivenName{"Cyril", "M."},      GivenName{"Damien", "M."},     GivenName{"Didier", "M."},
    GivenName{"Emmanuel", "M."},   GivenName{"Étienne", "M."},    GivenName{"Fabrice", "M."},
    GivenName{"Florian", "M."},    GivenName{"Frédéric", "M."},   GivenName{"Gaël", "M."},
    GivenName{"Gilles", "M."},     GivenName{"Grégory", "M."},    GivenName{"Hugo", "M."},
    GivenName{"Jérôme", "M."},     GivenName{"Jean-Marc", "M."},  GivenName{"Joël", "M."},
    GivenName{"Johan", "M."},      GivenName{"Julien", "M."},     GivenName{"Kévin", "M."},
    GivenName{"Ludovic", "M."},    GivenName{"Mathieu", "M."},    GivenName{"Maxime", "M."},
    GivenName{"Mickaël", "M."},    GivenName{"Nicolas", "M."},    GivenName{"Olivier", "M."},
    GivenName{"Pascal", "M."},     GivenName{"Quentin", "M."},    GivenName{"Rémi", "M."},
    GivenName{"Romain", "M."},     GivenName{"Sébastien", "M."},  GivenName{"Stéphane", "M."},
    GivenName{"Sylvain", "M."},    GivenName{"Teddy", "M."},      GivenName{"Théo", "M."},
    GivenName{"Thierry", "M."},    GivenName{"Vincent", "M."},
};

// Family names are put together from two halves: they sound like names, and belong to nobody in particular.
constexpr std::array<std::string_view, 16> name_beginnings{"Bel",   "Beau",  "Mont",  "Val",  "Roche", "Font",
                                                           "Haute", "Grand", "Champ", "Mar",  "Clair", "Sauve",
                                                           "Ville", "Long",  "Pré",   "Boise"};
constexpr std::array<std::string_view, 14> name_endings{"ombre", "marin",   "brel",   "fleury", "rivière",
                                                        "lande", "clos",    "vigne",  "terre",  "malet",
                                                        "mare",  "gardier", "verdin", "roseau"};

constexpr std::array disciplines_table{
    Discipline{"DOC", "Documentation", 22},
    Discipline{"MATH", "Mathématiques", 14},
    Discipline{"LETT", "Lettres modernes", 14},
    Discipline{"ANGL", "Anglais", 11},
    Discipline{"HIST", "Histoire et géographie", 10},
    Discipline{"SVT", "Sciences de la vie et de la Terre", 7},
    Discipline{"PHCH", "Physique-chimie", 7},
    Discipline{"ESPA", "Espagnol", 5},
    Discipline{"ARTS", "Arts plastiques", 4},
    Discipline{"MUSI", "Éducation musicale et chant choral", 3},
    Discipline{"TECH", "Sciences industrielles de l’ingénieur", 2},
    Discipline{"CREO", "Créole", 1},
};

constexpr std::array<std::string_view, 30> school_things{
    "du Filao-Penché",   "des Trois-Ravines",    "du Papangue",        "de la Roche-Verte",   "du Grand-Vacoa",
    "des Hauts-Brûlés",  "du Piton-Bleu",        "de la Baie-Claire",  "des Tamarins-Hauts",  "du Bassin-Lune",
    "de la Plaine-d’Or", "des Pailles-en-Queue", "du Cap-Basalte",     "de la Source-Vive",   "des Bois-de-Rempart",
    "du Pont-Suspendu",  "de l’Îlet-aux-Vents",  "de la Coulée-Noire", "des Cannes-Hautes",   "du Phare-Éteint",
    "de l’Étang-Rond",   "du Jardin-Créole",     "de la Crête-Fine",   "des Lataniers-Bleus", "du Chemin-Volant",
    "de la Grande-Anse", "du Rocher-Mafate",     "des Mangliers",      "du Bélouve-Vert",     "de la Pointe-Saline",
};

constexpr std::array<std::string_view, 20> towns{
    "Sainte-Vanille", "Saint-Cyclone",   "Saint-Filao",     "Sainte-Lave",      "Saint-Alizé",
    "Le Tampan",      "Sainte-Ravine",   "Saint-Bois",      "La Rivière-Haute", "L’Étang-Doux",
    "Saint-Lagon",    "Sainte-Brume",    "Les Avirons-Bas", "Saint-Papaye",     "La Petite-Chaloupe",
    "Saint-Palmiste", "Sainte-Corossol", "Le Port-Calme",   "Saint-Basalte",    "Cilaosette",
};
static_assert(school_things.size() * towns.size() * 2 == school_names_max);

struct Accent {
    std::string_view letter;
    char plain;
};
constexpr std::array accents{
    Accent{"é", 'e'}, Accent{"è", 'e'}, Accent{"ê", 'e'}, Accent{"ë", 'e'}, Accent{"É", 'e'}, Accent{"à", 'a'},
    Accent{"â", 'a'}, Accent{"î", 'i'}, Accent{"ï", 'i'}, Accent{"ô", 'o'}, Accent{"û", 'u'}, Accent{"ç", 'c'},
};

static_assert(name_beginnings.size() * name_endings.size() == family_names_max);

} // namespace

std::span<GivenName const> given_names()
{
    return given_names_table;
}

std::string family_name(std::size_t index)
{
    auto name = std::string{name_beginnings[index % name_beginnings.size()]};
    return name.append(name_endings[index / name_beginnings.size() % name_endings.size()]);
}

std::span<Discipline const> disciplines()
{
    return disciplines_table;
}

SchoolName school_name(std::size_t index)
{
    // Things first, so that neighbours in the list do not share theirs; two schools in three are collèges.
    auto const thing = index % school_things.size();
    auto const town = (index / school_things.size() + index) % towns.size();
    bool const second_round = index >= school_things.size() * towns.size();
    bool const is_lycee = (index % 3 == 2) != second_round;
    auto name = std::string{is_lycee ? "Lycée " : "Collège "};
    name.append(school_things[thing]);
    return {std::move(name), std::string{towns[town]}};
}

std::string school_code(std::size_t index)
{
    std::array<char, 16> code{};
    std::snprintf(code.data(), code.size(), "974%04uQ", static_cast<unsigned>(9001 + index));
    return code.data();
}

std::string in_address(std::string_view name)
{
    std::string plain;
    for (std::size_t i = 0; i < name.size();) {
        auto const rest = name.substr(i);
        Accent const* accent = nullptr;
        for (auto const& candidate : accents)
            if (rest.starts_with(candidate.letter))
                accent = &candidate;
        if (accent != nullptr) {
            plain += accent->plain;
            i += accent->letter.size();
            continue;
        }
        char const letter = name[i++];
        plain += letter >= 'A' && letter <= 'Z' ? static_cast<char>(letter - 'A' + 'a') : letter;
    }
    return plain;
}

} // namespace examples
