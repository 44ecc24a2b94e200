#include "tag/tagger.h"

#include <algorithm>
#include <map>
#include <optional>
#include <span>
#include <unordered_map>
#include <utility>

#include "tag/tokens.h"
#include "tag/word_patterns.h"
#include "text/language.h"
#include "text/plain_text.h"

namespace tidings {
namespace {

// Whole long texts cost precision: what a text is about stands at its beginning.
constexpr std::size_t characters_read = 1000;
constexpr std::size_t characters_read_of_title = 1000;

enum class Strength { exclude, weak, strong };

struct Phrase {
    std::size_t tag = 0;  // its place in the vocabulary
    Strength strength = Strength::strong;
    std::string written;
    std::vector<PatternId> patterns;  // of its words in their order; never empty
    // The first phrases in the vocabulary that have the same patterns, and the same words: one phrase in two
    // spellings, and in two languages.
    std::size_t first_alike = 0, first_in_words = 0;
};

// A phrase that begins with a pattern, and, since that rules most out, which one must come next.
struct Opening {
    std::optional<PatternId> second;  // none for a phrase of one word
    std::size_t phrase = 0;
};

// A phrase found in the title or the text.
struct Hit {
    const Phrase* phrase = nullptr;
    std::size_t tag = 0;
    bool in_title = false;
    std::size_t begin = 0, end = 0;  // tokens
    double weight = 0;
    std::size_t number = 0;  // in the order in which they were found
};

// A tag that is called for.
struct Found {
    std::size_t place = 0;  // in the vocabulary
    double score = 0;
    bool assigned = false;
    std::vector<Evidence> evidence;
};

bool overlap(const Hit& a, const Hit& b) {
    return a.in_title == b.in_title && a.begin < b.end && b.begin < a.end;
}

// The words of a text that fit patterns, from one of them on.
using FittingWords = std::span<const FittingWord>;

// Whether the word that stands `behind` words behind the first fits a pattern; few fit more than one or two.
bool fits(FittingWords words, std::size_t behind, PatternId pattern) {
    return behind < words.size() && words[behind].place == words.front().place + behind &&
           std::ranges::binary_search(words[behind].patterns->ids, pattern);
}

// Whether the words, the first two of which are known to fit, begin with the phrase.
bool begins_with(FittingWords words, const Phrase& phrase) {
    for (std::size_t i = 2; i < phrase.patterns.size(); ++i)
        if (!fits(words, i, phrase.patterns[i])) return false;
    return true;
}

// Two spellings that stand at one place, two forms of one phrase, and one phrase in two languages count once.
bool are_one(const Hit& a, const Hit& b) {
    const bool same_place = a.in_title == b.in_title && a.begin == b.begin && a.end == b.end;
    return same_place || a.phrase->first_alike == b.phrase->first_alike ||
           a.phrase->first_in_words == b.phrase->first_in_words;
}

// By tag, those of most weight first, of equal ones those that were found first.
bool comes_before(const Hit& a, const Hit& b) {
    if (a.tag != b.tag) return a.tag < b.tag;
    return a.weight != b.weight ? a.weight > b.weight : a.number < b.number;
}

double weight_of(const Weights& weights, Strength strength, bool in_title) {
    if (strength == Strength::strong) return in_title ? weights.strong_title : weights.strong_body;
    return in_title ? weights.weak_title : weights.weak_body;
}

// The mark before a phrase and how it makes its words be compared.
Match take_mark(std::string_view& written) {
    const Match match = written.starts_with('=')   ? Match::exact
                        : written.starts_with('^') ? Match::name
                                                   : Match::stem;
    if (match != Match::stem) written.remove_prefix(1);
    return match;
}

}  // namespace

struct Tagger::Index {
    Vocabulary vocabulary;
    std::vector<Phrase> phrases;
    std::vector<std::vector<Opening>> by_first_pattern;
    std::vector<std::optional<std::size_t>> regions;  // of each tag, its place in the vocabulary
    std::vector<bool> are_types;                      // of each tag
    WordPatterns patterns;
    std::map<std::vector<PatternId>, std::size_t> first_with_patterns;
    std::map<std::string, std::size_t> first_with_words;  // folded, whatever their language

    void add_phrases(std::size_t tag, Strength strength, const Phrases& by_language, WordMemory& memory);
    void add_phrase(std::size_t tag, Strength strength, std::string_view written, std::string_view language,
                    WordMemory& memory);
    void link_tags();

