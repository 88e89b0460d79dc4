#include "engine/store/soci_consultations.hpp"

#include "engine/store/query.hpp"
#include "engine/store/row_changes.hpp"
#include "engine/store/sender.hpp"

#include <limits>

namespace engine::store {

void SociConsultations::note(std::span<Consultation const> read)
{
    Lease lease = database_.to_write();
    Transaction transaction{*lease};
    auto const sender = sender_for(*lease, Gates::all_or_nothing);
    for (Consultation const& one : read)
        sender->send(sql::rows::note_access, 0,
                     {one.of.value, one.track, one.piece, one.version, one.person.value, one.roles,
                      one.on_behalf_of ? one.on_behalf_of->value : std::string{}, to_text(one.day),
                      one.first_at.time_since_epoch().count(), one.as_of ? one.as_of->time_since_epoch().count() : 0});
    sender->finish();
    transaction.commit();
}

ConsultationPage SociConsultations::of(CaseId const& id, std::int64_t before, std::size_t limit)
{
    return database_.read([&](Session& session) {
        ConsultationPage page;
        Query query{session, sql::accesses};
        query.use("case_id", id.value);
        query.use("before", before > 0 ? before : std::numeric_limits<std::int64_t>::max());
        query.use("limit", static_cast<std::int64_t>(limit) + 1);
        long long row = 0, first_at = 0, as_of = 0;
        int piece = 0, version = 0;
        std::string lender, day;
        Consultation one{.of = id, .person = {}};
        query.into(row).into(one.track).into(piece).into(version).into(one.person.value).into(one.roles);
        query.into(lender).into(day).into(first_at).into(as_of);
        while (query.next()) {
            page.has_more = page.lines.size() == limit;
            if (page.has_more)
                break;
            one.piece = static_cast<std::uint16_t>(piece);
            one.version = static_cast<Version>(version);
            one.on_behalf_of = lender.empty() ? std::nullopt : std::optional{PersonId{lender}};
            one.day = day_from(day).value();
            one.first_at = Instant{std::chrono::microseconds{first_at}};
            one.as_of = as_of == 0 ? std::nullopt : std::optional{Instant{std::chrono::microseconds{as_of}}};
            page.lines.push_back({row, one});
        }
        return page;
    });
}

} // namespace engine::store
