#include "search/excerpt.h"

#include <algorithm>

#include "text/search_words.h"

namespace tidings {
namespace {

bool is_looked_for(const std::string& word, const SearchQuery& query) {
    return std::ranges::any_of(query.phrases, [&](const SearchQuery::Phrase& phrase) {
        return std::ranges::any_of(phrase.words, [&](const std::string& wanted) {
            const bool may_go_on = !phrase.is_exact && &wanted == &phrase.words.back();
            return may_go_on ? word.starts_with(wanted) : word == wanted;
        });
    });
}

}  // namespace

std::vector<ExcerptPiece> excerpt_around(std::string_view text, const SearchQuery& query,
                                         std::size_t characters) {
    const std::vector<SearchWord> words = search_words(text);
    const auto first = std::ranges::find_if(
        words, [&](const SearchWord& word) { return is_looked_for(word.folded, query); });
    const std::size_t hit = first == words.end() ? 0 : first->begin;
    // A third of it stands before the first hit, unless the text begins there.
    const std::size_t wished = hit > characters / 3 ? hit - characters / 3 : 0;
    const auto from = std::ranges::find_if(words, [&](const SearchWord& w) { return w.begin >= wished; });
    if (from == words.end()) return {};
    const std::size_t begin = wished == 0 ? 0 : from->begin;
    std::vector<ExcerptPiece> pieces;
    if (begin > 0) pieces.push_back({"…", false});
    std::size_t at = begin;
    auto word = from;
    for (; word != words.end() && word->end - begin <= characters; ++word) {
        if (!is_looked_for(word->folded, query)) continue;
        if (word->begin > at) pieces.push_back({std::string(text.substr(at, word->begin - at)), false});
        pieces.push_back({std::string(text.substr(word->begin, word->end - word->begin)), true});
        at = word->end;
    }
    const std::size_t end = word == words.end() ? text.size() : std::max(at, std::prev(word)->end);
    if (end > at) pieces.push_back({std::string(text.substr(at, end - at)), false});
    if (word != words.end()) pieces.push_back({"…", false});
    return pieces;
}

}  // namespace tidings
