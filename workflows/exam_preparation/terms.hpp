#pragma once
// The closed lists of the forms of an exam preparation, and what people read for each word.

#include "engine/body.hpp"

#include <array>
#include <string_view>

namespace workflows::exam_preparation {

// Exams of the libraries' corps: the network prepares for no other.
enum class Exam : std::uint8_t { conservateur, bibliothecaire, bibas, magasinier };
BOOST_DESCRIBE_ENUM(Exam, conservateur, bibliothecaire, bibas, magasinier)

// By which way one sits it. Professional and internal exams are passed on the recognition of experience.
enum class Way : std::uint8_t { external, internal, professional };
BOOST_DESCRIBE_ENUM(Way, external, internal, professional)

enum class Course : std::uint8_t { fundamentals, workshops, conservateur, bibliothecaire, bibas, magasinier, raep };
BOOST_DESCRIBE_ENUM(Course, fundamentals, workshops, conservateur, bibliothecaire, bibas, magasinier, raep)

enum class Login : std::uint8_t { sygefor, sesame, issued_credentials };
BOOST_DESCRIBE_ENUM(Login, sygefor, sesame, issued_credentials)

enum class SessionKind : std::uint8_t { opening_meeting, written_method, workshop, other };
BOOST_DESCRIBE_ENUM(SessionKind, opening_meeting, written_method, workshop, other)

enum class TestKind : std::uint8_t { on_table, mock_exam };
BOOST_DESCRIBE_ENUM(TestKind, on_table, mock_exam)

// What a question is about: that decides whom it goes to, and how long an answer may take.
enum class Nature : std::uint8_t { course, method, practical, personal };
BOOST_DESCRIBE_ENUM(Nature, course, method, practical, personal)

enum class Means : std::uint8_t { platform_messages, email, telephone, videoconference };
BOOST_DESCRIBE_ENUM(Means, platform_messages, email, telephone, videoconference)

struct Choice {
    std::string_view name, label;
};

// clang-format off
inline constexpr std::array exam_words{
    Choice{"conservateur",   "Conservateur des bibliothèques"},
    Choice{"bibliothecaire", "Bibliothécaire"},
    Choice{"bibas",          "Bibliothécaire assistant spécialisé"},
    Choice{"magasinier",     "Magasinier des bibliothèques"},
};
inline constexpr std::array way_words{
    Choice{"external",     "Concours externe"},
    Choice{"internal",     "Concours interne"},
    Choice{"professional", "Examen professionnel"},
};
inline constexpr std::array course_words{
    Choice{"fundamentals",   "Fondamentaux"},
    Choice{"workshops",      "Ateliers"},
    Choice{"conservateur",   "Cours du concours de conservateur"},
    Choice{"bibliothecaire", "Cours du concours de bibliothécaire"},
    Choice{"bibas",          "Cours du concours de bibliothécaire assistant spécialisé"},
    Choice{"magasinier",     "Cours du concours de magasinier"},
    Choice{"raep",           "Reconnaissance des acquis de l'expérience professionnelle"},
};
inline constexpr std::array login_words{
    Choice{"sygefor",            "Compte Sygefor"},
    Choice{"sesame",             "Compte Sésame"},
    Choice{"issued_credentials", "Identifiants remis par le centre"},
};
inline constexpr std::array session_kind_words{
    Choice{"opening_meeting", "Réunion d'ouverture"},
    Choice{"written_method",  "Cours de méthode de l'écrit"},
    Choice{"workshop",        "Atelier mensuel"},
    Choice{"other",           "Autre séance"},
};
inline constexpr std::array test_kind_words{
    Choice{"on_table",  "Devoir sur table"},
    Choice{"mock_exam", "Concours blanc"},
};
inline constexpr std::array nature_words{
    Choice{"course",    "Contenu d'un cours"},
    Choice{"method",    "Méthode"},
    Choice{"practical", "Question pratique"},
    Choice{"personal",  "Question personnelle"},
};
inline constexpr std::array means_words{
    Choice{"platform_messages", "Messagerie de la plateforme"},
    Choice{"email",             "Courriel"},
    Choice{"telephone",         "Téléphone"},
    Choice{"videoconference",   "Visioconférence"},
};
// clang-format on

template <class E, std::size_t N>
constexpr std::string_view label_of(std::array<Choice, N> const& list, E word)
{
    return list[static_cast<std::size_t>(word)].label;
}

} // namespace workflows::exam_preparation
