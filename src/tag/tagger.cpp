#include "tag/tagger.h"

#include <algorithm>
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
    std::string words;                // folded, to know a phrase again in another language
    std::vector<PatternId> patterns;  // of its words in their order; never empty
};

// A phrase that begins with a pattern, and, since that rules most out, which one must come next.
struct Opening {
    std::optional<PatternId> second;  // none for a phrase of one word
    std::size_t phrase = 0;
};

// A phrase found in the title or the text.
struct Hit {
    const Phrase* phrase = nullptr;
    bool in_title = false;
    std::size_t begin = 0, end = 0;  // tokens
    double weight = 0;
};

// A tag that is called for.
struct Found {
    std::size_t place = 0;  // in the vocabulary
    TagHit hit;
};

bool overlap(const Hit& a, const Hit& b) {
    return a.in_title == b.in_title && a.begin < b.end && b.begin < a.end;
}

// For each word of a text, the patterns that it fits.
using Fitting = std::vector<const std::vector<PatternId>*>;

// Whether a word fits a pattern; few fit more than one or two.
bool fits(const Fitting& fitting, std::size_t word, PatternId pattern) {
    return word < fitting.size() && std::ranges::find(*fitting[word], pattern) != fitting[word]->end();
}

// Whether the words from `at` on, the first two of which are known to fit, are the phrase.
bool stands_at(const Phrase& phrase, std::size_t at, const Fitting& fitting) {
    for (std::size_t i = 2; i < phrase.patterns.size(); ++i)
        if (!fits(fitting, at + i, phrase.patterns[i])) return false;
    return true;
}

// Two spellings that stand at one place, two forms of one phrase, and one phrase in two languages count once.
bool are_one(const Hit& a, const Hit& b) {
    const bool same_place = a.in_title == b.in_title && a.begin == b.begin && a.end == b.end;
    return same_place || a.phrase->patterns == b.phrase->patterns || a.phrase->words == b.phrase->words;
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

    void add_phrases(std::size_t tag, Strength strength, const Phrases& by_language, WordMemory& memory);
    void add_phrase(std::size_t tag, Strength strength, std::string_view written, std::string_view language,
                    WordMemory& memory);
    void link_tags();

    void find(std::string_view text, bool is_title, std::string_view language, WordMemory& memory,
              std::vector<Hit>& hits) const;
    void find_at(std::size_t at, PatternId first, const Fitting& fitting, bool is_title,
                 std::vector<Hit>& hits) const;
    void drop_excluded(std::vector<Hit>& hits) const;
    Found score(std::span<const Hit> hits) const;
    std::vector<Found> score_all(std::vector<Hit> hits) const;
    void add_regions(std::vector<Found>& tags) const;
    void keep_best_types(std::vector<Found>& tags) const;
};

void Tagger::Index::add_phrase(std::size_t tag, Strength strength, std::string_view written,
                               std::string_view language, WordMemory& memory) {
    Phrase phrase{
        .tag = tag, .strength = strength, .written = std::string(written), .words = {}, .patterns = {}};
    const Match match = take_mark(written);
    const std::string text = clean_line(written);
    const std::vector<std::string_view> parts = tokens(text, text.size());
    for (const std::string_view part : parts) {
        if (part == "*") continue;
        const char* behind = part.data() + part.size();
        const bool open_ended = behind != text.data() + text.size() && *behind == '*';
        phrase.patterns.push_back(patterns.add(part, open_ended ? Match::prefix : match, language, memory));
        phrase.words +=
            (match == Match::exact ? std::string(part) : fold_case(part)) + (open_ended ? "* " : " ");
    }
    if (phrase.patterns.empty()) return;
    by_first_pattern.resize(patterns.size());
    Opening opening{.second = {}, .phrase = phrases.size()};
    if (phrase.patterns.size() > 1) opening.second = phrase.patterns[1];
    by_first_pattern[phrase.patterns.front()].push_back(opening);
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
    const std::vector<std::string_view> words =
        tokens(text, is_title ? characters_read_of_title : characters_read);
    const Fitting fitting = patterns.fitting(words, language, memory);
    for (std::size_t at = 0; at < fitting.size(); ++at)
        for (const PatternId first : *fitting[at]) find_at(at, first, fitting, is_title, hits);
}

