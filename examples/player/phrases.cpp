#include "examples/player/phrases.hpp"

#include <algorithm>
#include <array>
#include <vector>

namespace examples::player {

namespace {

using Sentences = std::span<std::string_view const>;

template <class... Text>
constexpr auto sentences(Text... text)
{
    return std::array<std::string_view, sizeof...(Text)>{text...};
}

constexpr auto lesson = sentences("L’entrée en classe est calme et la séance commence à l’heure.",
                                  "Les consignes sont écrites au tableau, puis reformulées par deux élèves.",
                                  "La mise en activité prend douze minutes, ce qui raccourcit la synthèse.",
                                  "Le travail de groupe est bien lancé ; les rôles de chacun sont connus.",
                                  "Le questionnement reste collectif et laisse plusieurs élèves silencieux.",
                                  "Les supports sont clairs et adaptés au niveau de la classe.",
                                  "La trace écrite est complète, mais copiée sans avoir été construite.");
constexpr auto advice =
    sentences("Prévoir un temps de synthèse avant la fin de la séance.",
              "Annoncer l’objectif en une phrase et y revenir à la fin.",
              "Circuler davantage pendant la recherche et noter les démarches des élèves.",
              "Préparer deux niveaux d’aide pour l’exercice principal.",
              "Varier les élèves interrogés et laisser un temps de réflexion.",
              "Installer un rituel d’entrée en activité.", "Construire la grille d’évaluation avec les élèves.");
constexpr auto work_axis =
    sentences("Gestion du temps et place de la synthèse.", "Différenciation pour les élèves les plus fragiles.",
              "Évaluation au service des apprentissages.", "Régulation des échanges dans la classe.",
              "Place de la langue dans les consignes.", "Programmation annuelle et liens entre les séquences.");
constexpr auto progress = sentences(
    "Les séances sont mieux rythmées qu’en début d’année.", "Les conseils donnés sont repris d’une visite à l’autre.",
    "La relation avec les classes est sereine et exigeante.",
    "La préparation est sérieuse et s’appuie sur les programmes.", "Le travail avec l’équipe pédagogique est régulier.",
    "L’analyse de sa propre pratique gagne en précision.", "La participation à la vie de l’établissement est réelle.");
constexpr auto still_to_improve =
    sentences("La diversité des élèves reste à prendre en compte dès la préparation.",
              "L’évaluation formative est encore rare.", "Les consignes gagneraient à être plus courtes.",
              "Les échanges avec les familles sont à développer.", "L’usage du numérique peut être mieux justifié.");
constexpr auto observation_points =
    sentences("L’entrée en classe et la mise au travail.", "La conduite d’une correction collective.",
              "Les gestes qui ramènent l’attention.", "La place laissée à la parole des élèves.",
              "La construction de la trace écrite.", "L’aide apportée pendant le travail individuel.");
constexpr auto exchange = sentences("Nous avons discuté du choix des supports et de leur ordre.",
                                    "Mon tuteur a expliqué pourquoi la consigne venait après l’exemple.",
                                    "J’ai relevé la façon de reprendre une erreur sans interrompre le travail.",
                                    "Les réactions des élèves ont été le point de départ de l’échange.",
                                    "Je retiens une organisation du tableau que je vais essayer.");
constexpr auto alert_facts = sentences("Trois séances sur quatre n’ont pas pu être menées à leur terme.",
                                       "Les préparations n’ont pas été présentées lors des deux dernières visites.",
                                       "Des élèves sont restés sans consigne pendant une partie importante de l’heure.",
                                       "Les conseils donnés depuis octobre n’ont pas encore trouvé d’effet en classe.",
                                       "La gestion des conflits entre élèves repose sur l’intervention de collègues.");
constexpr auto support = sentences(
    "Deux visites supplémentaires du tuteur chaque mois.", "Observation de trois collègues de l’établissement.",
    "Une préparation commune par semaine avec le tuteur.", "Visite de conseil de l’inspection dans le mois.",
    "Participation à un module de formation sur la conduite de classe.");
constexpr auto support_findings =
    sentences("Les visites prévues ont eu lieu et les préparations sont désormais partagées.",
              "La conduite de classe est plus assurée, surtout en début d’heure.",
              "L’évolution est réelle mais encore irrégulière.",
              "Les séances vont à leur terme ; le travail sur l’évaluation continue.");
constexpr auto opinion_in_favour =
    sentences("Les compétences attendues à ce stade de la formation sont présentes.",
              "L’évolution au cours de l’année est nette et la posture professionnelle est juste.",
              "Les savoirs sont solides et la didactique se construit.",
              "L’engagement dans l’établissement et dans la formation est constant.");
constexpr auto opinion_against =
    sentences("Les compétences liées à la conduite de la classe ne sont pas au niveau attendu.",
              "L’accompagnement mis en place n’a pas produit une évolution suffisante.",
              "La préparation des séances demeure irrégulière et peu conforme aux programmes.",
              "La prise en compte de la diversité des élèves n’est pas engagée.");
constexpr auto hearing = sentences("Le ou la stagiaire présente son parcours et revient sur les difficultés relevées.",
                                   "Les questions portent sur la conduite de la classe et sur l’évaluation.",
                                   "Les réponses s’appuient sur des situations précises.",
                                   "L’entretien a permis de préciser le contexte de l’établissement.");
constexpr auto grounds =
    sentences("Les compétences attendues ne sont pas acquises au niveau requis pour l’année de stage.",
              "Ni les pièces du dossier ni l’entretien ne montrent une évolution suffisante.",
              "La conduite de la classe et l’évaluation restent à construire.");

Sentences about(Topic topic)
{
    switch (topic) {
    case Topic::lesson: return lesson;
    case Topic::advice: return advice;
    case Topic::work_axis: return work_axis;
    case Topic::progress: return progress;
    case Topic::still_to_improve: return still_to_improve;
    case Topic::observation_points: return observation_points;
    case Topic::exchange: return exchange;
    case Topic::alert_facts: return alert_facts;
    case Topic::support: return support;
    case Topic::support_findings: return support_findings;
    case Topic::opinion_in_favour: return opinion_in_favour;
    case Topic::opinion_against: return opinion_against;
    case Topic::hearing: return hearing;
    case Topic::grounds: return grounds;
    }
    return progress;
}

constexpr auto classes = sentences("6e A", "6e C", "5e B", "5e D", "4e A", "4e C", "3e B", "3e E", "2de 3", "2de 7",
                                   "1re générale 2", "1re technologique 1", "Tle générale 4");
constexpr auto library = sentences("Séance au CDI, 6e", "Accueil au CDI", "Atelier presse, 4e", "Séance au CDI, 2de",
                                   "Club lecture", "Formation à la recherche, 5e");

} // namespace

std::string write_about(Topic topic, int sentence_count, Dice& dice)
{
    auto const all = about(topic);
    std::vector<std::string_view> left(all.begin(), all.end());
    std::string text;
    for (int wanted = dice.between(1, sentence_count); wanted > 0 && !left.empty(); --wanted) {
        auto const place = static_cast<std::ptrdiff_t>(dice.below(left.size()));
        text.append(text.empty() ? "" : " ").append(left[static_cast<std::size_t>(place)]);
        left.erase(left.begin() + place);
    }
    return text;
}

std::string class_name(bool is_library, Dice& dice)
{
    return std::string{is_library ? dice.one_of(library) : dice.one_of(classes)};
}

} // namespace examples::player