    void find(std::string_view text, bool is_title, std::string_view language, WordMemory& memory,
              std::vector<Hit>& hits) const;
    void find_at(FittingWords words, PatternId first, bool is_title, std::vector<Hit>& hits) const;
    void drop_excluded(std::vector<Hit>& hits) const;
    const std::string& id_of(const Found& tag) const { return vocabulary.tags[tag.place].id; }
    Found score(std::span<Hit> hits) const;
    std::vector<Found> score_all(std::vector<Hit> hits) const;
    void add_regions(std::vector<Found>& tags) const;
    void keep_best_types(std::vector<Found>& tags) const;
};

void Tagger::Index::add_phrase(std::size_t tag, Strength strength, std::string_view written,
                               std::string_view language, WordMemory& memory) {
    Phrase phrase{.tag = tag, .strength = strength, .written = std::string(written), .patterns = {}};
    std::string words;
    const Match match = take_mark(written);
    const std::string text = clean_line(written);
    for (const auto& [part, hash] : tokens(text, text.size())) {
        if (part == "*") continue;
        const char* behind = part.data() + part.size();
        const bool open_ended = behind != text.data() + text.size() && *behind == '*';
        phrase.patterns.push_back(patterns.add(part, open_ended ? Match::prefix : match, language, memory));
        words += (match == Match::exact ? std::string(part) : fold_case(part)) + (open_ended ? "* " : " ");
    }
    if (phrase.patterns.empty()) return;
    by_first_pattern.resize(patterns.size());
    Opening opening{.second = {}, .phrase = phrases.size()};
    if (phrase.patterns.size() > 1) opening.second = phrase.patterns[1];
    by_first_pattern[phrase.patterns.front()].push_back(opening);
    patterns.may_follow(phrase.patterns.front(), opening.second);
    phrase.first_alike = first_with_patterns.try_emplace(phrase.patterns, phrases.size()).first->second;
    phrase.first_in_words = first_with_words.try_emplace(words, phrases.size()).first->second;
    phrases.push_back(std::move(phrase));
}

void Tagger::Index::add_phrases(std::size_t tag, Strength strength, const Phrases& by_language,
                                WordMemory& memory) {
    for (const auto& [language, written] : by_language)
        for (const std::string& phrase : written) add_phrase(tag, strength, phrase, language, memory);
}

void Tagger::Index::link_tags() {
    std::unordered_map<std::string_view, std::size_t> places;
    for (std::size_t i = 0; i < vocabulary.tags.size(); ++i) places[vocabulary.tags[i].id] = i;
    for (const TagRule& tag : vocabulary.tags) {
        const auto region = places.find(tag.region);
        regions.push_back(region == places.end() ? std::nullopt : std::optional(region->second));
        are_types.push_back(tag.facet == "type");
    }
}

void Tagger::Index::find(std::string_view text, bool is_title, std::string_view language, WordMemory& memory,
                         std::vector<Hit>& hits) const {
    const std::vector<Token> all = tokens(text, is_title ? characters_read_of_title : characters_read);
    const std::vector<FittingWord> words = patterns.fitting(all, language, memory);
    for (std::size_t at = 0; at < words.size(); ++at) {
        const FittingWords from = FittingWords(words).subspan(at);
        const Patterns& fitted = *from.front().patterns;
        const bool goes_on = from.size() > 1 && from[1].place == from.front().place + 1;
        const std::uint64_t next = mark_of_no_pattern | (goes_on ? from[1].patterns->marks : 0);
        if ((fitted.next_marks & next) == 0) continue;
        for (const PatternId first : fitted.ids) find_at(from, first, is_title, hits);
    }
}

// The phrases that begin at the first of the words with its pattern `first`.
void Tagger::Index::find_at(FittingWords words, PatternId first, bool is_title,
                            std::vector<Hit>& hits) const {
    const std::size_t begin = words.front().place;
    for (const Opening& opening : by_first_pattern[first]) {
        if (opening.second && !fits(words, 1, *opening.second)) continue;
        const Phrase& phrase = phrases[opening.phrase];
        if (!begins_with(words, phrase)) continue;
        const double weight = weight_of(vocabulary.weights, phrase.strength, is_title);
        hits.push_back(
            {&phrase, phrase.tag, is_title, begin, begin + phrase.patterns.size(), weight, hits.size()});
    }
}

// A tag's other phrases do not count where one that excludes it stands.
void Tagger::Index::drop_excluded(std::vector<Hit>& hits) const {
    const auto first_kept = std::partition(
        hits.begin(), hits.end(), [](const Hit& hit) { return hit.phrase->strength == Strength::exclude; });
    if (first_kept == hits.begin()) return;
    const std::vector<Hit> excluding(hits.begin(), first_kept);
    hits.erase(hits.begin(), first_kept);
    std::erase_if(hits, [&](const Hit& hit) {
        return std::ranges::any_of(
            excluding, [&](const Hit& other) { return other.tag == hit.tag && overlap(other, hit); });
    });
}

// Each distinct phrase counts once, at its best place: `hits` are of one tag, those of most weight first.
// Brings those that count to the front.
Found Tagger::Index::score(std::span<Hit> hits) const {
    Found tag{.place = hits.front().tag, .evidence = {}};
    tag.evidence.reserve(hits.size());
    for (const Hit& hit : hits) {
        const std::span<Hit> counted = hits.first(tag.evidence.size());
        if (std::ranges::any_of(counted, [&](const Hit& other) { return are_one(other, hit); })) continue;
        tag.score += hit.weight;
        tag.evidence.push_back({hit.phrase->written, hit.in_title, hit.weight});
        hits[counted.size()] = hit;
    }
    tag.assigned = tag.score >= vocabulary.threshold;
    return tag;
}

std::vector<Found> Tagger::Index::score_all(std::vector<Hit> hits) const {
    std::ranges::sort(hits, comes_before);
    constexpr std::size_t usual = 16;
    std::vector<Found> tags;
    tags.reserve(usual);
    for (std::size_t first = 0, last = 0; first < hits.size(); first = last) {
        while (last < hits.size() && hits[last].tag == hits[first].tag) ++last;
        tags.push_back(score(std::span(hits).subspan(first, last - first)));
    }
    return tags;
}

// A country that was found brings its region, with the country as the reason.
void Tagger::Index::add_regions(std::vector<Found>& tags) const {
    std::vector<std::size_t> countries;  // among `tags`
    for (std::size_t i = 0; i < tags.size(); ++i)
        if (tags[i].assigned && regions[tags[i].place]) countries.push_back(i);
    for (const std::size_t i : countries) {
        const std::size_t region = *regions[tags[i].place];
        const Evidence reason{id_of(tags[i]), tags[i].evidence.front().in_title, tags[i].score};
        auto tag = std::ranges::find(tags, region, &Found::place);
        if (tag == tags.end()) tag = tags.insert(tags.end(), {.place = region, .evidence = {}});
        tag->score += reason.weight;
        tag->assigned = true;
        tag->evidence.push_back(reason);
    }
}

void Tagger::Index::keep_best_types(std::vector<Found>& tags) const {
    int types = 0;
    for (Found& tag : tags)
        if (tag.assigned && are_types[tag.place] && ++types > vocabulary.max_types) tag.assigned = false;
}

Tagger::Tagger(const Vocabulary& vocabulary) : index_(std::make_unique<Index>()) {
    index_->vocabulary = vocabulary;
    index_->patterns = WordPatterns(vocabulary.forms);
    WordMemory memory;
    for (std::size_t i = 0; i < vocabulary.tags.size(); ++i) {
        index_->add_phrases(i, Strength::strong, vocabulary.tags[i].strong, memory);
        index_->add_phrases(i, Strength::weak, vocabulary.tags[i].weak, memory);
        index_->add_phrases(i, Strength::exclude, vocabulary.tags[i].exclude, memory);
    }
    index_->by_first_pattern.resize(index_->patterns.size());
    index_->link_tags();
}

Tagger::~Tagger() = default;
Tagger::Tagger(Tagger&&) noexcept = default;
Tagger& Tagger::operator=(Tagger&&) noexcept = default;

TaggingMemory::TaggingMemory() : words_(std::make_unique<WordMemory>()) {}
TaggingMemory::~TaggingMemory() = default;
TaggingMemory::TaggingMemory(TaggingMemory&&) noexcept = default;
TaggingMemory& TaggingMemory::operator=(TaggingMemory&&) noexcept = default;

std::vector<TagHit> Tagger::tags_for(std::string_view title, std::string_view text, std::string_view language,
                                     TaggingMemory& memory) const {
    memory.words_->forget_rare_words();
    std::string primary = primary_language(language);
    if (!primary.empty() && !index_->patterns.knows(primary)) primary = "en";
    std::vector<Hit> hits;
    index_->find(title, true, primary, *memory.words_, hits);
    index_->find(text, false, primary, *memory.words_, hits);
    index_->drop_excluded(hits);
    std::vector<Found> found = index_->score_all(std::move(hits));
    index_->add_regions(found);
    std::ranges::sort(found, [&](const Found& a, const Found& b) {
        return a.score != b.score ? a.score > b.score : index_->id_of(a) < index_->id_of(b);
    });
    index_->keep_best_types(found);
    std::vector<TagHit> tags;
    tags.reserve(found.size());
    for (Found& each : found)
        tags.push_back({index_->id_of(each), each.score, each.assigned, std::move(each.evidence)});
    return tags;
}

}  // namespace tidings
