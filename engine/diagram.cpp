#include "engine/diagram.hpp"

#include "engine/table_words.hpp"

#include <boost/json/array.hpp>

#include <algorithm>
#include <map>
#include <vector>

namespace engine {
namespace {

namespace json = boost::json;

// Mermaid reads these as its own punctuation, and writes them by their number.
std::string for_mermaid(std::string_view text)
{
    return replaced(text, {{'"', "#34;"}, {'#', "#35;"}, {':', "#58;"}, {';', "#59;"}, {'\n', " "}});
}

std::string for_markdown(std::string_view text)
{
    return replaced(text, {{'|', "\\|"}, {'\n', " "}});
}

// ---- Rules as a list ----

// Words in the order in which they come, each once.
class Listed {
public:
    void add(std::string_view word)
    {
        if (std::find(words_.begin(), words_.end(), word) == words_.end())
            words_.emplace_back(word);
    }
    std::string text() const
    {
        std::string out;
        for (std::string const& word : words_)
            out += (out.empty() ? "" : " ; ") + word;
        return out;
    }

private:
    std::vector<std::string> words_;
};

std::string ground_of(Source const& source)
{
    return std::string{source.text} + (source.article.empty() ? "" : ", ") + std::string{source.article} + " ("
        + std::string{name_of(source.confidence)} + ")";
}

json::value text_or_null(std::string_view text)
{
    return text.empty() ? json::value(nullptr) : json::value(text);
}

json::array roles_json(Workflow const& workflow, Roles roles)
{
    json::array list;
    for (Word const* const word : words_of(workflow, roles))
        list.push_back(json::object{{"role", word->name}, {"label", word->label}});
    return list;
}

json::object word_json(std::string_view name, std::string_view label)
{
    return json::object{{"name", name}, {"label", label}};
}

json::value waiting_json(Workflow const& workflow, Track const& track, StateId state)
{
    for (Waiting const& waiting : track.waits) {
        if (waiting.in != state)
            continue;
        Word const& deadline = workflow.words().deadlines[waiting.due.value];
        return json::object{
            {"owners", roles_json(workflow, waiting.owner)},
            {"command", word_json(workflow.name_of(waiting.expected), workflow.label_of(waiting.expected))},
            {"deadline", word_json(deadline.name, deadline.label)}};
    }
    return nullptr;
}

json::array guards_json(Workflow const& workflow, Transition const& row)
{
    json::array list;
    for (GuardId const id : row.guard) {
        GuardWord const& word = workflow.words().guards[id.value];
        list.push_back(json::object{
            {"rule", word.rule}, {"title", word.title}, {"source", to_json(workflow.source(word.source))}});
    }
    return list;
}

json::object row_json(Workflow const& workflow, Transition const& row)
{
    Word const& event = workflow.words().events[row.emits.value];
    return json::object{{"from", word_json(workflow.name_of(row.from), workflow.label_of(row.from))},
                        {"command", word_json(workflow.name_of(row.on), workflow.label_of(row.on))},
                        {"by", roles_json(workflow, row.by)},
                        {"guards", guards_json(workflow, row)},
                        {"event", word_json(event.name, event.label)},
                        {"to", word_json(workflow.name_of(row.to), workflow.label_of(row.to))},
                        {"source", to_json(workflow.source(row.source))}};
}

} // namespace

std::string mermaid(Workflow const& workflow, Track const& track)
{
    std::string out = "stateDiagram-v2\n";
    for (StateId const state : states_of(track))
        out += "    state \"" + for_mermaid(workflow.label_of(state)) + "\" as " + std::string{workflow.name_of(state)}
            + "\n";
    out += "    [*] --> " + std::string{workflow.name_of(track.initial)} + "\n";
    for (Transition const& row : track.rows)
        out += "    " + std::string{workflow.name_of(row.from)} + " --> " + std::string{workflow.name_of(row.to)} + ": "
            + for_mermaid(sentence_of(workflow, row)) + "\n";
    for (StateId const state : states_of(track))
        if (is_last(track, state))
            out += "    " + std::string{workflow.name_of(state)} + " --> [*]\n";
    return out;
}

std::string markdown(Workflow const& workflow, Track const& track)
{
    std::string out = "| De | Acte | Par | À condition que | Vers | Source |\n|---|---|---|---|---|---|\n";
    for (Transition const& row : track.rows) {
        std::string conditions;
        for (GuardId const id : row.guard)
            conditions += (conditions.empty() ? "" : " ") + std::string{workflow.words().guards[id.value].title};
        std::string const ground = ground_of(workflow.source(row.source));
        for (std::string const& cell :
             {std::string{workflow.label_of(row.from)}, std::string{workflow.label_of(row.on)},
              hands_of(workflow, row.by), conditions, std::string{workflow.label_of(row.to)}, ground})
            out += "| " + for_markdown(cell) + " ";
        out += "|\n";
    }
    return out;
}

std::string summary(Workflow const& workflow)
{
    std::string out = "| Étape | Qui fait quoi | Échéance |\n|---|---|---|\n";
    for (Track const& track : workflow.tracks()) {
        std::map<std::string, Listed> acts_by_hands;
        Listed dues;
        for (Transition const& row : track.rows)
            acts_by_hands[hands_of(workflow, row.by)].add(workflow.label_of(row.on));
        for (Waiting const& waiting : track.waits)
            if (auto const label = workflow.words().deadlines[waiting.due.value].label; waiting.due.value != 0)
                dues.add(label);
        std::string acts;
        for (auto const& [hands, done] : acts_by_hands)
            acts += (acts.empty() ? "**" : "<br>**") + hands + "** : " + done.text();
        for (std::string const& cell : {std::string{workflow.label_of(track.id)}, acts, dues.text()})
            out += "| " + for_markdown(cell) + " ";
        out += "|\n";
    }
    return out;
}

json::object rules_of(Workflow const& workflow, Track const& track)
{
    json::array states;
    for (StateId const state : states_of(track)) {
        json::object one = word_json(workflow.name_of(state), workflow.label_of(state));
        one["last"] = is_last(track, state);
        one["waiting"] = waiting_json(workflow, track, state);
        states.push_back(std::move(one));
    }
    json::array rows;
    for (Transition const& row : track.rows)
        rows.push_back(row_json(workflow, row));
    return json::object{{"track", workflow.name_of(track.id)},
                        {"label", workflow.label_of(track.id)},
                        {"repeatable", track.repeatable},
                        {"initial", word_json(workflow.name_of(track.initial), workflow.label_of(track.initial))},
                        {"readers", roles_json(workflow, track.readers)},
                        {"states", std::move(states)},
                        {"rows", std::move(rows)}};
}

json::object to_json(Source const& source)
{
    return json::object{{"id", source.id},
                        {"text", source.text},
                        {"article", source.article},
                        {"version", source.version},
                        {"confidence", name_of(source.confidence)},
                        {"says", source.says},
                        {"valid_from", text_or_null(source.valid_from)},
                        {"valid_to", text_or_null(source.valid_to)}};
}

} // namespace engine
