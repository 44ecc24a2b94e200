#include "search/typed_query.h"

#include <algorithm>
#include <array>
#include <string>

#include "dates/date.h"
#include "model/story.h"
#include "text/search_words.h"

namespace tidings {
namespace {

constexpr std::array<std::string_view, 6> kinds_of_marks{"tag",  "partner", "feed",
                                                         "lang", "state",   "assignee"};

// One word of the query with what stands around it.
struct Typed {
    std::string key;  // before a colon; empty for none
    std::string text;
    bool is_quoted = false, is_negated = false;
};

bool is_space(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r'; }

// Reads one from the beginning of `rest`, which is not empty and begins with no space.
Typed take_one(std::string_view& rest) {
    Typed one;
    if (rest.front() == '-') {
        one.is_negated = true;
        rest.remove_prefix(1);
    }
    const std::size_t end = std::min(rest.find_first_of(" \t\r\n\""), rest.size());
    const std::size_t colon = rest.substr(0, end).find(':');
    if (colon != std::string_view::npos && colon > 0) {
        one.key = rest.substr(0, colon);
        rest.remove_prefix(colon + 1);
    }
    one.is_quoted = rest.starts_with('"');
    if (one.is_quoted) rest.remove_prefix(1);
    const std::size_t stop =
        std::min(one.is_quoted ? rest.find('"') : rest.find_first_of(" \t\r\n\""), rest.size());
    one.text = rest.substr(0, stop);
    rest.remove_prefix(std::min(stop + (one.is_quoted ? 1 : 0), rest.size()));
    return one;
}

void add_words(SearchQuery& query, const Typed& typed) {
    // "https://x" is no key and value.
    const std::string text = typed.key.empty() ? typed.text : typed.key + " " + typed.text;
    SearchQuery::Phrase phrase{{}, typed.is_quoted};
    for (SearchWord& word : search_words(text)) phrase.words.push_back(std::move(word.folded));
    if (phrase.words.empty()) return;
    (typed.is_negated ? query.without : query.phrases).push_back(std::move(phrase));
}

std::optional<Error> add_date(SearchQuery& query, const Typed& typed) {
    const std::optional<Timestamp> date = parse_date(typed.text);
    if (!date)
        return Error{Code::usage, "\"" + typed.text + "\" is no date",
                     "Write " + typed.key + ":2026-11-30, or a time as RFC 3339 has it."};
    (typed.key == "after" ? query.after : query.before) = *date;
    return std::nullopt;
}

std::optional<Error> add(SearchQuery& query, const Typed& typed) {
    if (typed.key == "before" || typed.key == "after") return add_date(query, typed);
    if (std::ranges::find(kinds_of_marks, typed.key) == kinds_of_marks.end()) {
        add_words(query, typed);
        return std::nullopt;
    }
    if (typed.text.empty()) return Error{Code::usage, "Nothing stands behind " + typed.key + ":", ""};
    if (typed.key == "state" && !curation_named(typed.text))
        return Error{Code::usage, "There is no state \"" + typed.text + "\"",
                     "Write state:pending, approved, held, rejected or withdrawn."};
    query.marks.push_back({typed.key, typed.text, !typed.is_negated});
    return std::nullopt;
}

// Far below what FTS5 can nest in an expression.
constexpr std::size_t most_words = 50;

std::size_t count_words(const SearchQuery& query) {
    std::size_t count = query.marks.size();
    for (const auto* phrases : {&query.phrases, &query.without})
        for (const SearchQuery::Phrase& phrase : *phrases) count += phrase.words.size();
    return count;
}

}  // namespace

Result<SearchQuery> read_typed_query(std::string_view typed) {
    SearchQuery query;
    while (true) {
        while (!typed.empty() && is_space(typed.front())) typed.remove_prefix(1);
        if (typed.empty()) break;
        if (std::optional<Error> mistake = add(query, take_one(typed))) return *std::move(mistake);
        if (count_words(query) > most_words)
            return Error{Code::usage, "These are too many words to look for",
                         "Write at most " + std::to_string(most_words) + "."};
    }
    if (query.phrases.empty() && query.without.empty() && query.marks.empty() && !query.after &&
        !query.before)
        return Error{Code::usage, "There is nothing to look for", "Write at least one word, or tag:ID."};
    return query;
}

}  // namespace tidings
