#pragma once
// What readers are shown, as JSON: the same for every workflow, whose words it takes. Rights are asked before; a view
// shows what it is given.

#include "api/message.hpp"

#include "engine/case_service.hpp"
#include "engine/read_models.hpp"
#include "engine/track.hpp"

#include <boost/json/array.hpp>
#include <boost/json/object.hpp>
#include <boost/json/value.hpp>

#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace api {

// The names of people met in one answer, asked of the directory in one go.
class Names {
public:
    explicit Names(engine::Directory& directory) : directory_{directory} {}

    void will_need(engine::PersonId const& person);
    void will_need(engine::Event const& event); // its actor, and whose power he used
    void fetch();
    // {"id", "name"}; the name is null for somebody whom the directory no longer knows.
    boost::json::object of(engine::PersonId const& person) const;
    boost::json::value or_null(std::optional<engine::PersonId> const& person) const;
    // By id; empty for somebody unknown.
    std::map<engine::PersonId, std::string> const& all() const { return names_; }

private:
    engine::Directory& directory_;
    std::map<engine::PersonId, std::string> names_;
};

boost::json::array texts(std::vector<std::string> const& list);
boost::json::value day_or_null(std::optional<engine::Day> const& day);
boost::json::object self_link(std::string const& path);
// The French word for a name of the workflow's; the name itself when there is none.
std::string_view label_in(std::span<engine::Word const> words, std::string_view name);
std::vector<std::string_view> names_in(std::span<engine::Word const> words);

boost::json::object case_line(engine::Workflows const& workflows, engine::CaseLine const& line);
boost::json::object task_line(engine::Workflows const& workflows, engine::TaskLine const& line, engine::Day today);
// With its clock as of that context, if hours are counted on it.
boost::json::object piece_summary(engine::Case const& subject, engine::Piece const& piece,
                                  engine::Context const& context);
// Conditions as a problem document lists them.
boost::json::array conditions_json(std::vector<engine::Condition> const& conditions, Request const& request);

// The commands of those roles on a case, each open or closed with its reasons; or only those that are open.
boost::json::array actions_json(engine::View const& view, engine::Offered offered);

// One event of the journal; `names` has been fetched.
boost::json::object event_json(engine::Case const& subject, engine::Event const& event, Names const& names);
boost::json::object body_json(engine::Event const& event); // empty once erased
// What is said in place of a body that was erased.
boost::json::object erased_json(engine::Case const& subject, engine::Version version);

// The answer to an act: what is given again, to the byte, when the request is repeated.
std::string outcome_text(engine::Outcome const& outcome);
// Of the same answer its member `event` alone.
std::string receipt_text(engine::Outcome const& outcome);

} // namespace api
