#include "tests/api/permits.hpp"

#include "engine/service_clock.hpp"
#include "engine/track.hpp"

#include <boost/json/parse.hpp>

#include <algorithm>

namespace permits {
namespace {

using engine::Source;
using engine::SourceId;
using engine::Track;
using engine::Transition;
using engine::Word;

// ---- A permit ----

enum class Of : std::uint8_t { file, report, note };
enum class State : std::uint8_t { unopened, opened, granted, awaited, written, read, none, taken, withdrawn };
enum class Happened : std::uint8_t {
    opened,
    report_written,
    report_amended,
    report_read,
    note_taken,
    note_withdrawn,
    granted
};
enum class Due : std::uint8_t { report };
enum class Ground : std::uint8_t { bylaw, habit };

constexpr engine::Kind kind_of(Of)
{
    return engine::Kind::track;
}
constexpr engine::Kind kind_of(State)
{
    return engine::Kind::state;
}
constexpr engine::Kind kind_of(Happened)
{
    return engine::Kind::event;
}
constexpr engine::Kind kind_of(Due)
{
    return engine::Kind::deadline;
}
constexpr engine::Kind kind_of(Ground)
{
    return engine::Kind::source;
}

// clang-format off
constexpr std::array grounds{
    Source{"bylaw", "Arrêté municipal n° 12", "art. 3", "rédaction d'origine", "2020-01-01", "", engine::Confidence::law,
           "Le permis suit un rapport, lu par son titulaire."},
    Source{"habit", "Usage du bureau", "", "", "", "", engine::Confidence::assumption, "Deux notes valent mieux qu'une."},
};
constexpr std::array of_file{
    Transition{State::unopened, Command::open,  Role::clerk, engine::always, Happened::opened, State::opened, Ground::bylaw},
    Transition{State::opened, Command::grant, Role::clerk, {Guard::report_is_read, Guard::two_notes_are_taken}, Happened::granted, State::granted, Ground::bylaw},
};
constexpr std::array of_report{
    Transition{State::awaited, Command::write,       Role::examiner, Guard::findings_are_plain, Happened::report_written, State::written, Ground::bylaw},
    Transition{State::written, Command::amend,       Role::examiner, engine::always,            Happened::report_amended, State::written, Ground::habit},
    Transition{State::written, Command::acknowledge, Role::holder,   engine::always,            Happened::report_read,    State::read,    Ground::bylaw},
};
constexpr std::array of_note{
    Transition{State::none,  Command::take,     Role::examiner, engine::always, Happened::note_taken,     State::taken,     Ground::habit},
    Transition{State::taken, Command::withdraw, Role::examiner, engine::always, Happened::note_withdrawn, State::withdrawn, Ground::habit},
};
constexpr std::array report_waits{
    engine::Waiting{State::awaited, Role::examiner, Command::write,       Due::report},
    engine::Waiting{State::written, Role::holder,   Command::acknowledge, Due::report},
};
constexpr std::array<Track, 3> permit_tracks{{
    {Of::file,   false, State::unopened, of_file,   {},           {Role::clerk, Role::examiner, Role::holder}},
    {Of::report, false, State::awaited,  of_report, report_waits, {Role::clerk, Role::examiner, Role::holder}},
    {Of::note,   true,  State::none,     of_note,   {},           {Role::clerk, Role::examiner}},
}};
constexpr std::array track_words{Word{Of::file, "file", "Dossier"}, Word{Of::report, "site_report", "Rapport"}, Word{Of::note, "note", "Note"}};
constexpr std::array state_words{
    Word{State::unopened, "unopened", "Pas ouvert"}, Word{State::opened, "opened", "Ouvert"}, Word{State::granted, "granted", "Accordé"},
    Word{State::awaited, "awaited", "À rédiger"}, Word{State::written, "written", "Déposé"}, Word{State::read, "read", "Lu"},
    Word{State::none, "none", "À prendre"}, Word{State::taken, "taken", "Prise"}, Word{State::withdrawn, "withdrawn", "Retirée"},
};
constexpr std::array command_words{
    Word{Command::open, "open", "Ouvrir"}, Word{Command::write, "write", "Déposer"}, Word{Command::amend, "amend", "Corriger"},
    Word{Command::acknowledge, "mark_as_read", "J'ai pris connaissance"}, Word{Command::take, "take", "Prendre note"},
    Word{Command::withdraw, "withdraw", "Retirer"}, Word{Command::grant, "grant", "Accorder"},
};
constexpr std::array role_words{
    Word{Role::administrator, "administrator", "Administration"}, Word{Role::clerk, "clerk", "Bureau"},
    Word{Role::examiner, "examiner", "Examinateur"}, Word{Role::holder, "holder", "Titulaire"},
};
constexpr std::array event_words{
    Word{Happened::opened, "permit_opened", "Permis ouvert"}, Word{Happened::report_written, "report_written", "Rapport déposé"},
    Word{Happened::report_amended, "report_amended", "Rapport corrigé"}, Word{Happened::report_read, "report_read", "Rapport lu"},
    Word{Happened::note_taken, "note_taken", "Note prise"}, Word{Happened::note_withdrawn, "note_withdrawn", "Note retirée"},
    Word{Happened::granted, "permit_granted", "Permis accordé"},
};
constexpr std::array deadline_words{Word{Due::report, "report", "Dépôt du rapport"}};
constexpr std::array guard_words{
    engine::GuardWord{Guard::report_is_read, "report-is-read", "Le rapport est lu", Ground::bylaw},
    engine::GuardWord{Guard::two_notes_are_taken, "two-notes-are-taken", "Deux notes sont prises", Ground::habit},
    engine::GuardWord{Guard::findings_are_plain, "findings-are-plain", "Le rapport est rédigé simplement", Ground::habit},
};
// clang-format on
static_assert(engine::in_order(track_words) && engine::in_order(state_words) && engine::in_order(command_words)
              && engine::in_order(role_words) && engine::in_order(event_words) && engine::in_order(guard_words));

// How many texts of the report there were when the case was at that version.
engine::Version texts_in(engine::Piece const& report, engine::Version at)
{
    return static_cast<engine::Version>(
        std::count_if(report.entries.begin(), report.entries.end(), [&](engine::Entry const& entry) {
            return entry.event != engine::EventId{Happened::report_read} && entry.version <= at;
        }));
}

struct PermitFacts final : engine::Facts {
    OpenPermit opening;
    bool opened = false;
    std::unique_ptr<engine::Facts> clone() const override { return std::make_unique<PermitFacts>(*this); }
    boost::json::object published() const override { return {{"secret", "for the rules alone"}}; }
};

// ---- A season ----

enum class SeasonTrack : std::uint8_t { setup, roster };
enum class SeasonState : std::uint8_t { unopened, open, empty, filled };
enum class SeasonCommand : std::uint8_t { open, record_import };
enum class SeasonHappened : std::uint8_t { opened, imported };

constexpr engine::Kind kind_of(SeasonTrack)
{
    return engine::Kind::track;
}
constexpr engine::Kind kind_of(SeasonState)
{
    return engine::Kind::state;
}
constexpr engine::Kind kind_of(SeasonCommand)
{
    return engine::Kind::command;
}
constexpr engine::Kind kind_of(SeasonHappened)
{
    return engine::Kind::event;
}

// clang-format off
constexpr std::array of_setup{
    Transition{SeasonState::unopened, SeasonCommand::open, Role::administrator, engine::always, SeasonHappened::opened, SeasonState::open, Ground::bylaw},
};
constexpr std::array of_roster{
    Transition{SeasonState::empty,  SeasonCommand::record_import, Role::clerk, engine::always, SeasonHappened::imported, SeasonState::filled, Ground::bylaw},
    Transition{SeasonState::filled, SeasonCommand::record_import, Role::clerk, engine::always, SeasonHappened::imported, SeasonState::filled, Ground::bylaw},
};
constexpr std::array<Track, 2> season_tracks{{
    {SeasonTrack::setup,  false, SeasonState::unopened, of_setup,  {}, {Role::administrator, Role::clerk, Role::examiner}},
    {SeasonTrack::roster, false, SeasonState::empty,    of_roster, {}, {Role::administrator, Role::clerk}},
}};
constexpr std::array season_track_words{Word{SeasonTrack::setup, "setup", "Réglages"}, Word{SeasonTrack::roster, "roster", "Listes"}};
constexpr std::array season_state_words{
    Word{SeasonState::unopened, "unopened", "Pas ouverte"}, Word{SeasonState::open, "open", "Ouverte"},
    Word{SeasonState::empty, "empty", "Sans liste"}, Word{SeasonState::filled, "filled", "Liste importée"},
};
constexpr std::array season_command_words{Word{SeasonCommand::open, "open_season", "Ouvrir la saison"}, Word{SeasonCommand::record_import, "record_import", "Noter un import"}};
constexpr std::array season_event_words{Word{SeasonHappened::opened, "season_opened", "Saison ouverte"}, Word{SeasonHappened::imported, "import_recorded", "Liste importée"}};
// clang-format on

boost::json::object opening_of_row(std::map<std::string, PersonId> const& by_email, engine::CaseId const& campaign,
                                   std::map<std::string, std::string> const& row)
{
    return engine::write_body(OpenPermit{campaign, by_email.at(row.at("holder_email")),
                                         by_email.at(row.at("examiner_email")), row.at("kind")});
}

} // namespace

std::span<Track const> Permit::tracks() const
{
    return permit_tracks;
}

engine::Words Permit::words() const
{
    return {track_words, state_words, command_words, role_words, event_words, deadline_words, guard_words};
}

std::span<Source const> Permit::sources() const
{
    return grounds;
}

engine::Form Permit::form(engine::CommandId command) const
{
    switch (static_cast<Command>(command.value)) {
    case Command::open: return engine::form_of<OpenPermit>();
    case Command::write: return engine::form_of<Report>();
    case Command::amend: return engine::form_of<Report>();
    case Command::acknowledge: return engine::form_of<Observations>();
    case Command::take: return engine::form_of<Note>();
    case Command::withdraw: return engine::form_of<engine::NoBody>();
    case Command::grant: return engine::form_of<engine::NoBody>();
    }
    return engine::form_of<engine::NoBody>();
}

std::vector<engine::CaseId> Permit::references(engine::CommandId, std::any const& body) const
{
    auto const* const opening = std::any_cast<OpenPermit>(&body);
    return opening ? std::vector{opening->season} : std::vector<engine::CaseId>{};
}

std::unique_ptr<engine::Facts> Permit::blank_facts() const
{
    return std::make_unique<PermitFacts>();
}

void Permit::evolve(engine::Case& subject, engine::Event const& event) const
{
    if (event.type != "permit_opened")
        return;
    auto& facts = static_cast<PermitFacts&>(*subject.facts);
    facts.opening = engine::read_stored<OpenPermit>(boost::json::parse(event.body));
    subject.links = {facts.opening.season};
    subject.grants = {{facts.opening.holder, "holder", event.occurred_on, std::nullopt},
                      {facts.opening.examiner, "examiner", event.occurred_on, std::nullopt}};
}

engine::Verdict Permit::check(engine::GuardId guard, engine::Question const& question) const
{
    auto const& subject = question.subject;
    switch (static_cast<Guard>(guard.value)) {
    case Guard::report_is_read:
        if (subject.find(Of::report)->state == engine::StateId{State::read})
            return {};
        return {{.fact = "Le rapport n'est pas encore lu.",
                 .who_can_cure = Role::holder,
                 .until = due(Due::report, subject, question.context)}};
    case Guard::two_notes_are_taken:
        if (subject.count(Of::note) >= 2)
            return {};
        return {{.fact = "Il n'y a que " + std::to_string(subject.count(Of::note)) + " note.",
                 .who_can_cure = Role::examiner}};
    case Guard::findings_are_plain:
        if (auto const* const report = question.body_as<Report>();
            report && report->findings.value.find("nonobstant") != std::string::npos)
            return {{.fact = "Le rapport dit « nonobstant ».", .who_can_cure = Role::examiner}};
        return {};
    }
    return {};
}

std::optional<Day> Permit::occurred_on(engine::CommandId, std::any const& body) const
{
    auto const* const report = std::any_cast<Report>(&body);
    return report ? report->visited_on : std::nullopt;
}

std::optional<Day> Permit::due(engine::DeadlineId, engine::Case const& subject, engine::Context const& context) const
{
    auto const* const season = engine::campaign_of(subject, context);
    return season ? season->deadline("report") : std::nullopt;
}

std::optional<engine::ServiceClock> Permit::clock(engine::Case const& subject, engine::Piece const& piece,
                                                  engine::Context const&) const
{
    auto const* const written = piece.latest({Happened::report_written});
    if (!written || static_cast<PermitFacts const&>(*subject.facts).opening.kind.value != "urgent")
        return std::nullopt;
    engine::ServiceClock clock{.started_at = written->recorded_at,
                               .allowed = std::chrono::hours{48},
                               .counted = engine::CountedHours::working};
    if (auto const* const read = piece.latest({Happened::report_read}))
        clock.stopped_at = read->recorded_at;
    return clock;
}

engine::Overview Permit::overview(engine::Case const& subject) const
{
    auto const& facts = static_cast<PermitFacts const&>(*subject.facts);
    return {.subject = facts.opening.holder,
            .title = "Permis de " + facts.opening.kind.value,
            .stage = std::string{name_of(subject.find(Of::file)->state)},
            .tags = {{"kind", facts.opening.kind.value, {}}, {"watched", "yes", Role::clerk}}};
}

std::vector<engine::Condition> Permit::defects(engine::Case const& subject, engine::Context const& context) const
{
    engine::Question const question{subject, *subject.find(Of::file), Command::grant, Role::clerk, nullptr, context};
    return engine::unmet_conditions(of_file[1], question);
}

bool Permit::may_see_defects(engine::Case const&, engine::Roles roles, engine::Context const&) const
{
    return roles.both({Role::clerk, Role::examiner}).any();
}

std::optional<engine::SinceSeal> Permit::since_seal(engine::Case const&, engine::Piece const& piece) const
{
    if (piece.track != engine::TrackId{Of::report} || piece.entries.empty())
        return std::nullopt;
    auto const* const amended = piece.latest({Happened::report_amended});
    if (!amended)
        return engine::SinceSeal{engine::SinceSeal::State::unchanged, 1, 1, std::nullopt};
    return engine::SinceSeal{engine::SinceSeal::State::changed, 1, texts_in(piece, amended->version),
                             amended->recorded_at};
}

std::vector<engine::Basis> Permit::rests_on(engine::Case const& subject, engine::Piece const& piece) const
{
    auto const& report = *subject.find(Of::report);
    if (piece.track != engine::TrackId{Of::note} || report.entries.empty())
        return {};
    return {{report.track, 0, texts_in(report, piece.entries.front().version), texts_in(report, subject.version),
             std::nullopt}};
}

engine::Ledger Permit::ledger(engine::Case const& subject, std::span<engine::Event const> events,
                              engine::Context const&) const
{
    engine::Ledger ledger{Ground::bylaw, {}};
    for (engine::Piece const& piece : subject.pieces)
        if (piece.track != engine::TrackId{Of::file} && !piece.entries.empty()) {
            auto const& first = piece.entries.front();
            engine::LedgerLine line{.track = piece.track,
                                    .number = piece.number,
                                    .version = 1,
                                    .is_current = true,
                                    .filed_by = first.actor,
                                    .role = first.role,
                                    .filed_on = first.occurred_on,
                                    .filed_at = first.recorded_at,
                                    .access = {},
                                    .leads = {}};
            line.access.push_back({.party = "holder", .label = "Titulaire", .since = events.front().recorded_at});
            line.leads.push_back({.before = "grant",
                                  .label = "l'octroi",
                                  .on = first.occurred_on,
                                  .days = 0,
                                  .days_wanted = 2,
                                  .says = "Le jour même.",
                                  .source = Ground::habit});
            ledger.lines.push_back(std::move(line));
        }
    return ledger;
}

std::optional<engine::Divergences> Permit::divergences(engine::Case const& subject, std::span<engine::Event const>,
                                                       engine::Context const&) const
{
    if (static_cast<PermitFacts const&>(*subject.facts).opening.kind.value != "chasse")
        return std::nullopt;
    engine::Divergence one{"i1", "Le terrain est clos", "Terrain", {}};
    one.answers.push_back({Of::report, 0, "examiner", "yes", "Oui"});
    for (engine::Piece const* const note : subject.all(Of::note))
        one.answers.push_back({Of::note, note->number, "examiner", "no", "Non"});
    return engine::Divergences{Ground::habit, {one}};
}

engine::CommandId Permit::opening() const
{
    return Command::open;
}

bool Permit::may_be_in_bulk(engine::TrackId, engine::CommandId command) const
{
    return command != Command::open && command != Command::acknowledge;
}

std::vector<std::string_view> Permit::roster_columns() const
{
    return {"holder_email", "family_name", "given_name", "examiner_email", "kind"};
}

std::vector<engine::Fault> Permit::read_roster_row(std::map<std::string, std::string> const& row,
                                                   engine::RosterEntry& entry) const
{
    std::vector<engine::Fault> faults;
    for (auto const& column : roster_columns())
        if (row.at(std::string{column}).empty())
            faults.push_back({std::string{column}, "Cette cellule est vide."});
    if (row.at("kind").size() > 40)
        faults.push_back({"kind", "40 caractères au plus."});
    entry.people = {{row.at("holder_email"), row.at("family_name"), row.at("given_name"), ""},
                    {row.at("examiner_email"), "Examinateur", "", ""}};
    entry.opening = opening_of_row;
    return faults;
}

std::span<Track const> Season::tracks() const
{
    return season_tracks;
}

engine::Words Season::words() const
{
    return {season_track_words, season_state_words, season_command_words, role_words, season_event_words, {}, {}};
}

std::span<Source const> Season::sources() const
{
    return grounds;
}

engine::Form Season::form(engine::CommandId command) const
{
    return command == engine::CommandId{SeasonCommand::open} ? engine::form_of<OpenSeason>()
                                                             : engine::form_of<Import>();
}

void Season::evolve(engine::Case& subject, engine::Event const& event) const
{
    if (event.type != "season_opened")
        return;
    auto const opened = engine::read_stored<OpenSeason>(boost::json::parse(event.body));
    auto& facts = static_cast<engine::Campaign&>(*subject.facts);
    facts.workflow = "permit";
    facts.title = opened.title.value;
    facts.set_deadline("report", opened.report_due);
    subject.grants = {{event.actor, "administrator", event.occurred_on, std::nullopt},
                      {opened.clerk, "clerk", event.occurred_on, std::nullopt}};
}

std::optional<Day> Season::due(engine::DeadlineId, engine::Case const&, engine::Context const&) const
{
    return std::nullopt;
}

engine::Overview Season::overview(engine::Case const& subject) const
{
    auto const& facts = static_cast<engine::Campaign const&>(*subject.facts);
    return {
        .subject = {}, .title = facts.title, .stage = std::string{name_of(subject.pieces.front().state)}, .tags = {}};
}

engine::CommandId Season::opening() const
{
    return SeasonCommand::open;
}

} // namespace permits
