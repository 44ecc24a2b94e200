#include "dedupe/title_parts.h"

#include <algorithm>

#include "text/plain_text.h"
#include "text/stems.h"
#include "text/utf8.h"
#include "text/words.h"

namespace tidings {
namespace {

// Where the first of the marks that part a title stands; a hyphen is one only between spaces.
std::size_t end_of_part(std::string_view title) {
    std::size_t end = title.find_first_of(",:;|()[]");
    for (const std::string_view mark : {" - ", "–", "—", "·", "•"}) end = std::min(end, title.find(mark));
    return std::min(end, title.size());
}

std::string spaced_words(std::string_view folded) {
    std::string words;
    words.reserve(folded.size() + 1);
    each_folded_word(folded, [&](std::string_view word) { words.append(" ").append(word); });
    return words;
}

}  // namespace

std::vector<TitlePart> title_parts(std::string_view title) {
    constexpr std::string_view colon_or_bracket = ",:;()[]";
    const std::string plain = without_accents(fold_case(title));
    std::vector<TitlePart> parts;
    std::string_view rest = plain;
    bool behind_dash = false;
    while (!rest.empty()) {
        const std::size_t end = end_of_part(rest);
        TitlePart part{spaced_words(rest.substr(0, end)), behind_dash};
        if (!part.words.empty()) parts.push_back(std::move(part));
        behind_dash = end < rest.size() && colon_or_bracket.find(rest[end]) == std::string_view::npos;
        rest.remove_prefix(std::min(end + 1, rest.size()));
        while (!rest.empty() && is_continuation_byte(rest.front())) rest.remove_prefix(1);
    }
    return parts;
}

bool Beginnings::begin(const TitlePart& part) const {
    const std::string_view words = std::string_view(part.words).substr(1);
    return bytes_.may_begin(words) && std::ranges::any_of(phrases_, [&](std::string_view phrase) {
               return words.starts_with(phrase) &&
                      (words.size() == phrase.size() || words[phrase.size()] == ' ');
           });
}

bool Beginnings::are_all_of(const TitlePart& part) const {
    const std::string_view words = std::string_view(part.words).substr(1);
    return bytes_.may_begin(words) && std::ranges::find(phrases_, words) != phrases_.end();
}

bool Endings::may_end(std::string_view words) const {
    const std::size_t last = words.rfind(' ');
    return last != std::string_view::npos && last_words_.may_begin(words.substr(last));
}

bool Endings::end(std::string_view words) const {
    return may_end(words) &&
           std::ranges::any_of(phrases_, [&](std::string_view phrase) { return words.ends_with(phrase); });
}

bool Endings::are_all_of(std::string_view words) const {
    return may_end(words) && std::ranges::find(phrases_, words) != phrases_.end();
}

}  // namespace tidings
