#include "engine/linked_views.hpp"

#include "engine/authority.hpp"

namespace engine {
namespace {

constexpr std::size_t page_lines = 200;

} // namespace

std::vector<LinkedView> linked_views(CaseService& service, View const& of)
{
    PersonId const& reader = of.context.actor;
    auto at_hand = of.context.linked;
    at_hand.push_back(of.present);
    CaseQuery query{.reader = reader, .today = of.context.today};
    query.linked_to = of.subject->id;
    query.limit = page_lines;
    std::vector<LinkedView> all;
    do {
        auto const page = service.store().read_models().cases(query);
        for (CaseLine const& line : page.items) {
            auto subject = service.at_least(line.id, line.version);
            if (!subject)
                continue;
            Context context = service.context_for(reader, subject->links, at_hand);
            Roles const roles = roles_on(*subject, context, reader, context.today);
            if (roles.any())
                all.push_back({line.subject_name, line.title, {subject, subject, roles, std::move(context), {}}});
        }
        query.after = page.next;
    } while (query.after);
    std::vector<View const*> read;
    for (LinkedView const& one : all)
        read.push_back(&one.view);
    service.note_consultation(read);
    return all;
}

} // namespace engine