// The phrases that begin at a word with the pattern `first`.
void Tagger::Index::find_at(std::size_t at, PatternId first, const Fitting& fitting, bool is_title,
                            std::vector<Hit>& hits) const {
    for (const Opening& opening : by_first_pattern[first]) {
        if (opening.second && !fits(fitting, at + 1, *opening.second)) continue;
        const Phrase& phrase = phrases[opening.phrase];
        if (!stands_at(phrase, at, fitting)) continue;
        const double weight = weight_of(vocabulary.weights, phrase.strength, is_title);
        hits.push_back({&phrase, is_title, at, at + phrase.patterns.size(), weight});
    }
}

// A tag's other phrases do not count where one that excludes it stands.
void Tagger::Index::drop_excluded(std::vector<Hit>& hits) const {
    const auto first_kept = std::stable_partition(
        hits.begin(), hits.end(), [](const Hit& hit) { return hit.phrase->strength == Strength::exclude; });
    const std::vector<Hit> excluding(hits.begin(), first_kept);
    hits.erase(hits.begin(), first_kept);
    std::erase_if(hits, [&](const Hit& hit) {
        return std::ranges::any_of(excluding, [&](const Hit& other) {
            return other.phrase->tag == hit.phrase->tag && overlap(other, hit);
        });
    });
}

// Each distinct phrase counts once, at its best place: `hits` are of one tag, those of most weight first.
Found Tagger::Index::score(std::span<const Hit> hits) const {
    const std::size_t place = hits.front().phrase->tag;
    TagHit tag{.tag = vocabulary.tags[place].id, .evidence = {}};
    std::vector<const Hit*> counted;
    for (const Hit& hit : hits) {
        if (std::ranges::any_of(counted, [&](const Hit* other) { return are_one(*other, hit); })) continue;
        counted.push_back(&hit);
        tag.score += hit.weight;
        tag.evidence.push_back({hit.phrase->written, hit.in_title, hit.weight});
    }
    tag.assigned = tag.score >= vocabulary.threshold;
    return {place, std::move(tag)};
}

std::vector<Found> Tagger::Index::score_all(std::vector<Hit> hits) const {
    std::ranges::stable_sort(hits, [](const Hit& a, const Hit& b) {
        return a.phrase->tag != b.phrase->tag ? a.phrase->tag < b.phrase->tag : a.weight > b.weight;
    });
    std::vector<Found> tags;
    for (auto first = hits.begin(); first != hits.end();) {
        const auto last = std::find_if(first, hits.end(),
                                       [&](const Hit& hit) { return hit.phrase->tag != first->phrase->tag; });
        tags.push_back(score({first, last}));
        first = last;
    }
    return tags;
}

// A country that was found brings its region, with the country as the reason.
void Tagger::Index::add_regions(std::vector<Found>& tags) const {
    std::vector<std::size_t> countries;  // among `tags`
    for (std::size_t i = 0; i < tags.size(); ++i)
        if (tags[i].hit.assigned && regions[tags[i].place]) countries.push_back(i);
    for (const std::size_t i : countries) {
        const std::size_t region = *regions[tags[i].place];
        const TagHit country = tags[i].hit;
        auto tag = std::ranges::find(tags, region, &Found::place);
        if (tag == tags.end())
            tag = tags.insert(tags.end(), {region, {.tag = vocabulary.tags[region].id, .evidence = {}}});
        tag->hit.score += country.score;
        tag->hit.assigned = true;
        tag->hit.evidence.push_back({country.tag, country.evidence.front().in_title, country.score});
    }
}

void Tagger::Index::keep_best_types(std::vector<Found>& tags) const {
    int types = 0;
    for (auto& [place, hit] : tags)
        if (hit.assigned && are_types[place] && ++types > vocabulary.max_types) hit.assigned = false;
}

Tagger::Tagger(const Vocabulary& vocabulary) : index_(std::make_unique<Index>()) {
    index_->vocabulary = vocabulary;
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
    std::ranges::sort(found, [](const Found& a, const Found& b) {
        return a.hit.score != b.hit.score ? a.hit.score > b.hit.score : a.hit.tag < b.hit.tag;
    });
    index_->keep_best_types(found);
    std::vector<TagHit> tags;
    tags.reserve(found.size());
    for (Found& each : found) tags.push_back(std::move(each.hit));
    return tags;
}

}  // namespace tidings
