// Fills a store with trainees' years until its journal holds so many events, by the journal's own append, many cases a
// batch. Each case is folded and projected for itself; nothing is written that an act would not have written, but the
// acts are those of one life, under other names. The clock of the server does not move.

#include "tests/bench/command_line.hpp"
#include "tests/bench/lived_year.hpp"

#include "engine/chain.hpp"
#include "engine/ids.hpp"
#include "engine/projection.hpp"
#include "engine/store/soci_store.hpp"
#include "workflows/campaign/campaign.hpp"

#include <iostream>

namespace {

using engine::Case;
using engine::CaseId;
using engine::Event;

constexpr std::size_t cases_a_batch = 256;
constexpr std::size_t trainees_a_school = 6;
constexpr std::array family_names{"ALBANY",  "BOYER",   "CADET",   "DIJOUX",   "ETHEVE",  "FONTAINE",
                                  "GRONDIN", "HOAREAU", "JANVIER", "LEBON",    "MAILLOT", "NATIVEL",
                                  "PAYET",   "RIVIERE", "TECHER",  "VIRASSAMY"};

struct Wanted {
    std::string store;
    std::string campaign;
    std::size_t events = 0;
    std::size_t events_a_case = 0; // 0: the whole life
};

void replace_all(std::string& text, std::string_view from, std::string_view to)
{
    for (auto at = text.find(from); at != std::string::npos; at = text.find(from, at + to.size()))
        text.replace(at, from.size(), to);
}

class Filler {
public:
    Filler(Wanted const& wanted, engine::Store& store)
        : wanted_{wanted}, store_{store}, life_{bench::live()},
          campaign_{std::make_shared<Case>(
              engine::fold(campaigns_, CaseId{wanted.campaign}, store.journal().load(CaseId{wanted.campaign})))}
    {
        if (campaign_->version == 0)
            throw std::runtime_error{"no such campaign: " + wanted.campaign};
        std::size_t const count = wanted.events_a_case > 0 ? wanted.events_a_case : life_.events.size();
        if (count > life_.events.size())
            throw std::runtime_error{"a life has no more than " + std::to_string(life_.events.size()) + " events"};
        life_.events.resize(count);
        auto const heads = store.journal().heads();
        for (auto const& [stream, head] : heads)
            events_ += head.version;
        cases_ = heads.size();
        while (heads.contains(id_of_case(filled_)))
            ++filled_;
    }

    void run()
    {
        std::vector<engine::Append> batch;
        while (events_ + life_.events.size() <= wanted_.events) {
            batch.push_back(next());
            events_ += life_.events.size();
            if (batch.size() == cases_a_batch)
                write(batch);
        }
        write(batch);
    }

    std::size_t events() const { return events_; }
    std::size_t cases() const { return cases_; }

private:
    struct Renamed {
        std::string_view from;
        std::string to;
    };

    // The trainee is somebody; those around him have a few trainees each.
    engine::Append next()
    {
        std::size_t const number = filled_++;
        CaseId const id = id_of_case(number);
        ++cases_;
        engine::PersonId const trainee = enter("trainee", number);
        if (number % trainees_a_school == 0)
            enter("head", number / trainees_a_school);
        std::vector<Renamed> const names{{"camille", trainee.value},
                                         {"roux", id_of("head", number / trainees_a_school).value},
                                         {"payet", id_of("inspector", number / trainees_a_school).value},
                                         {"hoarau", id_of("tutor", number / trainees_a_school).value},
                                         {"campaign-1", wanted_.campaign}};
        Case subject = engine::blank_case(year_, id);
        engine::Append append{.stream = id, .expected = 0, .events = {}, .rows = {}};
        for (Event const& told : life_.events) {
            Event event = renamed(told, names);
            event.stream = id;
            engine::chain_after(subject.head, event, engine::to_hex(engine::sha256(id.value)).substr(0, 32));
            engine::apply(subject, event);
            append.events.push_back(std::move(event));
        }
        auto context = life_.acts[life_.events.size() - 1].context;
        context.linked = {campaign_};
        append.rows = engine::shared(engine::project(subject, context));
        return append;
    }

    static Event renamed(Event event, std::vector<Renamed> const& names)
    {
        for (Renamed const& name : names) {
            replace_all(event.body, '"' + std::string{name.from} + '"', '"' + name.to + '"');
            if (event.actor.value == name.from)
                event.actor.value = name.to;
        }
        return event;
    }

    static CaseId id_of_case(std::size_t number)
    {
        return CaseId{engine::derived_id("filled case " + std::to_string(number))};
    }

    static engine::PersonId id_of(std::string const& who, std::size_t number)
    {
        return engine::PersonId{engine::derived_id("filled " + who + ' ' + std::to_string(number))};
    }

    engine::PersonId enter(std::string const& who, std::size_t number)
    {
        auto const id = id_of(who, number);
        people_.push_back({.id = id,
                           .email = "filled." + who + '.' + std::to_string(number) + "@academie.example",
                           .family_name = family_names[number % family_names.size()],
                           .given_name = "Camille " + std::to_string(number),
                           .title = ""});
        return id;
    }

    void write(std::vector<engine::Append>& batch)
    {
        store_.directory().put(people_);
        people_.clear();
        for (auto const appended : store_.journal().append(batch))
            if (appended != engine::Appended::done)
                throw std::runtime_error{"a case of that name is there already"};
        batch.clear();
    }

    Wanted const& wanted_;
    engine::Store& store_;
    workflows::campaign::CampaignWorkflow campaigns_;
    workflows::trainee_year::TraineeYear year_;
    bench::LivedYear life_;
    std::shared_ptr<Case const> campaign_;
    std::vector<engine::Person> people_; // of the batch
    std::size_t events_ = 0, cases_ = 0;
    std::size_t filled_ = 0; // by this program, in earlier runs too
};

} // namespace

int main(int count, char** words)
{
    using enum bench::CommandLine::Given;
    Wanted wanted;
    bench::CommandLine line{"fill_store", "Fills a store with trainees' years, by the journal's own append"};
    line.add("--store", wanted.store, "Its URL", must_be);
    line.add("--campaign", wanted.campaign, "The id of the campaign that the years belong to", must_be);
    line.add_within<std::size_t>("--events", wanted.events, 1, 20'000'000, "How many the journal is to hold in all",
                                 must_be);
    line.add("--events-a-case", wanted.events_a_case, "Of a life, from its beginning; 1 opens it and no more");
    return line.run(count, words, [&] {
        auto const store = engine::store::open_store(wanted.store);
        Filler filler{wanted, *store};
        filler.run();
        std::cout << "{\"events\": " << filler.events() << ", \"cases\": " << filler.cases() << "}\n";
    });
}
