#pragma once
// Which case is whose, and how it stands, as the lists of the product say it to those who keep the cases.

#include "examples/player/performer.hpp"

#include <functional>
#include <map>
#include <utility>

namespace examples::player {

inline constexpr char const* api_root = "/api/v1";

// Every case that somebody sees in a collection. Throws std::runtime_error when the list is refused.
void each_listed(Performer& performer, std::string const& collection, std::string const& by,
                 std::function<void(boost::json::value const&)> const& use);

// A member of a listed case, empty when it is not a text.
std::string text_of(boost::json::value const& object, std::string_view name);

class Casebook {
public:
    struct Entry {
        engine::CaseId id;
        std::string stage;
        std::string outcome; // last notified, or empty
    };
    // A trainee's address, and the rank of the year.
    using Key = std::pair<std::string, int>;

    Casebook(Performer& performer, Cast const& cast, std::string administrator)
        : performer_{performer}, cast_{cast}, administrator_{std::move(administrator)}
    {
    }

    // Reads the list anew.
    void refresh();

    // Null when the list held no such case when last read.
    Entry const* find(Key const& key) const;
    std::size_t cases() const { return entries_.size(); }
    std::size_t second_years() const;
    // What the journal holds by now, campaigns and juries included.
    std::size_t count_events();

private:
    Performer& performer_;
    Cast const& cast_;
    std::string administrator_;
    std::map<Key, Entry> entries_;
    std::size_t events_ = 0; // of the cases listed
};

} // namespace examples::player
