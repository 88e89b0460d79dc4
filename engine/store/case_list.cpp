#include "engine/store/case_list.hpp"

#include "engine/known.hpp"
#include "engine/store/folding.hpp"
#include "engine/store/packed_rows.hpp"
#include "engine/store/query.hpp"

#include <boost/json/array.hpp>
#include <boost/json/serialize.hpp>

#include <algorithm>
#include <map>
#include <sstream>

namespace engine::store {
namespace {

// A search of more words than a name has is no search for a name.
constexpr std::size_t words_max = 8;

constexpr long long few_cases = 200;      // are soon looked up
constexpr long long many_cases = 1000;    // looking up so many costs more than a page may
constexpr long long lines_of_a_page = 50; // as people ask for it
constexpr std::chrono::minutes many_for{1};
constexpr std::size_t readers_max = 10'000; // past this number all are counted anew

std::vector<std::string> words_of(std::string const& search)
{
    std::vector<std::string> words;
    std::istringstream in{folded(search)};
    for (std::string word; words.size() < words_max && in >> word;)
        words.push_back(std::move(word));
    return words;
}

std::string numbered(std::string_view part, std::size_t number)
{
    std::string text;
    for (char const c : part)
        text += c == '#' ? std::to_string(number) : std::string{c};
    return text;
}

std::string with_place(std::string text, std::string_view place)
{
    constexpr std::string_view mark{"@place"};
    for (std::size_t at = text.find(mark); at != std::string::npos; at = text.find(mark, at + place.size()))
        text.replace(at, mark.size(), place);
    return text;
}

std::string filters_of(CaseQuery const& asked, std::vector<std::string> const& words, Dialect dialect,
                       std::string_view seen = sql::cases::seen)
{
    std::string text{seen};
    if (!asked.workflow.empty())
        text += seen == sql::cases::seen ? sql::cases::and_of_workflow : sql::cases::of_workflow;
    if (asked.linked_to)
        text += sql::cases::linked_to;
    if (asked.stage)
        text += sql::cases::in_stage;
    if (asked.changed_since)
        text += with_place(std::string{sql::cases::changed_since}, sql::cases::place_of_role(dialect));
    for (std::size_t i = 0; i < asked.tags.size(); ++i)
        text += numbered(sql::cases::with_tag, i);
    for (std::size_t i = 0; i < words.size(); ++i)
        text += numbered(sql::cases::with_word, i);
    return text;
}

void bind_filters(Query& query, CaseQuery const& asked, std::vector<std::string> const& words)
{
    query.use("reader", asked.reader.value).use("today", to_text(asked.today));
    if (!asked.workflow.empty())
        query.use("workflow", asked.workflow);
    if (asked.linked_to)
        query.use("linked", asked.linked_to->value);
    if (asked.stage)
        query.use("stage", *asked.stage);
    if (asked.changed_since)
        query.use("since", asked.changed_since->time_since_epoch().count())
            .use("since_text", instant_text(*asked.changed_since));
    for (std::size_t i = 0; i < asked.tags.size(); ++i) {
        query.use("name_" + std::to_string(i), asked.tags[i].first);
        query.use("value_" + std::to_string(i), asked.tags[i].second);
    }
    for (std::size_t i = 0; i < words.size();
         ++i) // folding has left nothing that LIKE would take for a sign of its own
        query.use("word_" + std::to_string(i), "%" + words[i] + "%");
}

std::size_t count(Session& session, CaseQuery const& asked, std::vector<std::string> const& words)
{
    long long total = 0;
    Query query{session, "count_cases", std::string{sql::cases::count} + filters_of(asked, words, session.dialect())};
    bind_filters(query, asked, words);
    query.into(total).next();
    return static_cast<std::size_t>(total);
}

// Whether a page is sooner full by going through the lines, of which he sees a share, than by looking up all that he sees.
bool sees_many(Session& session, CaseQuery const& asked)
{
    long long seen = 0;
    Query{session, sql::cases::seen_of_his_own}
        .use("reader", asked.reader.value)
        .use("today", to_text(asked.today))
        .use("most", many_cases)
        .into(seen)
        .next();
    if (seen < few_cases || seen >= many_cases)
        return seen >= many_cases;
    long long lines = 0;
    Query{session, sql::cases::lines_about}.into(lines).next();
    return lines > 0 && seen * seen >= lines_of_a_page * lines;
}

// A reader who sees few cases has them looked up, then sorted. Of a reader who sees many, lines are gone through in the
// order of their names until the page is full: what it costs does not grow with what he sees. A filter that few pass
// would have him go through all of them.
std::string_view way_to_see(Session& session, CaseQuery const& asked, std::vector<std::string> const& words,
                            ManySeen& many_seen)
{
    bool const is_filtered = asked.workflow.empty() || asked.linked_to || asked.stage || asked.changed_since
        || !asked.tags.empty() || !words.empty();
    if (is_filtered)
        return sql::cases::seen;
    if (!many_seen.knows(asked.reader)) {
        if (!sees_many(session, asked))
            return sql::cases::seen;
        many_seen.note(asked.reader);
    }
    if (std::string said; session.dialect() == Dialect::postgresql)
        Query{session, sql::cases::say_many}.into(said).next();
    return sql::cases::seen_each;
}

// What a line shows as far as its reader's roles on the case know of it, which are looked up for a page at once.
struct Untold {
    std::string behind;
    std::string tags; // packed
};

// The lines of a page, without tags and roles; one more than asked for tells that there is a next page.
void read_lines(Session& session, CaseQuery const& asked, std::vector<std::string> const& words, CasePage& page,
                std::vector<Untold>& untold, ManySeen& many_seen)
{
    std::string text = std::string{sql::cases::page_begin}
        + filters_of(asked, words, session.dialect(), way_to_see(session, asked, words, many_seen));
    if (asked.after)
        text += sql::cases::after;
    text += sql::cases::page_end;
    Query query{session, "list_cases", text};
    bind_filters(query, asked, words);
    if (asked.after)
        query.use("after_name", asked.after->sort_name).use("after_id", asked.after->id.value);
    query.use("limit", static_cast<std::int64_t>(asked.limit) + 1);

    CaseLine line;
    Untold of_line;
    std::string sort_name, last_sort_name;
    int version = 0;
    long long changed_at = 0;
    query.into(line.id.value).into(line.workflow).into(version).into(changed_at).into(of_line.behind);
    query.into(line.subject.value).into(line.subject_name).into(line.title).into(line.stage).into(sort_name);
    query.into(of_line.tags);
    while (query.next()) {
        if (page.items.size() == asked.limit) {
            if (!page.items.empty())
                page.next = CaseCursor{last_sort_name, page.items.back().id};
            return;
        }
        line.version = static_cast<Version>(version);
        line.changed_at = Instant{std::chrono::microseconds{changed_at}};
        page.items.push_back(line);
        untold.push_back(of_line);
        last_sort_name = sort_name;
    }
}

std::string ids_of(CasePage const& page)
{
    boost::json::array ids;
    for (CaseLine const& line : page.items)
        ids.emplace_back(line.id.value);
    return boost::json::serialize(ids);
}

bool is_for(std::string_view audience, std::vector<std::string> const& roles)
{
    return audience.empty() || std::any_of(roles.begin(), roles.end(), [&](std::string const& role) {
               return audience.find("," + role + ",") != std::string_view::npos;
           });
}

// A role that the text does not name knows of the last event.
void tell_what_is_known(CaseLine& line, std::string const& behind)
{
    Known best;
    for (std::string const& role : line.roles) {
        auto const known = known_behind(behind, role);
        if (!known)
            return;
        best = std::max(best, *known);
    }
    line.version = best.version;
    line.changed_at = best.changed_at;
}

void add_roles(Session& session, CaseQuery const& asked, CasePage& page)
{
    if (page.items.empty())
        return;
    std::map<std::string, CaseLine*> lines;
    for (CaseLine& line : page.items)
        lines[line.id.value] = &line;
    std::string id, role;
    Query query{session, sql::roles_on_cases};
    query.use("cases", ids_of(page)).use("reader", asked.reader.value).use("today", to_text(asked.today));
    query.into(id).into(role);
    while (query.next())
        lines.at(id)->roles.push_back(role);
}

// Of those that say the same to several audiences one is shown.
void add_tags(CaseLine& line, std::string const& tags)
{
    for (PackedTag& tag : unpacked_tags(tags)) {
        std::pair told{std::move(tag.name), std::move(tag.value)};
        if (is_for(tag.audience, line.roles) && (line.tags.empty() || line.tags.back() != told))
            line.tags.push_back(std::move(told));
    }
}

} // namespace

bool ManySeen::knows(PersonId const& reader)
{
    std::lock_guard const lock{mutex_};
    auto const found = until_.find(reader);
    return found != until_.end() && Clock::now() < found->second;
}

void ManySeen::note(PersonId const& reader)
{
    std::lock_guard const lock{mutex_};
    if (until_.size() >= readers_max)
        until_.clear();
    until_[reader] = Clock::now() + many_for;
}

CasePage list_cases(Session& session, CaseQuery const& asked, ManySeen& many_seen)
{
    CasePage page;
    auto const words = words_of(asked.search);
    std::vector<Untold> untold; // of each line
    read_lines(session, asked, words, page, untold, many_seen);
    add_roles(session, asked, page);
    for (std::size_t i = 0; i < page.items.size(); ++i) {
        add_tags(page.items[i], untold[i].tags);
        tell_what_is_known(page.items[i], untold[i].behind);
    }
    if (asked.with_total)
        page.total = count(session, asked, words);
    return page;
}

} // namespace engine::store
