#include "api/person_data.hpp"

#include "api/json_views.hpp"
#include "engine/authority.hpp"

#include <boost/json/array.hpp>
#include <boost/json/parse.hpp>

#include <algorithm>
#include <set>

namespace api {
namespace {

namespace json = boost::json;
using engine::to_text;

bool is_by(engine::Event const& event, engine::PersonId const& person)
{
    return event.actor == person || event.on_behalf_of == person;
}

// One case as its person sees it: no view when he holds no role there today.
class Looking {
public:
    Looking(engine::CaseService& service, engine::PersonId const& person, std::shared_ptr<engine::Case const> subject)
        : service_{service}, person_{person}, subject_{std::move(subject)}, workflow_{*subject_->workflow}
    {
        if (auto view = service_.view(workflow_, subject_->id, person_))
            view_ = std::move(*view);
        events_ = service_.store().journal().load(subject_->id);
        for (engine::Event const& event : events_)
            names_.will_need(event);
        names_.fetch();
    }

    bool is_about_him() const { return workflow_.overview(*subject_).subject == person_; }

    void add_roles(json::array& roles) const
    {
        for (engine::Grant const& grant : subject_->grants)
            if (grant.person == person_)
                roles.push_back(json::object{{"case", subject_->id.value},
                                             {"workflow", workflow_.name()},
                                             {"role", grant.role},
                                             {"role_label", label_in(workflow_.words().roles, grant.role)},
                                             {"from", to_text(grant.from)},
                                             {"to", day_or_null(grant.to)}});
    }

    json::object file() const
    {
        json::array pieces;
        for (engine::Piece const& piece : subject_->pieces) {
            if (piece.version == 0 || !view_ || !view_->may_read(piece))
                continue;
            json::object shown = piece_summary(*subject_, piece, view_->context);
            json::array entries;
            for (engine::Event const& event : events_)
                if (piece_of(event) == &piece)
                    entries.push_back(event_json(*subject_, event, names_));
            shown["entries"] = std::move(entries);
            pieces.push_back(std::move(shown));
        }
        return json::object{{"case", subject_->id.value},
                            {"workflow", workflow_.name()},
                            {"title", workflow_.title()},
                            {"rule_set", subject_->rule_set},
                            {"roles", view_ ? texts(engine::names_of(workflow_, view_->roles)) : json::array{}},
                            {"pieces", std::move(pieces)}};
    }

    // With the receipt of each: its hash in the chain.
    void add_acts(json::array& acts) const
    {
        for (engine::Event const& event : events_) {
            if (!is_by(event, person_))
                continue;
            json::object act = event_json(*subject_, event, names_);
            act["case"] = subject_->id.value;
            engine::Piece const* const piece = piece_of(event);
            if (!view_ || !piece || !view_->may_read(*piece)) {
                act["body"] = json::object{};
                act["withheld"] = why_withheld(piece);
            }
            acts.push_back(std::move(act));
        }
    }

    void add_withheld(json::array& withheld) const
    {
        for (engine::Piece const& piece : subject_->pieces)
            if (piece.version > 0 && (!view_ || !view_->may_read(piece)))
                withheld.push_back(json::object{{"case", subject_->id.value},
                                                {"piece", workflow_.label_of(piece.track)},
                                                {"number", piece.number},
                                                {"why", why_withheld(&piece)}});
    }

    // A draft has a key for each hand: those that the person could have written with.
    void add_drafts(json::array& drafts) const
    {
        if (!view_)
            return;
        for (engine::Track const& track : workflow_.tracks()) {
            engine::Roles hands;
            for (engine::Transition const& row : track.rows)
                hands.add(row.by.both(view_->roles));
            std::set<std::uint16_t> numbers{0};
            for (engine::Piece const* const piece : subject_->all(track.id))
                numbers.insert(piece->number);
            for (std::string const& role : engine::names_of(workflow_, hands))
                for (std::uint16_t const number : numbers)
                    add_draft(engine::draft_key(*subject_, track.id, number, role), drafts);
        }
    }

private:
    engine::Piece const* piece_of(engine::Event const& event) const
    {
        engine::Track const* const track = workflow_.find_track(event.track);
        return track ? subject_->find(track->id, event.piece) : nullptr;
    }

    std::string why_withheld(engine::Piece const* piece) const
    {
        if (!view_)
            return "Vous n'exercez plus de fonction sur ce dossier.";
        if (piece && !workflow_.track(piece->track).readers.both(view_->roles).any())
            return "Cette pièce n'est pas ouverte à la qualité en laquelle vous suivez ce dossier.";
        return "Cette pièce n'est pas encore communicable, ou ne l'est plus : avant publication, ou après archivage.";
    }

    void add_draft(engine::DraftKey const& key, json::array& drafts) const
    {
        auto const draft = service_.store().drafts().find(key);
        if (draft && draft->saved_by == person_)
            drafts.push_back(json::object{{"case", key.stream.value},
                                          {"track", key.track.substr(0, key.track.find('@'))},
                                          {"number", key.piece},
                                          {"saved_at", to_text(draft->saved_at)},
                                          {"body", json::parse(draft->body)}});
    }

    engine::CaseService& service_;
    engine::PersonId const& person_;
    std::shared_ptr<engine::Case const> subject_;
    engine::Workflow const& workflow_;
    std::optional<engine::View> view_;
    std::vector<engine::Event> events_;
    Names names_{service_.store().directory()}; // of who acted in it, and on whose behalf
};

} // namespace

json::object person_data(engine::CaseService& service, engine::Person const& person,
                         std::vector<engine::CaseId> const& cases, bool say_withheld)
{
    json::array roles, files, acts, drafts, withheld;
    for (engine::CaseId const& id : cases) {
        auto const subject = service.current(id);
        if (!subject)
            continue;
        Looking const looking{service, person.id, subject};
        looking.add_roles(roles);
        looking.add_acts(acts);
        looking.add_drafts(drafts);
        if (!looking.is_about_him())
            continue;
        files.push_back(looking.file());
        if (say_withheld)
            looking.add_withheld(withheld);
    }
    json::object data{{"made_at", to_text(service.clock().now())},
                      {"person",
                       json::object{{"id", person.id.value},
                                    {"email", person.email},
                                    {"family_name", person.family_name},
                                    {"given_name", person.given_name},
                                    {"title", person.title},
                                    {"administrator", person.administrator}}},
                      {"roles", std::move(roles)},
                      {"cases", std::move(files)},
                      {"acts", std::move(acts)},
                      {"drafts", std::move(drafts)}};
    if (say_withheld)
        data["withheld"] = std::move(withheld);
    return data;
}

std::optional<std::vector<engine::CaseId>> cases_seen_by(engine::CaseService& service, engine::PersonId const& person,
                                                         std::size_t max)
{
    engine::CaseQuery query{.reader = person, .today = service.today({}), .limit = max + 1};
    auto const page = service.store().read_models().cases(query);
    if (page.items.size() > max)
        return std::nullopt;
    std::vector<engine::CaseId> cases;
    for (engine::CaseLine const& line : page.items)
        cases.push_back(line.id);
    return cases;
}

} // namespace api
