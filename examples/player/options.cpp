#include "examples/player/options.hpp"

#include <charconv>
#include <functional>
#include <map>

namespace examples::player {

namespace {

template <class Number>
Number number(std::string const& name, std::string_view text, Number least, Number most)
{
    Number value{};
    auto const [end, fault] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (fault != std::errc{} || end != text.data() + text.size() || value < least || value > most)
        throw Misuse{name + " : un nombre entre " + std::to_string(least) + " et " + std::to_string(most)
                     + " est attendu"};
    return value;
}

engine::Day day(std::string const& name, std::string_view text)
{
    if (auto const read = engine::parse_day(text))
        return *read;
    throw Misuse{name + " : un jour comme 2023-05-15 est attendu"};
}

void check(Options const& options)
{
    if (options.roster.empty() && options.mixed.empty() && !options.print_requests)
        throw Misuse{"--roster FICHIER ou --mixed DOSSIER est nécessaire"};
    if (!options.roster.empty() && !options.mixed.empty())
        throw Misuse{"--roster FICHIER ou --mixed DOSSIER, pas les deux"};
    if (options.tokens.empty() && (options.titularis.empty() || options.store.empty()))
        throw Misuse{"il faut --tokens FICHIER, ou --titularis CHEMIN et --store URL"};
}

} // namespace

std::string_view usage()
{
    return R"(usage : player (--roster FICHIER | --mixed DOSSIER) (--titularis CHEMIN --store URL [--key FICHIER] | --tokens FICHIER)
               [options]

Vit une année de stage par l'API d'un serveur en mode démonstration, jour après jour, sous l'horloge simulée. Relancé sur
une base à moitié jouée, reprend au jour où l'horloge s'est arrêtée.

  --roster FICHIER        une campagne, de certifiés à temps plein
  --mixed DOSSIER         une académie, une liste par corps (generate_roster --mixed) : toutes les issues, secondes années
                          et prolongations comprises

  --url URL               http://127.0.0.1:8080 sauf mention contraire
  --until AAAA-MM-JJ      dernier jour joué ; toute l'année sauf mention contraire
  --seed N                ce que le sort décide ; 2022 sauf mention contraire
  --connections N         connexions simultanées ; 16 sauf mention contraire
  --patience SECONDES     attente d'un serveur qui ne répond plus ; 60 sauf mention contraire
  --titularis CHEMIN      le programme, pour inscrire les personnes et frapper leurs jetons
  --store URL             la base que sert ce serveur ; --key FICHIER, la clé de ses jetons
  --tokens FICHIER        ou bien des jetons tout prêts : adresse, tabulation, identifiant, tabulation, jeton
  --administrator-email ADRESSE  qui ouvre la campagne
  --acknowledgements FICHIER     une ligne par acte accepté : dossier, version, empreinte
  --json FICHIER          le bilan, pour une machine
  --beside                vit aussi les autres parcours, chacun dans sa campagne, à côté de l'année
  --print-requests        trois requêtes à essayer sur ce qui a été joué ; sans liste, ne fait que cela
)";
}

Options read_options(int argc, char const* const* argv)
{
    Options options;
    std::map<std::string, std::function<void(std::string const&, std::string const&)>> const settings{
        {"--url", [&](auto const&, auto const& value) { options.url = value; }},
        {"--roster", [&](auto const&, auto const& value) { options.roster = value; }},
        {"--mixed", [&](auto const&, auto const& value) { options.mixed = value; }},
        {"--seed",
         [&](auto const& name, auto const& value) {
             options.seed = number<std::uint64_t>(name, value, 0, 1'000'000'000);
         }},
        {"--until", [&](auto const& name, auto const& value) { options.until = day(name, value); }},
        {"--connections",
         [&](auto const& name, auto const& value) { options.connections = number<std::size_t>(name, value, 1, 256); }},
        {"--patience",
         [&](auto const& name, auto const& value) {
             options.patience = std::chrono::seconds{number(name, value, 0, 86'400)};
         }},
        {"--tokens", [&](auto const&, auto const& value) { options.tokens = value; }},
        {"--titularis", [&](auto const&, auto const& value) { options.titularis = value; }},
        {"--store", [&](auto const&, auto const& value) { options.store = value; }},
        {"--key", [&](auto const&, auto const& value) { options.key = value; }},
        {"--administrator-email", [&](auto const&, auto const& value) { options.administrator = value; }},
        {"--acknowledgements", [&](auto const&, auto const& value) { options.acknowledgements = value; }},
        {"--json", [&](auto const&, auto const& value) { options.json = value; }},
    };
    for (int i = 1; i < argc; ++i) {
        std::string const name = argv[i];
        if (name == "--help" || name == "-h")
            throw Misuse{};
        if (name == "--beside") {
            options.beside = true;
            continue;
        }
        if (name == "--print-requests") {
            options.print_requests = true;
            continue;
        }
        auto const setting = settings.find(name);
        if (setting == settings.end())
            throw Misuse{"option inconnue : " + name};
        if (++i == argc)
            throw Misuse{name + " attend une valeur"};
        setting->second(name, argv[i]);
    }
    check(options);
    return options;
}

} // namespace examples::player
