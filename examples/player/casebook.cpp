#include "examples/player/casebook.hpp"

#include "examples/player/staff.hpp"

#include <algorithm>
#include <stdexcept>

namespace examples::player {

std::string text_of(boost::json::value const& object, std::string_view name)
{
    auto const* member = object.as_object().if_contains(name);
    return member != nullptr && member->is_string() ? std::string{member->as_string()} : std::string{};
}

void each_listed(Performer& performer, std::string const& collection, std::string const& by,
                 std::function<void(boost::json::value const&)> const& use)
{
    std::string const first = std::string{api_root} + '/' + collection + "?limit=200";
    for (auto target = first; !target.empty();) {
        auto const page = performer.get(target, by);
        if (!page.is(200))
            throw std::runtime_error{"GET " + target + " → " + std::to_string(page.status) + ' ' + page.text};
        for (auto const& item : page.body.at("items").as_array())
            use(item);
        auto const cursor = text_of(page.body, "next");
        target = cursor.empty() ? "" : first + "&cursor=" + cursor;
    }
}

void Casebook::refresh()
{
    entries_.clear();
    events_ = 0;
    each_listed(performer_, "trainee-years", holder_of("case_officer"), [this](boost::json::value const& item) {
        auto const& tags = item.at("tags");
        auto const email = cast_.email_of({text_of(item.at("subject"), "id")});
        entries_[{email, text_of(tags, "year_rank") == "2" ? 2 : 1}] = {
            engine::CaseId{text_of(item, "id")}, text_of(item, "stage"), text_of(tags, "outcome")};
        events_ += item.at("version").to_number<std::size_t>();
    });
}

Casebook::Entry const* Casebook::find(Key const& key) const
{
    auto const found = entries_.find(key);
    return found == entries_.end() ? nullptr : &found->second;
}

std::size_t Casebook::second_years() const
{
    return static_cast<std::size_t>(
        std::ranges::count_if(entries_, [](auto const& entry) { return entry.first.second == 2; }));
}

std::size_t Casebook::count_events()
{
    refresh();
    auto events = events_;
    auto const add = [&events](boost::json::value const& item) {
        events += item.at("version").to_number<std::size_t>();
    };
    each_listed(performer_, "campaigns", administrator_, add);
    each_listed(performer_, "juries", holder_of("jury_secretary"), add);
    return events;
}

} // namespace examples::player
