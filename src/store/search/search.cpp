#include "store/search/search.h"

#include <algorithm>
#include <charconv>
#include <limits>
#include <map>

#include "store/search/search_document.h"
#include "store/search/search_marks.h"
#include "store/stories/stories.h"
#include "text/joined.h"

namespace tidings::store {
namespace {

using Phrase = SearchQuery::Phrase;

// Quoted, so that nothing a person types is syntax; folded words and marks have no quotation marks.
std::string quoted(const std::string& word) { return "\"" + word + "\""; }

// All words of the phrase, wherever they stand; the last one may be the beginning of a longer one.
std::string all_words(const Phrase& phrase, bool in_title, bool may_go_on) {
    std::string all;
    for (const std::string& word : phrase.words) {
        const bool is_last = &word == &phrase.words.back();
        all += (all.empty() ? "" : " AND ") + quoted(in_title ? title_word(word) : word);
        if (is_last && may_go_on && !phrase.is_exact) all += " *";
    }
    return "(" + all + ")";
}

std::string all_of(const std::vector<Phrase>& phrases, bool in_title, bool may_go_on) {
    return "(" +
           joined(phrases, " AND ",
                  [&](const Phrase& phrase) { return all_words(phrase, in_title, may_go_on); }) +
           ")";
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

// Phrases of several words are looked for in the texts of what is found.
std::string unwanted(const SearchQuery& query) {
    std::vector<std::string> all;
    for (const Phrase& phrase : query.without)
        if (phrase.words.size() == 1) all.push_back(all_words(phrase, false, true));
    for (const SearchQuery::Mark& mark : query.marks)
        if (!mark.is_wanted) all.push_back(quoted(mark_of(mark.kind, mark.value)));
    return all.empty() ? "" : " NOT (" + joined(all, " OR ") + ")";
}

// Whether the order of words counts, which only the texts tell.
bool needs_texts(const SearchQuery& query) {
    const auto is_long = [](const Phrase& phrase) { return phrase.words.size() > 1; };
    return std::ranges::any_of(query.phrases, is_long) || std::ranges::any_of(query.without, is_long);
}

// The expression of FTS5 for the stories that may fit so, and have not fitted better.
std::string expression(const Database& db, const SearchQuery& query, SearchFit fit) {
    const std::string anywhere = all_of(query.phrases, false, false);
    std::string words;
    switch (fit) {
        case SearchFit::title:
            words = all_of(query.phrases, true, false);
            break;
        case SearchFit::anywhere:
            words = anywhere;
            if (!needs_texts(query))
                words = "(" + anywhere + " NOT " + all_of(query.phrases, true, false) + ")";
            break;
        case SearchFit::beginning:
            words = all_of(query.phrases, false, true);
            if (!needs_texts(query)) words = "(" + words + " NOT " + anywhere + ")";
            break;
    }
    std::vector<std::string> all = wanted_marks(db, query);
    if (!query.phrases.empty()) all.push_back(words);
    if (all.empty()) all.push_back(quoted(std::string(mark_of_all)));
    return "(" + joined(all, " AND ") + ")" + unwanted(query);
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

void fill(const Database& db, const SearchQuery& query, SearchFit fit, std::int64_t before, Page& page) {
    const std::vector<std::string> states = states_of(query);
    const std::string expressed = expression(db, query, fit);
    Rows rows = db.query(
        R"(
        select x.rowid, d.story, s.curation from search_index x join search_documents d on d.document = x.rowid
            join stories s on s.id = d.story
        where x.search_index match ?1 and x.rowid < ?2 and s.merged_into is null
            and s.first_seen >= ?3 and s.first_seen < ?4
        order by x.rowid desc)",
        {expressed, before, query.after.value_or(Timestamp::min()), query.before.value_or(Timestamp::max())});
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
    constexpr std::int64_t behind_all = std::numeric_limits<std::int64_t>::max();
    Page page{{}, static_cast<std::size_t>(most)};
    for (const SearchFit fit : {SearchFit::title, SearchFit::anywhere, SearchFit::beginning}) {
        if (query.phrases.empty() && fit != SearchFit::title) break;
        if (after && fit < after->fit) continue;
        fill(db, query, fit, after && fit == after->fit ? after->document : behind_all, page);
        if (page.left() == 0) break;
    }
    return std::move(page.hits);
}

}  // namespace tidings::store
