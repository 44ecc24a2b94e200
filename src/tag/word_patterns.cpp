#include "tag/word_patterns.h"

#include <unicode/locid.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>

#include <algorithm>
#include <array>
#include <utility>

#include "text/hash.h"
#include "text/plain_text.h"
#include "text/utf8.h"

namespace tidings {
namespace {

constexpr std::size_t most_remembered_words = 50'000;  // of a language

// Where accents come and go (capitals without them, careless typing). In other languages they make other
// words.
constexpr std::array<std::string_view, 4> languages_with_loose_accents{"el", "es", "fr", "it"};

bool has_loose_accents(std::string_view language) {
    return std::ranges::find(languages_with_loose_accents, language) != languages_with_loose_accents.end();
}

std::string comparable(const std::string& folded, std::string_view language) {
    return has_loose_accents(language) ? without_accents(folded) : folded;
}

// Greek stems are found without accents; the Romance stemmers need them ("-ción").
std::string stem_of(const Stemmer& stemmer, const std::string& folded, std::string_view language) {
    return language == "el" ? stemmer.stem(without_accents(folded))
                            : comparable(stemmer.stem(folded), language);
}

// The Finnish and Greek stemmers leave a vowel in some cases of a name ("Kreikka" kreik, "Kreikassa" kreika)
// and not in others.
std::string stem_of_name(const Stemmer& stemmer, const std::string& folded, std::string_view language) {
    std::string stem = stem_of(stemmer, folded, language);
    if (language != "fi" && language != "el") return stem;
    constexpr std::array<std::string_view, 9> vowels{"a", "e", "i", "ä", "α", "ε", "η", "ι", "ο"};
    const auto vowel =
        std::ranges::find_if(vowels, [&](std::string_view end) { return stem.ends_with(end); });
    if (vowel != vowels.end() && count_characters(stem) > 4) stem.resize(stem.size() - vowel->size());
    return stem;
}

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

template <class Map>
void add_if_there(const Map& patterns, std::string_view key, std::vector<PatternId>& found) {
    const auto it = patterns.find(key);
    if (it != patterns.end()) found.push_back(it->second);
}

template <class Map>
void add_prefixes(const Map& prefixes, std::size_t longest, std::string_view word,
                  std::vector<PatternId>& found) {
    for (std::size_t length = 1; length <= std::min(longest, word.size()); ++length) {
        const bool whole_characters = length == word.size() || !is_continuation_byte(word[length]);
        if (whole_characters) add_if_there(prefixes, word.substr(0, length), found);
    }
}

// "CSAM" and "Peru" in a headline in capitals; but "IT" is not "It".
constexpr std::size_t fewest_letters_to_compare_in_capitals = 4;

}  // namespace

WordPatterns::Language& WordPatterns::language_named(std::string_view code) {
    const auto it = std::ranges::find(languages_, code, &Language::code);
    return it != languages_.end() ? *it : languages_.emplace_back(Language{.code = std::string(code)});
}

PatternId WordPatterns::add(std::string_view word, Match match, std::string_view language,
                            WordMemory& memory) {
    Language& known = language_named(language);
    const std::string folded = fold_case(word);
    const auto number_of = [&](Map<PatternId>& patterns, const std::string& key) {
        const auto [it, is_new] = patterns.try_emplace(key, next_);
        if (is_new) ++next_;
        return it->second;
    };
    switch (match) {
        case Match::stem:
            return number_of(known.stems, stem_of(memory.stemmer(known.code), folded, language));
        case Match::name: {
            if (is_small(word)) return add(word, Match::stem, language, memory);  // "Bosnia ed Erzegovina"
            return number_of(known.names, stem_of_name(memory.stemmer(known.code), folded, language));
        }
        case Match::exact: {
            const PatternId id = number_of(known.exact, std::string(word));
            if (count_characters(word) >= fewest_letters_to_compare_in_capitals)
                known.exact.try_emplace(in_capitals(word), id);
            return id;
        }
        case Match::prefix:
            break;
    }
    const std::string prefix = comparable(folded, language);
    known.longest_prefix = std::max(known.longest_prefix, prefix.size());
    return number_of(known.prefixes, prefix);
}

bool WordPatterns::knows(std::string_view language) const {
    return std::ranges::find(languages_, language, &Language::code) != languages_.end();
}

std::vector<PatternId> WordPatterns::find(std::string_view word, std::string_view language,
                                          WordMemory& memory) const {
    std::vector<PatternId> found;
    const std::string folded = fold_case(word);
    const bool is_name = !is_small(word);
    for (const Language& tried : languages_) {
        if (!language.empty() && tried.code != language && tried.code != "en") continue;
        const Stemmer& stemmer = memory.stemmer(tried.code);
        add_if_there(tried.stems, stem_of(stemmer, folded, tried.code), found);
        if (is_name && !tried.names.empty())
            add_if_there(tried.names, stem_of_name(stemmer, folded, tried.code), found);
        add_if_there(tried.exact, word, found);
        add_prefixes(tried.prefixes, tried.longest_prefix, comparable(folded, tried.code), found);
    }
    std::ranges::sort(found);
    return found;
}

std::vector<const std::vector<PatternId>*> WordPatterns::fitting(std::span<const std::string_view> words,
                                                                 std::string_view language,
                                                                 WordMemory& memory) const {
    auto known = memory.remembered_.find(language);
    if (known == memory.remembered_.end())
        known = memory.remembered_.try_emplace(std::string(language)).first;
    std::vector<const std::vector<PatternId>*> patterns;
    patterns.reserve(words.size());
    for (const std::string_view word : words) {
        const std::uint64_t hash = std::max<std::uint64_t>(hash64(word), 1);
        const std::vector<PatternId>* fitted = known->second.find(hash);
        if (fitted == nullptr) fitted = &known->second.add(hash, find(word, language, memory));
        patterns.push_back(fitted);
    }
    return patterns;
}

void RememberedWords::grow() {
    constexpr std::size_t fewest = 1U << 12;
    const std::vector<Place> before = std::exchange(places_, {});
    places_.resize(std::max(fewest, 2 * before.size()));
    for (const Place& place : before)
        if (place.word_hash != 0) places_[place_of(place.word_hash)] = place;
}

const RememberedWords::Patterns& RememberedWords::add(std::uint64_t word_hash, Patterns patterns) {
    if (2 * words_ >= places_.size()) grow();
    ++words_;
    Place& place = places_[place_of(word_hash)];
    place.word_hash = word_hash;
    if (patterns.empty()) return patterns_.front();
    place.patterns = static_cast<std::uint32_t>(patterns_.size());
    return patterns_.emplace_back(std::move(patterns));
}

void RememberedWords::clear() {
    places_.clear();
    patterns_.resize(1);
    words_ = 0;
}

std::size_t WordMemory::Hash::operator()(std::string_view word) const { return hash64(word); }

const Stemmer& WordMemory::stemmer(const std::string& language) {
    return stemmers_.try_emplace(language, language).first->second;
}

void WordMemory::forget_rare_words() {
    for (auto& [language, words] : remembered_)
        if (words.size() > most_remembered_words) words.clear();
}

}  // namespace tidings
