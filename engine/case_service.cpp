#include "engine/case_service.hpp"

#include "engine/campaign.hpp"
#include "engine/json_text.hpp"

#include <boost/json/parse.hpp>
#include <boost/json/serialize.hpp>

#include <algorithm>

namespace engine {
namespace {

// Another node may append between our reading and our writing. With two of them each try goes through every second time;
// whoever still loses is asked to come again.
constexpr int attempts_max = 64;
constexpr std::string_view default_zone = "Europe/Paris";

Error unknown()
{
    return Error{.code = ErrorCode::unknown_case, .detail = "Aucun dossier de ce nom ne vous est accessible."};
}

// A mark in the set of running requests for as long as it lives.
class Running {
public:
    Running(std::mutex& mutex, std::set<std::pair<std::string, std::string>>& running, Act const& act)
        : mutex_{mutex}, running_{running}
    {
        if (!act.repeat)
            return;
        std::lock_guard const lock{mutex_};
        std::tie(place_, entered_) = running_.emplace(act.actor.value, act.repeat->key);
        refused_ = !entered_;
    }
    ~Running()
    {
        if (!entered_)
            return;
        std::lock_guard const lock{mutex_};
        running_.erase(place_);
    }
    Running(Running const&) = delete;
    Running& operator=(Running const&) = delete;
    bool refused() const { return refused_; }

private:
    std::mutex& mutex_;
    std::set<std::pair<std::string, std::string>>& running_;
    std::set<std::pair<std::string, std::string>>::iterator place_{};
    bool entered_ = false;
    bool refused_ = false;
};

// The caller saw a version of the piece; it must be the one that stands.
std::optional<Error> version_fault(Act const& act, Piece const* piece)
{
    if (!piece)
        return std::nullopt; // a new piece of a repeatable track: nothing was seen
    if (!act.seen)
        return Error{.code = ErrorCode::missing_version,
                     .detail = "Cet acte demande l'en-tête If-Match : la version de la pièce que vous avez vue.",
                     .current = piece->version};
    if (*act.seen != piece->version)
        return Error{.code = ErrorCode::stale_version,
                     .detail = "La pièce a changé depuis que vous l'avez vue : vous aviez la version "
                         + std::to_string(*act.seen) + ", elle en est à la version " + std::to_string(piece->version)
                         + ".",
                     .current = piece->version};
    return std::nullopt;
}

// Rights come before the body: who may never do this learns nothing of its form.
bool may_ever(Track const& track, CommandId command, Roles roles)
{
    return std::any_of(track.rows.begin(), track.rows.end(),
                       [&](Transition const& row) { return row.on == command && row.by.both(roles).any(); });
}

// What somebody may not read is as good as not there for him, unless the act is his to do where it stands.
bool may_now(Track const& track, CommandId command, Roles roles, StateId from)
{
    return std::any_of(track.rows.begin(), track.rows.end(), [&](Transition const& row) {
        return row.on == command && row.from == from && row.by.both(roles).any();
    });
}

bool has_command(Track const& track, CommandId command)
{
    return std::any_of(track.rows.begin(), track.rows.end(), [&](Transition const& row) { return row.on == command; });
}

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
                         std::function<std::string()> draw_id, std::size_t cached_cases_max)
    : workflows_{workflows}, store_{store}, clock_{clock}, draw_id_{std::move(draw_id)}, writer_{store.journal()},
      trace_{store.consultations()}, cached_cases_max_{cached_cases_max}
{
}

std::mutex& CaseService::strand_of(CaseId const& id)
{
    return strands_[std::hash<CaseId>{}(id) % strands_.size()];
}

void CaseService::remember(std::shared_ptr<Case const> subject)
{
    std::lock_guard const lock{cache_mutex_};
    auto const found = cache_.find(subject->id);
    if (found != cache_.end()) {
        recently_used_.splice(recently_used_.begin(), recently_used_, found->second.place);
        // A slow reader must not put back an older state over a newer one.
        if (subject->version >= found->second.subject->version)
            found->second.subject = std::move(subject);
        return;
    }
    recently_used_.push_front(subject->id);
    auto const id = subject->id;
    cache_.emplace(id, Cached{std::move(subject), recently_used_.begin()});
    if (cache_.size() > cached_cases_max_) {
        cache_.erase(recently_used_.back());
        recently_used_.pop_back();
    }
}

void CaseService::forget(CaseId const& id)
{
    std::lock_guard const lock{cache_mutex_};
    auto const found = cache_.find(id);
    if (found == cache_.end())
        return;
    recently_used_.erase(found->second.place);
    cache_.erase(found);
}

std::shared_ptr<Case const> CaseService::current(CaseId const& id)
{
    std::shared_ptr<Case const> cached;
    {
        std::lock_guard const lock{cache_mutex_};
        if (auto const found = cache_.find(id); found != cache_.end())
            cached = found->second.subject;
    }
    // Another node may have appended since: the version is one indexed read, the missing events another.
    if (cached) {
        Version const version = store_.journal().version_of(id);
        if (version == cached->version)
            return cached;
        auto const events = store_.journal().load(id, cached->version);
        auto moved = is_folded_anew(events)
            ? std::make_shared<Case>(fold(*cached->workflow, id, store_.journal().load(id)))
            : std::make_shared<Case>(*cached);
        for (Event const& event : events)
            if (event.version > moved->version)
                apply(*moved, event);
        remember(moved);
        return moved;
    }
    auto const events = store_.journal().load(id);
    if (events.empty())
        return nullptr;
    // A stream begins with the opening event of its workflow, and no two workflows open alike (main.cpp's
    // workflows are checked for that in tests/workflows).
    for (Workflow const* const workflow : workflows_.all()) {
        if (!opens_with(*workflow, events.front()))
            continue;
        auto subject = std::make_shared<Case>(fold(*workflow, id, events));
        remember(subject);
        return subject;
    }
    return nullptr;
}

std::shared_ptr<Case const> CaseService::at_least(CaseId const& id, Version version)
{
    {
        std::lock_guard const lock{cache_mutex_};
        if (auto const found = cache_.find(id); found != cache_.end() && found->second.subject->version >= version)
            return found->second.subject;
    }
    return current(id);
}

std::shared_ptr<Case const> CaseService::current(Workflow const& workflow, CaseId const& id)
{
    auto subject = current(id);
    return subject && subject->workflow == &workflow ? subject : nullptr;
}

Day CaseService::today(Context const& context) const
{
    Campaign const* const campaign = campaign_among(context.linked);
    return local_day(clock_.now(), campaign ? std::string_view{campaign->zone} : default_zone);
}

Context CaseService::context_for(PersonId const& actor, std::vector<CaseId> const& linked,
                                 std::span<std::shared_ptr<Case const> const> at_hand)
{
    auto const standing = [&](CaseId const& id) {
        auto const found = std::ranges::find(at_hand, id, [](auto const& one) { return one->id; });
        return found == at_hand.end() ? current(id) : *found;
    };
    Context context;
    context.actor = actor;
    context.now = clock_.now();
    for (CaseId const& id : linked) {
        if (context.find(id))
            continue;
        auto other = standing(id);
        if (!other)
            continue;
        // A jury brings its campaign along: its zone and its people count for whoever names the jury.
        auto const further = other->links;
        context.linked.push_back(std::move(other));
        for (CaseId const& next : further)
            if (!context.find(next))
                if (auto beyond = standing(next))
                    context.linked.push_back(std::move(beyond));
    }
    context.today = today(context);
    return context;
}

Result<View> CaseService::view(Workflow const& workflow, CaseId const& id, PersonId const& reader,
                               std::optional<Instant> as_of)
{
    if (!may_know_of(id, reader))
        return tl::unexpected{unknown()};
    auto present = current(workflow, id);
    if (!present)
        return tl::unexpected{unknown()};
    Context context = context_for(reader, present->links);
    if (auto const* const own = dynamic_cast<Campaign const*>(present->facts.get()))
        context.today = local_day(context.now, own->zone);
    Roles const roles = roles_on(*present, context, reader, context.today);
    if (!roles.any())
        return tl::unexpected{unknown()};
    View view{present, present, roles, std::move(context), as_of};
    if (!as_of) {
        note_consultation(std::array<View const*, 1>{&view});
        return view;
    }
    auto events = store_.journal().load(id);
    std::erase_if(events, [&](Event const& event) { return event.recorded_at > *as_of; });
    if (events.empty())
        return tl::unexpected{unknown()};
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
// the store, the same whether the case is another's or nobody's: neither the answer nor the effort tells which.
bool CaseService::may_know_of(CaseId const& id, PersonId const& reader)
{
    std::shared_ptr<Case const> subject;
    Context context;
    {
        std::lock_guard const lock{cache_mutex_};
        auto const cached = [this](CaseId const& wanted) {
            auto const found = cache_.find(wanted);
            return found == cache_.end() ? nullptr : found->second.subject;
        };
        subject = cached(id);
        if (subject)
            for (CaseId const& link : subject->links)
                if (auto other = cached(link))
                    context.linked.push_back(std::move(other));
    }
    Day const day = today(context);
    if (subject && roles_on(*subject, context, reader, day).any())
        return true;
    // It may be another day where the case is.
    return store_.read_models().holds_role(reader, id, day - std::chrono::days{1}, day + std::chrono::days{1});
}

namespace {

Consultation consultation_of(View const& view)
{
    Case const& subject = *view.subject;
    Consultation read{.of = subject.id,
                      .version = subject.version,
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

Append CaseService::append_of(Case const& before, Case const& after, Event const& event, Context const& context)
{
    Append append{.stream = after.id, .expected = before.version, .events = {event}, .rows = project(after, context)};
    if (before.version > 0)
        append.rows_before = project(before, context);
    for (FollowUp const& next : after.workflow->follow_ups(before, after, event)) {
        boost::json::object payload{
            {"id", next.id.value}, {"workflow", next.workflow}, {"body", next.body}, {"actor", event.actor.value}};
        append.pending.push_back({"open", boost::json::serialize(payload)});
    }
    if (before.version > 0 && after.workflow->is_read_by_linked_cases())
        append.pending.push_back({"refresh", after.id.value});
    return append;
}

Result<CaseService::Opening> CaseService::decide_opening(Workflow const& workflow, boost::json::value const& body,
                                                         PersonId const& actor, std::optional<Roles> as)
{
    CommandId const command = workflow.opening();
    auto read = workflow.form(command).read(body);
    auto const refused_body = read ? std::optional<Error>{} : std::optional{read.error()};
    std::vector<CaseId> const named = read ? workflow.references(command, *read) : std::vector<CaseId>{};

    Opening opening;
    opening.context = context_for(actor, named);
    Track const* home = nullptr;
    for (Track const& track : workflow.tracks())
        if (has_command(track, command))
            home = &track;
    Case probe;
    probe.workflow = &workflow;
    probe.links = named;
    if (as) {
        opening.roles = *as;
    } else {
        opening.roles = roles_on(probe, opening.context, actor, opening.context.today);
        auto const person = store_.directory().find(actor);
        if (auto const role = workflow.find_role("administrator"); role && person && person->administrator)
            opening.roles.add(*role);
    }
    if (refused_body)
        return tl::unexpected{*refused_body};
    // Whoever has no hand in the campaign learns no more of it than of one that does not exist.
    if (!opening.roles.any())
        return tl::unexpected{unknown()};
    opening.body = std::move(*read);
    auto const derived = workflow.id_of(opening.body);
    opening.blank = blank_case(workflow, derived ? *derived : CaseId{draw_id_()});
    if (derived && store_.journal().version_of(*derived) > 0)
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

Result<Answered> CaseService::carry_out(Act act, Render const& render)
{
    Running const running{running_mutex_, running_, act};
    if (running.refused())
        return refuse(ErrorCode::still_running, "La même demande est en cours de traitement.");
    if (auto kept = kept_for(act))
        return std::move(*kept);
    auto answered = act.id.empty() ? open(act, render) : act_on(act, render);
    if (answered || answered.error().code == ErrorCode::malformed || answered.error().code == ErrorCode::invalid)
        return answered;
    // The same request may have been carried out between our look and our refusal, on another node or by a try whose
    // connection was lost; what it has changed may be why we refuse. Its answer is the answer.
    if (auto kept = kept_for(act))
        return std::move(*kept);
    return answered;
}

// Nothing when the request has no key, or has not been carried out yet.
std::optional<Result<Answered>> CaseService::kept_for(Act const& act)
{
    if (!act.repeat)
        return std::nullopt;
    auto kept = store_.journal().kept_answer(act.actor, act.repeat->key);
    if (!kept)
        return std::nullopt;
    if (kept->request_digest != act.repeat->request_digest)
        return refuse(ErrorCode::key_reused, "Cette clé d'idempotence a déjà servi à une autre demande.");
    return Answered{std::move(kept->answer), true};
}

Result<Answered> CaseService::open(Act const& act, Render const& render)
{
    auto opening = decide_opening(*act.workflow, act.body, act.actor);
    if (!opening)
        return tl::unexpected{opening.error()};
    std::lock_guard const strand{strand_of(opening->after.id)};
    Append append = append_of(opening->blank, opening->after, opening->event, opening->context);
    Track const* const track = act.workflow->find_track(opening->event.track);
    // Rights as the case itself now gives them: the opener may have become somebody by opening it.
    Context const context = context_for(act.actor, opening->after.links);
    Roles const roles = roles_on(opening->after, context, act.actor, opening->context.today);
    std::string answer = render({opening->after, opening->event, *opening->after.find(track->id), roles, context});
    if (act.repeat)
        append.kept = KeptAnswer{act.actor, act.repeat->key, act.repeat->request_digest, answer, clock_.now()};
    bool const leaves_work = !append.pending.empty();
    switch (writer_.append(std::move(append))) {
    case Appended::done:
        remember(std::make_shared<Case>(std::move(opening->after)));
        if (leaves_work)
            leave_work();
        return Answered{std::move(answer)};
    case Appended::conflict: return refuse(ErrorCode::wrong_state, "Ce dossier est déjà ouvert.");
    case Appended::key_taken: break;
    }
    return refuse(ErrorCode::still_running, "La même demande vient d'être traitée : répétez-la pour sa réponse.");
}

Result<Answered> CaseService::act_on(Act const& act, Render const& render)
{
    std::lock_guard const strand{strand_of(act.id)};
    for (int attempt = 0; attempt < attempts_max; ++attempt) {
        Version raced = 0;
        auto answered = once(act, render, &raced);
        if (raced == 0)
            return answered;
        forget(act.id); // another node came first: read again, decide again
    }
    // No 412: as far as anybody knows, the piece stands as this person saw it.
    throw StoreUnavailable{"other nodes came first each time"};
}

// What the case becomes. An event that erases takes back what earlier ones said: the store is told what to erase in the
// same commit.
std::shared_ptr<Case const> CaseService::after_event(Case const& before, Event const& event,
                                                     std::optional<Erasing>& erasing)
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
    return to_hex(sha256(draw_id_())).substr(0, 32);
}

// One try. `raced` becomes non-zero when the stream had moved on, and nothing was written.
Result<Answered> CaseService::once(Act const& act, Render const& render, Version* raced)
{
    if (!may_know_of(act.id, act.actor))
        return tl::unexpected{unknown()};
    auto const subject = current(*act.workflow, act.id);
    if (!subject)
        return tl::unexpected{unknown()};
    Context context = context_for(act.actor, subject->links);
    if (auto const* const own = dynamic_cast<Campaign const*>(subject->facts.get()))
        context.today = local_day(context.now, own->zone);
    Roles const roles = roles_on(*subject, context, act.actor, context.today);
    if (!roles.any())
        return tl::unexpected{unknown()};
    Track const& track = act.workflow->track(act.track);
    Piece const* const piece = subject->find(act.track, act.number);
    if (!has_command(track, act.command) || (act.number > 0 && !piece))
        return tl::unexpected{unknown()};
    if (piece && !View{subject, subject, roles, context}.may_read(*piece)
        && !may_now(track, act.command, roles, piece->state))
        return tl::unexpected{unknown()};

    Asked asked{act.track, act.number, act.command, nullptr};
    if (!may_ever(track, act.command, roles)) {
        auto const refusal = permit(*subject, asked, roles, context);
        return tl::unexpected{refusal.error()};
    }
    auto body = act.workflow->form(act.command).read(act.body);
    if (!body)
        return tl::unexpected{body.error()};
    if (auto fault = version_fault(act, piece))
        return tl::unexpected{std::move(*fault)};
    for (CaseId const& named : act.workflow->references(act.command, *body))
        if (!context.find(named))
            if (auto other = current(named))
                context.linked.push_back(std::move(other));
    asked.body = &*body;
    auto event = decide(*subject, asked, roles, context);
    if (!event)
        return tl::unexpected{event.error()};
    chain_after(subject->head, *event, draw_salt());

    std::optional<Erasing> erasing;
    auto const after = after_event(*subject, *event, erasing);
    Append append = append_of(*subject, *after, *event, context);
    append.erasing = std::move(erasing);
    std::string answer = render({*after, *event, *after->find(act.track, event->piece), roles, context});
    if (act.repeat)
        append.kept = KeptAnswer{act.actor, act.repeat->key, act.repeat->request_digest, answer, clock_.now()};
    append.finished_draft = draft_key(*subject, act.track, act.number, event->role);
    bool const leaves_work = !append.pending.empty();
    switch (writer_.append(std::move(append))) {
    case Appended::done: remember(after); break;
    case Appended::conflict:
        *raced = subject->version + 1;
        return refuse(ErrorCode::stale_version, "Le dossier a changé pendant votre acte.");
    case Appended::key_taken:
        return refuse(ErrorCode::still_running, "La même demande vient d'être traitée : répétez-la pour sa réponse.");
    }
    if (leaves_work)
        leave_work();
    return Answered{std::move(answer)};
}

void CaseService::leave_work()
{
    {
        std::lock_guard const lock{work_mutex_};
        work_waits_ = true;
    }
    work_left_.notify_one();
}

bool CaseService::wait_for_work()
{
    std::unique_lock lock{work_mutex_};
    work_left_.wait(lock, [this] { return work_waits_ || work_stopped_; });
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
    std::lock_guard const strand{strand_of(opening->after.id)};
    writer_.append(append_of(opening->blank, opening->after, opening->event, opening->context));
}

void CaseService::refresh_pending(PendingWork const& work)
{
    auto ids = store_.read_models().linked_to(CaseId{work.payload});
    for (CaseId const& id : ids) {
        std::lock_guard const strand{strand_of(id)};
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
