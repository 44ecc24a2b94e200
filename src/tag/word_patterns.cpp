#include "tag/word_patterns.h"

#include <unicode/locid.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>

#include <algorithm>
#include <utility>

#include "text/hash.h"
#include "text/plain_text.h"
#include "text/utf8.h"

namespace tidings {
namespace {

// Of a language; those of one text more are remembered in any case.
constexpr std::size_t most_remembered_words = 50'000;
constexpr std::size_t most_words_of_a_text = 5'000;
static_assert(most_remembered_words + most_words_of_a_text <= RememberedWords::most_words);

std::string in_capitals(std::string_view word) {
    std::string capitals;
    icu::UnicodeString::fromUTF8(icu::StringPiece(word.data(), static_cast<std::int32_t>(word.size())))
        .toUpper(icu::Locale::getRoot())
        .toUTF8String(capitals);
    return capitals;
}

bool is_small(std::string_view word) {
    return u_charType(static_cast<UChar32>(code_point_at(word, 0).value)) == U_LOWERCASE_LETTER;
}

// Calls `take` with the beginnings of a word, up to `longest` bytes.
template <class Take>
void each_beginning(std::string_view word, std::size_t longest, const Take& take) {
    for (std::size_t length = 1; length <= std::min(longest, word.size()); ++length) {
        const bool whole_characters = length == word.size() || !is_continuation_byte(word[length]);
        if (whole_characters) take(word.substr(0, length));
    }
}

// Whether a language's phrases are looked for in a text of `language`; empty is any.
bool is_tried(std::string_view code, std::string_view language) {
    return language.empty() || code == language || code == "en";
}

// "CSAM" and "Peru" in a headline in capitals; but "IT" is not "It".
constexpr std::size_t fewest_letters_to_compare_in_capitals = 4;

}  // namespace

LanguageId WordPatterns::language_named(std::string_view code) {
    const auto known = std::ranges::find(languages_, code, &Language::code);
    if (known == languages_.end()) {
        languages_.push_back({.code = std::string(code)});
        return static_cast<LanguageId>(languages_.size() - 1);
    }
    return static_cast<LanguageId>(known - languages_.begin());
}

PatternId WordPatterns::add(std::string_view word, Match match, std::string_view code, WordMemory& memory) {
    const LanguageId language = language_named(code);
    const std::string folded = fold_case(word);
    const Stemmer& stemmer = memory.stemmer(languages_[language].code);
    const auto number_of = [&](Forms& forms, std::string_view form) {
        const PatternId id = forms.add(form, language, next_);
        if (id == next_) ++next_;
        return id;
    };
    switch (match) {
        case Match::stem:
            return number_of(stems_, forms_.root_of(stemmer, folded, code));
        case Match::name: {
            if (is_small(word)) return add(word, Match::stem, code, memory);  // "Bosnia ed Erzegovina"
            languages_[language].has_names = true;
            return number_of(names_, forms_.root_of_name(stemmer, folded, code));
        }
        case Match::exact: {
            const PatternId id = number_of(exact_, word);
            if (count_characters(word) >= fewest_letters_to_compare_in_capitals)
                exact_.add(in_capitals(word), language, id);
            return id;
        }
        case Match::prefix:
            break;
    }
    const std::string prefix = comparable(folded, code);
    longest_prefix_ = std::max(longest_prefix_, prefix.size());
    return number_of(prefixes_, prefix);
}

void WordPatterns::may_follow(PatternId first, std::optional<PatternId> second) {
    next_marks_.resize(next_);
    next_marks_[first] |= second ? mark_of(*second) : mark_of_no_pattern;
}

bool WordPatterns::knows(std::string_view language) const {
    return std::ranges::find(languages_, language, &Language::code) != languages_.end();
}

void WordPatterns::find_stems(const std::string& folded, bool is_name, LanguageId tried, WordMemory& memory,
                              std::vector<PatternId>& found) const {
    const Language& language = languages_[tried];
    const auto take = [&](const Forms::Pattern& pattern) {
        if (pattern.language == tried) found.push_back(pattern.id);
    };
    const Stemmer& stemmer = memory.stemmer(language.code);
    stems_.find(forms_.root_of(stemmer, folded, language.code), take);
    if (is_name && language.has_names) names_.find(forms_.root_of_name(stemmer, folded, language.code), take);
}

// Those of the languages with loose accents, or those of the others.
void WordPatterns::find_prefixes(std::string_view written, bool of_loose_accents, std::string_view language,
                                 std::vector<PatternId>& found) const {
    each_beginning(written, longest_prefix_, [&](std::string_view beginning) {
        prefixes_.find(beginning, [&](const Forms::Pattern& pattern) {
            const std::string& code = languages_[pattern.language].code;
            if (has_loose_accents(code) == of_loose_accents && is_tried(code, language))
                found.push_back(pattern.id);
        });
    });
}

std::vector<PatternId> WordPatterns::find(std::string_view word, std::string_view language,
                                          WordMemory& memory) const {
    std::vector<PatternId> found;
    const std::string folded = fold_case(word);
    const bool is_name = !is_small(word);
    bool tries_loose_accents = false;
    for (LanguageId id = 0; id < languages_.size(); ++id) {
        const std::string& code = languages_[id].code;
        if (!is_tried(code, language)) continue;
        tries_loose_accents = tries_loose_accents || has_loose_accents(code);
        find_stems(folded, is_name, id, memory, found);
    }
    exact_.find(word, [&](const Forms::Pattern& pattern) {
        if (is_tried(languages_[pattern.language].code, language)) found.push_back(pattern.id);
    });
    find_prefixes(folded, false, language, found);
    if (tries_loose_accents) find_prefixes(without_accents(folded), true, language, found);
    std::ranges::sort(found);
    return found;
}

std::vector<FittingWord> WordPatterns::fitting(std::span<const Token> words, std::string_view language,
                                               WordMemory& memory) const {
    constexpr std::size_t ahead = 8;  // words whose places are on their way from memory
    auto known = memory.remembered_.find(language);
    if (known == memory.remembered_.end())
        known = memory.remembered_.try_emplace(std::string(language)).first;
    RememberedWords& remembered = known->second;
    std::vector<FittingWord> fitting(words.size());
    std::size_t count = 0;
    for (std::size_t i = 0; i < words.size(); ++i) {
        if (i + ahead < words.size()) remembered.prefetch(words[i + ahead].hash);
        const Patterns* patterns = remembered.find(words[i].hash);
        if (patterns == nullptr) {
            std::vector<PatternId> found = find(words[i].text, language, memory);
            std::uint64_t next_marks = 0;
            for (const PatternId pattern : found) next_marks |= next_marks_[pattern];
            patterns = &remembered.add(words[i].hash, std::move(found), next_marks);
        }
        fitting[count] = {i, patterns};
        count += patterns->marks != 0 ? 1U : 0U;  // no branch: every other word fits some
    }
    fitting.resize(count);
    return fitting;
}

const Stemmer& WordMemory::stemmer(const std::string& language) {
    return stemmers_.try_emplace(language, language).first->second;
}

void WordMemory::forget_rare_words() {
    for (auto& [language, words] : remembered_)
        if (words.size() > most_remembered_words) words = {};
}

}  // namespace tidings
