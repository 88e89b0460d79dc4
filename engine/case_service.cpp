#include "engine/case_service.hpp"

#include "engine/act_decision.hpp"
#include "engine/act_in_hand.hpp"
#include "engine/campaign.hpp"
#include "engine/json_text.hpp"

#include <boost/json/parse.hpp>
#include <boost/json/serialize.hpp>

#include <algorithm>

namespace engine {
namespace {

constexpr std::string_view default_zone = "Europe/Paris";

// What an act has to do while its caller waits for it, on the caller's own thread.
class Errands {
public:
    void add(std::function<void()> errand)
    {
        std::lock_guard const lock{mutex_};
        errands_.push_back(std::move(errand));
        come_.notify_one();
    }
    void end(Ended ended)
    {
        std::lock_guard const lock{mutex_};
        ended_ = std::move(ended);
        come_.notify_one();
    }
    Result<Answered> run()
    {
        std::unique_lock lock{mutex_};
        for (;;) {
            come_.wait(lock, [this] { return ended_ || !errands_.empty(); });
            if (errands_.empty())
                break;
            auto const errand = std::move(errands_.front());
            errands_.pop_front();
            lock.unlock();
            errand();
            lock.lock();
        }
        if (ended_->failure)
            std::rethrow_exception(ended_->failure);
        return std::move(ended_->answered);
    }

private:
    std::mutex mutex_;
    std::condition_variable come_;
    std::deque<std::function<void()>> errands_;
    std::optional<Ended> ended_;
};

bool opens_with(Workflow const& workflow, Event const& first)
{
    Track const* const track = workflow.find_track(first.track);
    return track && std::any_of(track->rows.begin(), track->rows.end(), [&](Transition const& row) {
               return row.on == workflow.opening() && workflow.name_of(row.emits) == first.type;
           });
}

} // namespace

Workflow const* Workflows::find(std::string_view name) const
{
    auto const found = std::find_if(all_.begin(), all_.end(), [&](auto const* one) { return one->name() == name; });
    return found == all_.end() ? nullptr : *found;
}

Workflow const* Workflows::find_collection(std::string_view collection) const
{
    auto const found =
        std::find_if(all_.begin(), all_.end(), [&](auto const* one) { return one->collection() == collection; });
    return found == all_.end() ? nullptr : *found;
}

DraftKey draft_key(Case const& subject, TrackId track, std::uint16_t number, std::string_view role)
{
    return {subject.id, std::string{subject.workflow->name_of(track)} + "@" + std::string{role}, number};
}

bool View::may_read(Piece const& piece) const
{
    // What may be read is settled by today's state of the piece, whatever past instant is shown.
    Piece const* const now = present->find(piece.track, piece.number);
    return present->workflow->may_read(*present, now ? *now : piece, roles, context);
}

CaseService::CaseService(Workflows const& workflows, Store& store, Clock const& clock,
                         std::function<std::string()> draw_id, std::size_t cache_bytes_max)
    : workflows_{workflows}, store_{store}, clock_{clock}, draw_id_{std::move(draw_id)}, cache_{cache_bytes_max},
      trace_{store.consultations()}, writer_{store.journal()}
{
}

std::shared_ptr<Case const> CaseService::current(CaseId const& id)
{
    auto const cached = cache_.find(id);
    if (!cached)
        return load(id);
    // Another node may have appended since: the version is one indexed read, the missing events another.
    if (store_.journal().version_of(id) == cached->version)
        return cached;
    auto const events = store_.journal().load(id, cached->version);
    auto moved = is_folded_anew(events) ? std::make_shared<Case>(fold(*cached->workflow, id, store_.journal().load(id)))
                                        : std::make_shared<Case>(*cached);
    for (Event const& event : events)
        if (event.version > moved->version)
            apply(*moved, event);
    cache_.remember(moved);
    return moved;
}

// Looks cases up as the journal holds them now: one question for those that memory knows to belong together.
CaseService::Find CaseService::as_of_now(std::span<CaseId const> ids)
{
    std::set<CaseId> together;
    auto const add = [&](CaseId const& one) {
        auto cached = together.contains(one) ? nullptr : cache_.find(one);
        if (cached)
            together.insert(one);
        return cached;
    };
    for (CaseId const& id : ids)
        if (auto const subject = add(id))
            for (CaseId const& link : subject->links)
                if (auto const other = add(link))
                    for (CaseId const& further : other->links)
                        add(further);
    std::vector<CaseId> const asked{together.begin(), together.end()};
    auto versions = asked.empty() ? std::map<CaseId, Version>{} : store_.journal().versions_of(asked);
    return [this, versions = std::move(versions)](CaseId const& one) {
        auto const known = versions.find(one);
        return known == versions.end() ? current(one) : at_least(one, known->second);
    };
}

std::shared_ptr<Case const> CaseService::load(CaseId const& id)
{
    return folded(id, store_.journal().load(id));
}

std::shared_ptr<Case const> CaseService::folded(CaseId const& id, std::span<Event const> events)
{
    Workflow const* const workflow = workflow_of(events);
    if (!workflow)
        return nullptr;
    auto subject = std::make_shared<Case>(fold(*workflow, id, events));
    cache_.remember(subject);
    return subject;
}

// A stream begins with the opening event of its workflow, and no two workflows open alike (main.cpp's workflows are
// checked for that in tests/workflows).
Workflow const* CaseService::workflow_of(std::span<Event const> events) const
{
    if (events.empty())
        return nullptr;
    auto const found = std::ranges::find_if(
        workflows_.all(), [&](Workflow const* const one) { return opens_with(*one, events.front()); });
    return found == workflows_.all().end() ? nullptr : *found;
}

std::shared_ptr<Case const> CaseService::at_version(CaseId const& id, Version version)
{
    if (auto cached = cache_.find(id); cached && cached->version == version)
        return cached;
    auto events = store_.journal().load(id);
    std::erase_if(events, [&](Event const& event) { return event.version > version; });
    Workflow const* const workflow = workflow_of(events);
    return workflow ? std::make_shared<Case>(fold(*workflow, id, events)) : nullptr;
}

std::shared_ptr<Case const> CaseService::at_least(CaseId const& id, Version version)
{
    auto cached = cache_.find(id);
    return cached && cached->version >= version ? cached : current(id);
}

std::shared_ptr<Case const> CaseService::current(Workflow const& workflow, CaseId const& id)
{
    auto subject = current(id);
    return subject && subject->workflow == &workflow ? subject : nullptr;
}

Day CaseService::today(Context const& context) const
{
    return day_at(clock_.now(), context);
}

Day CaseService::day_at(Instant now, Context const& context)
{
    Campaign const* const campaign = campaign_among(context.linked);
    return local_day(now, campaign ? std::string_view{campaign->zone} : default_zone);
}

Context CaseService::context_for(PersonId const& actor, std::vector<CaseId> const& linked,
                                 std::span<std::shared_ptr<Case const> const> at_hand)
{
    return context_on(actor, linked, [&](CaseId const& id) {
        auto const found = std::ranges::find(at_hand, id, [](auto const& one) { return one->id; });
        return found == at_hand.end() ? current(id) : *found;
    });
}

Context CaseService::context_on(PersonId const& actor, std::vector<CaseId> const& linked, Find const& find) const
{
    Context context;
    context.actor = actor;
    context.now = clock_.now();
    for (CaseId const& id : linked) {
        if (context.find(id))
            continue;
        auto other = find(id);
        if (!other)
            continue;
        // A jury brings its campaign along: its zone and its people count for whoever names the jury.
        auto const further = other->links;
        context.linked.push_back(std::move(other));
        for (CaseId const& next : further)
            if (!context.find(next))
                if (auto beyond = find(next))
                    context.linked.push_back(std::move(beyond));
    }
    context.today = today(context);
    return context;
}

Result<View> CaseService::view(Workflow const& workflow, CaseId const& id, PersonId const& reader,
                               std::optional<Instant> as_of)
{
    if (!may_know_of(id, reader))
        return tl::unexpected{unknown_case()};
    auto const find = as_of_now({&id, 1});
    auto present = find(id);
    if (!present || present->workflow != &workflow)
        return tl::unexpected{unknown_case()};
    Context context = context_on(reader, present->links, find);
    if (auto const* const own = dynamic_cast<Campaign const*>(present->facts.get()))
        context.today = local_day(context.now, own->zone);
    Roles const roles = roles_on(*present, context, reader, context.today);
    if (!roles.any())
        return tl::unexpected{unknown_case()};
    View view{present, present, roles, std::move(context), as_of};
    if (!as_of) {
        note_consultation(std::array<View const*, 1>{&view});
        return view;
    }
    auto events = store_.journal().load(id);
    std::erase_if(events, [&](Event const& event) { return event.recorded_at > *as_of; });
    if (events.empty())
        return tl::unexpected{unknown_case()};
    auto past = std::make_shared<Case>(fold(workflow, id, events));
    past->erased = present->erased; // what is gone is gone, whatever instant is shown
    view.subject = std::move(past);
    note_consultation(std::array<View const*, 1>{&view});
    return view;
}

std::vector<Event> CaseService::events(View const& view, Piece const* only)
{
    auto events = store_.journal().load(view.subject->id);
    std::erase_if(events, [&](Event const& event) {
        if (event.version > view.subject->version)
            return true;
        Track const* const track = view.subject->workflow->find_track(event.track);
        Piece const* const piece = track ? view.subject->find(track->id, event.piece) : nullptr;
        if (!piece || (only && piece != only))
            return true;
        return !view.may_read(*piece);
    });
    std::set<std::pair<TrackId, std::uint16_t>> pieces;
    for (Event const& event : events)
        pieces.emplace(view.subject->workflow->find_track(event.track)->id, event.piece);
    note_pieces(view, pieces);
    return events;
}

// Whoever plainly has a hand in it, as far as memory tells, goes on at once. For everybody else one question is asked of
// the store, the same whether the case is another's or nobody's: neither the answer nor the effort tells which. Whoever does
// have a hand in it gets the case with the answer, and it is remembered.
bool CaseService::may_know_of(CaseId const& id, PersonId const& reader)
{
    auto const subject = cache_.find(id);
    Context context;
    if (subject)
        for (CaseId const& link : subject->links)
            if (auto other = cache_.find(link))
                context.linked.push_back(std::move(other));
    Day const day = today(context);
    if (subject && roles_on(*subject, context, reader, day).any())
        return true;
    // It may be another day where the case is.
    auto const around = std::chrono::days{1};
    return folded(id, store_.read_models().load_for(reader, id, day - around, day + around)) != nullptr;
}

namespace {

Consultation consultation_of(View const& view)
{
    Case const& subject = *view.subject;
    Consultation read{.of = subject.id,
                      .person = view.context.actor,
                      .on_behalf_of = {},
                      .day = view.context.today,
                      .first_at = view.context.now,
                      .as_of = view.as_of};
    for (std::string const& name : names_of(*subject.workflow, view.roles))
        read.roles += (read.roles.empty() ? "" : " ") + name;
    auto const lent = powers_lent(*view.present, view.context, view.context.actor, view.context.today);
    if (!lent.empty())
        read.on_behalf_of = lent.front().by;
    return read;
}

// A case about nobody is no personal file, and one's own is one's own to read.
bool leaves_trace(View const& view)
{
    PersonId const person = view.subject->workflow->person_of(*view.subject);
    return !person.empty() && person != view.context.actor;
}

} // namespace

void CaseService::note_consultation(std::span<View const* const> views)
{
    std::vector<Consultation> read;
    for (View const* const view : views)
        if (leaves_trace(*view))
            read.push_back(consultation_of(*view));
    trace_.note(std::move(read));
}

void CaseService::note_pieces(View const& view, std::set<std::pair<TrackId, std::uint16_t>> const& pieces)
{
    if (!leaves_trace(view))
        return;
    std::vector<Consultation> read;
    for (auto const& [track, number] : pieces) {
        read.push_back(consultation_of(view));
        read.back().track = view.subject->workflow->name_of(track);
        read.back().piece = number;
        read.back().version = view.subject->find(track, number)->version;
    }
    trace_.note(std::move(read));
}

Append CaseService::append_of(Case const& before, Case const& after, Event event, Context const& context)
{
    Append append{.stream = after.id, .expected = before.version, .events = {}, .rows = {}};
    add_event(append, after, std::move(event), context);
    draw_rows(append, before, after, context);
    return append;
}

void CaseService::add_event(Append& append, Case const& after, Event one, Context const& context)
{
    Event const& event = append.events.emplace_back(std::move(one));
    for (auto const& other : context.linked) {
        RestsOn const rest{other->id, other->version};
        if (other->id != after.id // a jury's act may name a case that is linked to the jury
            && std::ranges::find(append.rests_on, rest) == append.rests_on.end())
            append.rests_on.push_back(rest);
    }
    for (FollowUp const& next : after.workflow->follow_ups(after, event)) {
        boost::json::object payload{
            {"id", next.id.value}, {"workflow", next.workflow}, {"body", next.body}, {"actor", event.actor.value}};
        append.pending.push_back({"open", boost::json::serialize(payload)});
    }
    if (event.version > 1 && after.workflow->is_read_by_linked_cases())
        append.pending.push_back({"refresh", after.id.value});
}

void CaseService::draw_rows(Append& append, Case const& before, Case const& after, Context const& context,
                            std::optional<Drawn> of_before)
{
    append.rows = shared(project(after, context));
    if (before.version == 0)
        return;
    if (of_before && are_beside(*of_before, append.rests_on))
        append.rows_before = std::move(of_before->rows);
    else
        append.rows_before = cache_.rows_of(before.id, before.version, append.rests_on);
    if (!append.rows_before)
        append.rows_before = shared(project(before, context));
}

Result<CaseService::Opening> CaseService::decide_opening(Workflow const& workflow, boost::json::value const& body,
                                                         PersonId const& actor, std::optional<Roles> as)
{
    return std::move(decide_openings(workflow, std::span{&body, 1}, actor, as).front());
}

std::vector<Result<CaseService::Opening>> CaseService::decide_openings(Workflow const& workflow,
                                                                       std::span<boost::json::value const> bodies,
                                                                       PersonId const& actor, std::optional<Roles> as)
{
    auto asked = read_openings(workflow, bodies);
    auto const person = as ? std::nullopt : store_.directory().find(actor);
    std::map<CaseId, std::shared_ptr<Case const>> found;
    Find const find = [&](CaseId const& id) {
        auto const [at, is_new] = found.try_emplace(id);
        if (is_new)
            at->second = current(id);
        return at->second;
    };
    std::vector<Result<Opening>> openings;
    openings.reserve(asked.size());
    for (ToOpen& one : asked)
        openings.push_back(
            decide_one(workflow, one, context_on(actor, one.named, find), person && person->administrator, as));
    return openings;
}

std::vector<CaseService::ToOpen> CaseService::read_openings(Workflow const& workflow,
                                                            std::span<boost::json::value const> bodies)
{
    CommandId const command = workflow.opening();
    std::vector<ToOpen> all;
    std::vector<CaseId> derived;
    for (boost::json::value const& body : bodies) {
        ToOpen& one = all.emplace_back(workflow.form(command).read(body));
        if (!one.body)
            continue;
        one.named = workflow.references(command, *one.body);
        one.id = workflow.id_of(*one.body);
        if (one.id)
            derived.push_back(*one.id);
    }
    if (derived.empty())
        return all;
    auto const versions = store_.journal().versions_of(derived);
    for (ToOpen& one : all)
        one.is_there = one.id && versions.contains(*one.id);
    return all;
}

Result<CaseService::Opening> CaseService::decide_one(Workflow const& workflow, ToOpen& asked, Context context,
                                                     bool is_administrator, std::optional<Roles> as) const
{
    CommandId const command = workflow.opening();
    Opening opening;
    opening.context = std::move(context);
    Track const* home = nullptr;
    for (Track const& track : workflow.tracks())
        if (has_command(track, command))
            home = &track;
    Case probe;
    probe.workflow = &workflow;
    probe.links = asked.named;
    if (as) {
        opening.roles = *as;
    } else {
        opening.roles = roles_on(probe, opening.context, opening.context.actor, opening.context.today);
        if (auto const role = workflow.find_role("administrator"); role && is_administrator)
            opening.roles.add(*role);
    }
    if (!asked.body)
        return tl::unexpected{asked.body.error()};
    // Whoever has no hand in the campaign learns no more of it than of one that does not exist.
    if (!opening.roles.any())
        return tl::unexpected{unknown_case()};
    opening.body = std::move(*asked.body);
    opening.blank = blank_case(workflow, asked.id ? *asked.id : CaseId{draw_id_()});
    // Whoever may never open one is not told by his refusal whether this one is there.
    if (!may_ever(*home, command, opening.roles))
        return tl::unexpected{
            permit(opening.blank, Asked{home->id, 0, command, nullptr}, opening.roles, opening.context).error()};
    if (asked.is_there)
        return refuse(ErrorCode::wrong_state, "Ce dossier est déjà ouvert.");
    auto event = decide(opening.blank, Asked{home->id, 0, command, &opening.body}, opening.roles, opening.context);
    if (!event)
        return tl::unexpected{event.error()};
    // The blank case is linked to nothing yet: whose power it is, only the cases that the body names can tell.
    if (!as)
        if (auto fault = act_for(*event, probe, *workflow.find_role(event->role), opening.context))
            return tl::unexpected{std::move(*fault)};
    chain_after(opening.blank.head, *event, draw_salt());
    opening.event = std::move(*event);
    opening.after = Case{opening.blank};
    apply(opening.after, opening.event);
    return opening;
}

bool CaseService::mark_as_running(Act const& act)
{
    std::lock_guard const lock{running_mutex_};
    return !act.repeat || running_.emplace(act.actor.value, act.repeat->key).second;
}

void CaseService::unmark_as_running(Act const& act)
{
    std::lock_guard const lock{running_mutex_};
    if (act.repeat)
        running_.erase({act.actor.value, act.repeat->key});
}

void CaseService::carry_out(Act act, Render render, Done done, Hop hop, bool may_block)
{
    std::make_shared<ActInHand>(*this, std::move(act), std::move(render), std::move(done), std::move(hop), may_block)
        ->begin();
}

Result<Answered> CaseService::carry_out(Act act, Render render)
{
    auto const errands = std::make_shared<Errands>();
    carry_out(
        std::move(act), std::move(render), [errands](Ended ended) { errands->end(std::move(ended)); },
        [errands](std::function<void()> errand) { errands->add(std::move(errand)); }, true);
    return errands->run();
}

// What the case becomes. An event that erases takes back what earlier ones said: the store is told what to erase in the
// same commit.
std::shared_ptr<Case> CaseService::after_event(Case const& before, Event const& event, std::optional<Erasing>& erasing)
{
    if (event.type != erasing_event) {
        auto after = std::make_shared<Case>(before);
        apply(*after, event);
        return after;
    }
    auto stream = store_.journal().load(before.id);
    std::erase_if(stream, [&](Event const& one) { return one.version > before.version; });
    erasing = erase_as_told(stream, event);
    auto after = std::make_shared<Case>(fold(*before.workflow, before.id, stream));
    apply(*after, event);
    return after;
}

std::string CaseService::draw_salt() const
{
    auto salt = to_hex(sha256(draw_id_()));
    salt.resize(32);
    return salt;
}

void CaseService::leave_work()
{
    {
        std::lock_guard const lock{work_mutex_};
        work_waits_ = true;
    }
    work_left_.notify_one();
}

bool CaseService::wait_for_work(std::chrono::milliseconds at_most)
{
    std::unique_lock lock{work_mutex_};
    work_left_.wait_for(lock, at_most, [this] { return work_waits_ || work_stopped_; });
    work_waits_ = false;
    return !work_stopped_;
}

void CaseService::stop_waiting()
{
    {
        std::lock_guard const lock{work_mutex_};
        work_stopped_ = true;
    }
    work_left_.notify_all();
}

void CaseService::work_off_pending()
{
    for (;;) {
        auto const works = store_.journal().pending(100);
        for (PendingWork const& work : works) {
            if (work.kind == "open")
                open_pending(work);
            else if (work.kind == "refresh")
                refresh_pending(work);
            store_.journal().pending_done(work.id);
        }
        if (works.empty())
            return;
    }
}

void CaseService::open_pending(PendingWork const& work)
{
    auto const payload = boost::json::parse(work.payload).as_object();
    CaseId const id{std::string{payload.at("id").as_string()}};
    Workflow const* const workflow = workflows_.find(std::string{payload.at("workflow").as_string()});
    PersonId const actor{std::string{payload.at("actor").as_string()}};
    if (!workflow || store_.journal().version_of(id) > 0)
        return; // done at an earlier try
    Roles any;
    any.bits = ~std::uint32_t{0}; // the rules called for it; nobody's right is in question
    auto opening = decide_opening(*workflow, payload.at("body"), actor, any);
    if (!opening)
        throw std::logic_error{"a follow-up was refused: " + opening.error().detail};
    Strands::Hold const strand{strands_, opening->after.id};
    writer_.append(append_of(opening->blank, opening->after, std::move(opening->event), opening->context));
}

void CaseService::refresh_pending(PendingWork const& work)
{
    auto ids = store_.read_models().linked_to(CaseId{work.payload});
    for (CaseId const& id : ids) {
        Strands::Hold const strand{strands_, id};
        if (auto const subject = current(id))
            store_.read_models().replace(project(*subject, context_for({}, subject->links)));
    }
}

void CaseService::rebuild(std::function<void(std::size_t)> const& progress)
{
    auto const heads = store_.journal().heads();
    store_.read_models().clear();
    std::size_t done = 0;
    for (auto const& [id, head] : heads) {
        if (auto const subject = current(id))
            store_.read_models().replace(project(*subject, context_for({}, subject->links)));
        progress(++done);
    }
}

} // namespace engine
