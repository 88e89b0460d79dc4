#include "examples/player/side_play.hpp"

#include "examples/player/casebook.hpp"
#include "examples/player/season.hpp"

#include <algorithm>
#include <ostream>
#include <stdexcept>

namespace examples::player {
namespace {

SideCase const& case_named(SideStory const& story, std::string const& name)
{
    auto const found = std::ranges::find(story.cases, name, &SideCase::name);
    if (found == story.cases.end())
        throw std::runtime_error{story.title + " : aucun dossier ne s'y appelle " + name};
    return *found;
}

} // namespace

void SidePlay::enter_people()
{
    if (stories_.empty())
        return;
    for (SideStory const& story : stories_)
        for (Somebody const& somebody : story.people)
            cast_.enter(somebody);
    cast_.refresh();
}

std::set<Day> SidePlay::days() const
{
    std::set<Day> all;
    for (SideStory const& story : stories_)
        for (SideAct const& act : story.acts)
            all.insert(act.day);
    return all;
}

std::string SidePlay::found_path(SideCase const& wanted)
{
    std::string path;
    each_listed(performer_, wanted.collection, wanted.seen_by, [&](boost::json::value const& item) {
        if (text_of(item, "title") == wanted.title)
            path = text_of(item.at("links"), "self");
    });
    return path;
}

std::string SidePlay::path_of(SideStory const& story, std::string const& name)
{
    std::string& path = paths_[story.title + '/' + name];
    if (path.empty())
        path = found_path(case_named(story, name));
    if (path.empty())
        throw std::runtime_error{story.title + " : le dossier « " + name + " » est introuvable"};
    return path;
}

void SidePlay::perform(SideStory const& story, std::size_t at)
{
    SideAct const& act = story.acts[at];
    SideScene const scene{[this](std::string const& email) { return cast_.of(email).id; },
                          [&](std::string const& name) {
                              auto const path = path_of(story, name);
                              return engine::CaseId{path.substr(path.rfind('/') + 1)};
                          }};
    Deed deed{.what = story.title + ", " + act.on + ", " + act.track + ' ' + act.command,
              .by = act.by,
              .target = {},
              .piece = {},
              .key = key_of(seed_, story.title + ' ' + std::to_string(at)),
              .body = act.body ? act.body(scene) : boost::json::object{},
              .refused_by = act.refused_by};
    if (act.track.empty()) {
        deed.target = std::string{api_root} + '/' + case_named(story, act.on).collection;
        if (auto const answer = performer_.perform(deed, versions_))
            paths_[story.title + '/' + act.on] = text_of(answer->body.at("case").at("links"), "self");
        return;
    }
    std::string const track = path_of(story, act.on) + '/' + act.track;
    deed.piece = act.begins_new ? "" : act.number > 0 ? track + '/' + std::to_string(act.number) : track;
    deed.target = (act.begins_new ? track : deed.piece) + '/' + act.command;
    performer_.perform(deed, versions_);
}

void SidePlay::play(Day day)
{
    for (SideStory const& story : stories_)
        for (std::size_t i = 0; i < story.acts.size(); ++i)
            if (story.acts[i].day == day)
                perform(story, i);
}

void SidePlay::print_requests(std::string const& url, std::ostream& out)
{
    for (SideStory const& story : stories_) {
        SideRequest const& request = story.request;
        auto const path = request.on.empty() ? std::string{api_root} : found_path(case_named(story, request.on));
        if (!path.empty())
            out << "\n# " << request.what << "\ncurl -s -H 'Authorization: Bearer " << performer_.token_of(request.by)
                << "' '" << url << path << request.path << "'\n";
    }
}

} // namespace examples::player
