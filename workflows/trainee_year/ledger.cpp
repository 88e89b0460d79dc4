// Equal knowledge: of each piece of the file and each of its versions, since when the trainee and the jury could read it,
// what shows that it was read, and how long it had been open before the interview and the deliberation (I14 to I16).

#include "workflows/trainee_year/guards.hpp"
#include "workflows/trainee_year/trainee_year.hpp"
#include "workflows/trainee_year/words.hpp"

#include "engine/chain.hpp"

#include <algorithm>

namespace workflows::trainee_year {
namespace {

using engine::Instant;

// The first time that something happened to a version, by its digest.
struct Firsts {
    std::map<engine::Hash, Instant> sealed, told_trainee, told_jury, consulted;
    std::map<engine::Hash, Day> opened;
    std::optional<Instant> first_seal; // from then on the jury's people may read the file
};

template <class Body>
std::vector<SealedPiece> pieces_in(engine::Event const& event)
{
    return engine::recall_body<Body>(event.body).pieces.items;
}

template <class When>
void mark(std::map<engine::Hash, When>& firsts, std::vector<SealedPiece> const& pieces, When when)
{
    for (SealedPiece const& piece : pieces)
        firsts.try_emplace(piece.digest, when);
}

Firsts firsts_of(TraineeYear const& workflow, std::span<engine::Event const> events)
{
    Firsts firsts;
    std::vector<SealedPiece> seal;
    for (engine::Event const& event : events) {
        auto const what = workflow.find_event(event.type);
        if (!what)
            continue;
        switch (static_cast<Event>(what->value)) {
        case Event::file_sealed:
        case Event::file_resealed:
            seal = pieces_in<FileSealed>(event);
            mark(firsts.sealed, seal, event.recorded_at);
            firsts.first_seal = firsts.first_seal.value_or(event.recorded_at);
            break;
        case Event::file_opened: mark(firsts.opened, seal, event.occurred_on); break;
        case Event::file_consulted: mark(firsts.consulted, pieces_in<FileConsulted>(event), event.recorded_at); break;
        case Event::change_noted: {
            bool const is_trainee = event.role == words::roles[static_cast<std::size_t>(Role::trainee)].name;
            mark(is_trainee ? firsts.told_trainee : firsts.told_jury, pieces_in<ChangeNoted>(event), event.recorded_at);
            break;
        }
        default: break;
        }
    }
    return firsts;
}

template <class When>
std::optional<When> find(std::map<engine::Hash, When> const& firsts, engine::Hash const& digest)
{
    auto const found = firsts.find(digest);
    return found == firsts.end() ? std::nullopt : std::optional{found->second};
}

// The versions of a piece, each with the entry that follows it: what was read in between was read in that version.
struct Written {
    engine::Entry const* entry = nullptr;
    engine::Entry const* next = nullptr;
};

std::vector<Written> versions_in(engine::Piece const& piece)
{
    std::vector<Written> versions;
    for (engine::Entry const& entry : piece.entries) {
        if (!is_content(entry.event))
            continue;
        if (!versions.empty())
            versions.back().next = &entry;
        versions.push_back({&entry, nullptr});
    }
    return versions;
}

engine::Entry const* read_of(engine::Piece const& piece, Written const& written)
{
    for (engine::Entry const& entry : piece.entries)
        if (entry.event == Event::piece_read && entry.version > written.entry->version
            && (!written.next || entry.version < written.next->version))
            return &entry;
    return nullptr;
}

// The trainee reads a piece as soon as it is written.
engine::Access trainees(engine::Piece const& piece, Written const& written, Firsts const& firsts,
                        engine::Hash const& digest)
{
    engine::Access access{.party = "trainee",
                          .label = "Stagiaire",
                          .since = written.entry->recorded_at,
                          .told_at = find(firsts.told_trainee, digest)};
    access.read_at = find(firsts.consulted, digest);
    if (access.read_at)
        access.read_by = Event::file_consulted;
    auto const* const read = read_of(piece, written);
    if (read && (!access.read_at || read->recorded_at < *access.read_at)) {
        access.read_at = read->recorded_at;
        access.read_by = Event::piece_read;
    }
    return access;
}

// The jury reads the file once it is sealed, and from then on whatever is added to it.
engine::Access jurys(engine::Piece const& piece, Written const& written, Firsts const& firsts,
                     engine::Hash const& digest)
{
    engine::Access access{.party = "jury", .label = "Jury", .told_at = find(firsts.told_jury, digest)};
    if (!firsts.first_seal)
        return access;
    auto const* const annexed = piece.latest({Event::visit_annexed});
    Instant const in_file =
        annexed ? std::max(annexed->recorded_at, written.entry->recorded_at) : written.entry->recorded_at;
    access.since = std::max(*firsts.first_seal, in_file);
    return access;
}

std::string days_in_words(std::int64_t count)
{
    return std::to_string(count) + (count > 1 ? " jours" : " jour");
}

std::string told(engine::Lead const& lead)
{
    if (!lead.days)
        return "La consultation n'est pas ouverte pour cette version.";
    std::string text = *lead.days > 0 ? "Consultation ouverte " + days_in_words(*lead.days) + " avant " + lead.label
        : *lead.days < 0              ? "Consultation ouverte " + days_in_words(-*lead.days) + " après " + lead.label
                                      : "Consultation ouverte le jour de " + lead.label;
    if (lead.days_wanted)
        text += " ; l'académie en demande " + std::to_string(*lead.days_wanted) + " au moins";
    return text + ".";
}

// What a version should precede: the day on which it took place, or is to take place.
std::vector<engine::Lead> leads_of(engine::Case const& subject, engine::Context const& context)
{
    std::vector<engine::Lead> leads;
    YearFacts const& facts = facts_of(subject);
    auto const* const campaign = engine::campaign_of(subject, context);
    if (facts.interview_on)
        leads.push_back({.before = "interview",
                         .label = "l'entretien",
                         .on = *facts.interview_on,
                         .days_wanted = guards::access_days(campaign),
                         .says = {},
                         .source = Ref::u_access_in_time});
    engine::Case const* const jury = facts.jury ? context.find(*facts.jury) : nullptr;
    auto const published = jury && jury->facts ? jury->facts->published() : boost::json::object{};
    auto const* const held = published.if_contains("deliberation_on");
    auto day = held && held->is_string() ? engine::parse_day(held->get_string()) : std::nullopt;
    if (!day && campaign)
        day = campaign->deadline("deliberation");
    if (day)
        leads.push_back({.before = "deliberation",
                         .label = "la délibération",
                         .on = *day,
                         .says = {},
                         .source = Ref::u_access_in_time});
    return leads;
}

} // namespace

engine::Roles TraineeYear::ledger_readers() const
{
    return {Role::trainee,        Role::case_officer,   Role::rector_delegate,
            Role::jury_secretary, Role::jury_president, Role::jury_member};
}

engine::Ledger TraineeYear::ledger(engine::Case const& subject, std::span<engine::Event const> events,
                                   engine::Context const& context) const
{
    engine::Ledger ledger{Ref::d_equal_knowledge, {}};
    Firsts const firsts = firsts_of(*this, events);
    auto const leads = leads_of(subject, context);
    for (engine::Piece const* const piece : pieces_of_file(subject)) {
        engine::Version version = 0;
        for (Written const& written : versions_in(*piece)) {
            engine::Hash const& digest = written.entry->hash;
            engine::LedgerLine line{
                .track = piece->track,
                .number = piece->number,
                .version = ++version,
                .is_current = written.next == nullptr,
                .filed_by = written.entry->actor,
                .on_behalf_of = written.entry->on_behalf_of,
                .role = written.entry->role,
                .filed_on = written.entry->occurred_on,
                .filed_at = written.entry->recorded_at,
                .sealed_at = find(firsts.sealed, digest),
                .opened_on = find(firsts.opened, digest),
                .access = {trainees(*piece, written, firsts, digest), jurys(*piece, written, firsts, digest)},
                .leads = {}};
            // Nobody is judged on a version that was replaced before it was sealed.
            if (line.is_current || line.sealed_at)
                line.leads = leads;
            for (engine::Lead& lead : line.leads) {
                if (line.opened_on)
                    lead.days = static_cast<int>((lead.on - *line.opened_on).count());
                lead.says = told(lead);
            }
            ledger.lines.push_back(std::move(line));
        }
    }
    return ledger;
}

} // namespace workflows::trainee_year
