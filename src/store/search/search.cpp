#include "store/search/search.h"

#include <algorithm>
#include <charconv>
#include <map>
#include <utility>

#include "store/search/search_document.h"
#include "store/search/search_marks.h"
#include "store/stories/stories.h"
#include "text/joined.h"

namespace tidings::store {
namespace {

using Phrase = SearchQuery::Phrase;

// Quoted, so that nothing a person types is syntax; folded words and marks have no quotation marks.
std::string quoted(const std::string& word) { return "\"" + word + "\""; }

// The words of the index that begin with that one, the shortest first.
std::vector<std::string> words_beginning(const Database& db, const std::string& beginning) {
    constexpr int most = 100;
    std::vector<std::string> words;
    Rows rows = db.query(
        "select word from search_words where word >= ?1 and word < ?1 || char(1114111) order by "
        "length(word), "
        "word limit ?2",
        {beginning, most});
    while (rows.next()) words.push_back(rows.text(0));
    return words;
}

// All words of the phrase, wherever they stand.
std::string all_words(const Phrase& phrase, bool in_title) {
    return "(" +
           joined(phrase.words, " AND ",
                  [&](const std::string& word) { return quoted(in_title ? title_word(word) : word); }) +
           ")";
}

// The same, with longer words that begin with the last one.
std::string all_beginnings(const Database& db, const Phrase& phrase) {
    const std::string& last = phrase.words.back();
    if (phrase.is_exact || last.size() < shortest_beginning) return all_words(phrase, false);
    std::vector<std::string> longer = words_beginning(db, last);
    if (longer.empty()) return all_words(phrase, false);
    Phrase others = phrase;
    others.words.pop_back();
    const std::string any = "(" + joined(longer, " OR ", quoted) + ")";
    return others.words.empty() ? any : "(" + all_words(others, false) + " AND " + any + ")";
}

template <class AsExpression>
std::string all_of(const std::vector<Phrase>& phrases, const AsExpression& as_expression) {
    return "(" + joined(phrases, " AND ", as_expression) + ")";
}

std::string any_of(const std::vector<std::string>& marks) {
    return "(" + joined(marks, " OR ", quoted) + ")";
}

// When the first (last) story was first seen, a month of tolerance for clocks aside.
std::optional<Timestamp> end_of_stories(const Database& db, std::string_view sql) {
    Rows rows = db.query(sql);
    if (!rows.next()) return std::nullopt;
    return rows.time(0);
}

// The months in which stories that fit the dates were first seen.
std::vector<std::string> months_of(const Database& db, const SearchQuery& query) {
    constexpr auto tolerance = std::chrono::days(31);
    const auto first = end_of_stories(db, "select first_seen from stories order by id limit 1");
    const auto last = end_of_stories(db, "select first_seen from stories order by id desc limit 1");
    std::vector<std::string> months;
    if (!first || !last) return months;
    const Timestamp begin = std::max(*first - tolerance, query.after.value_or(*first - tolerance));
    const Timestamp end = std::min(*last + tolerance, query.before.value_or(*last + tolerance));
    for (Timestamp day = begin; day <= end + std::chrono::days(1); day += std::chrono::days(1))
        if (std::string month = month_mark(day); months.empty() || months.back() != month)
            months.push_back(std::move(month));
    return months;
}

// What the properties ask for, to be joined by AND.
std::vector<std::string> wanted_marks(const Database& db, const SearchQuery& query) {
    std::vector<std::string> all;
    std::map<std::string, std::vector<std::string>> any;
    for (const SearchQuery::Mark& mark : query.marks) {
        if (!mark.is_wanted) continue;
        if (mark.kind == "tag")
            all.push_back(quoted(mark_of(mark.kind, mark.value)));
        else
            any[mark.kind].push_back(mark_of(mark.kind, mark.value));
    }
    for (const auto& [kind, marks] : any) all.push_back(any_of(marks));
    if (query.after || query.before)
        if (const std::vector<std::string> months = months_of(db, query); !months.empty())
            all.push_back(any_of(months));
    return all;
}

// Whether the order of words counts, which only the texts tell.
bool needs_texts(const SearchQuery& query) {
    const auto is_long = [](const Phrase& phrase) { return phrase.words.size() > 1; };
    return std::ranges::any_of(query.phrases, is_long) || std::ranges::any_of(query.without, is_long);
}

std::string words_of(const Database& db, const SearchQuery& query, SearchFit fit) {
    return "(" +
           joined(query.phrases, " AND ",
                  [&](const Phrase& phrase) {
                      return fit == SearchFit::beginning ? all_beginnings(db, phrase)
                                                         : all_words(phrase, fit == SearchFit::title);
                  }) +
           ")";
}

// What is excluded, each an expression. Phrases of several words are looked for in the texts of what is
// found.
std::vector<std::string> unwanted(const Database& db, const SearchQuery& query, SearchFit fit) {
    std::vector<std::string> all;
    if (fit != SearchFit::title && !needs_texts(query)) {  // else the texts tell what fits better
        const SearchFit better = fit == SearchFit::anywhere ? SearchFit::title : SearchFit::anywhere;
        all.push_back(words_of(db, query, better));
    }
    for (const Phrase& phrase : query.without)
        if (phrase.words.size() == 1) all.push_back(all_beginnings(db, phrase));
    for (const SearchQuery::Mark& mark : query.marks)
        if (!mark.is_wanted) all.push_back(quoted(mark_of(mark.kind, mark.value)));
    return all;
}

// The expression of FTS5 for the stories that may fit so, and do not fit better.
std::string expression(const Database& db, const SearchQuery& query, SearchFit fit) {
    std::vector<std::string> all = wanted_marks(db, query);
    if (!query.phrases.empty()) all.push_back(words_of(db, query, fit));
    if (all.empty()) all.push_back(quoted(std::string(mark_of_all)));
    const std::vector<std::string> not_these = unwanted(db, query, fit);
    const std::string wanted = "(" + joined(all, " AND ") + ")";
    return not_these.empty() ? wanted : wanted + " NOT (" + joined(not_these, " OR ") + ")";
}

std::vector<std::string> states_of(const SearchQuery& query) {
    std::vector<std::string> states;
    for (const SearchQuery::Mark& mark : query.marks)
        if (mark.kind == "state" && mark.is_wanted) states.push_back(mark.value);
    return states;
}

// How well a story fits by its texts; none where it does not.
std::optional<SearchFit> fit_of(const SearchDocument& document, const SearchQuery& query) {
    const auto all = [&](const auto& holds) { return std::ranges::all_of(query.phrases, holds); };
    for (const Phrase& phrase : query.without)
        if (is_anywhere(document, phrase, true)) return std::nullopt;
    if (all([&](const Phrase& phrase) { return is_in_title(document, phrase); })) return SearchFit::title;
    if (all([&](const Phrase& phrase) { return is_anywhere(document, phrase, false); }))
        return SearchFit::anywhere;
    if (all([&](const Phrase& phrase) { return is_anywhere(document, phrase, true); }))
        return SearchFit::beginning;
    return std::nullopt;
}

struct Page {
    std::vector<SearchHit> hits;
    std::size_t most = 0;

    int left() const { return static_cast<int>(most - hits.size()); }
};

void fill(const Database& db, const SearchQuery& query, SearchFit fit, std::int64_t behind, Page& page) {
    const std::vector<std::string> states = states_of(query);
    const std::string expressed = expression(db, query, fit);
    Rows rows = db.query(
        R"(
        select x.rowid, d.story, s.curation from search_index x join search_documents d on d.document = x.rowid
            join stories s on s.id = d.story
        where x.search_index match ?1 and x.rowid > ?2 and s.merged_into is null
            and s.first_seen >= ?3 and s.first_seen < ?4
        order by x.rowid)",
        {expressed, behind, query.after.value_or(Timestamp::min()), query.before.value_or(Timestamp::max())});
    while (page.left() > 0 && rows.next()) {
        if (!states.empty() && std::ranges::find(states, rows.text(2)) == states.end()) continue;
        const auto found = rows.id<StoryId>(1);
        if (needs_texts(query) && fit_of(search_document(db, story(db, found).value()), query) != fit)
            continue;
        page.hits.push_back({found, {fit, rows.integer(0)}});
    }
}

}  // namespace

std::string SearchCursor::text() const {
    return std::to_string(static_cast<int>(fit)) + "." + std::to_string(document);
}

std::optional<SearchCursor> SearchCursor::parse(std::string_view text) {
    SearchCursor cursor;
    if (text.size() < 3 || text[0] < '0' || text[0] > '2' || text[1] != '.') return std::nullopt;
    cursor.fit = static_cast<SearchFit>(text[0] - '0');
    const char* const end = text.data() + text.size();
    const auto [stop, problem] = std::from_chars(text.data() + 2, end, cursor.document);
    if (problem != std::errc{} || stop != end || cursor.document < 0) return std::nullopt;
    return cursor;
}

std::vector<SearchHit> search(const Database& db, const SearchQuery& query,
                              const std::optional<SearchCursor>& after, int most) {
    constexpr std::int64_t before_all = 0;
    Page page{{}, static_cast<std::size_t>(most)};
    for (const SearchFit fit : {SearchFit::title, SearchFit::anywhere, SearchFit::beginning}) {
        if (query.phrases.empty() && fit != SearchFit::title) break;
        if (after && fit < after->fit) continue;
        fill(db, query, fit, after && fit == after->fit ? after->document : before_all, page);
        if (page.left() == 0) break;
    }
    return std::move(page.hits);
}

}  // namespace tidings::store
