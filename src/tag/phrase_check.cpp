#include "tag/phrase_check.h"

#include <algorithm>
#include <set>
#include <tuple>
#include <utility>

#include "tag/tagger.h"
#include "tag/tokens.h"
#include "tag/word_forms.h"
#include "text/plain_text.h"

namespace tidings {
namespace {

using Kind = PhraseFinding::Kind;

struct Place {
    const TagRule* rule;
    bool is_strong;
    std::string language, phrase;
};

// Content notes and watched terms as rules, so that their phrases are looked at like those of tags.
std::vector<TagRule> rules_of(const Vocabulary& vocabulary) {
    std::vector<TagRule> rules = vocabulary.tags;
    const auto add = [&](const std::string& id, std::string_view facet, Phrases phrases) {
        rules.push_back({.id = id,
                         .facet = std::string(facet),
                         .region = {},
                         .label = {},
                         .strong = std::move(phrases),
                         .weak = {},
                         .exclude = {}});
    };
    for (const ContentNote& note : vocabulary.content_notes) add(note.id, "content note", note.find);
    for (const WatchedTerm& term : vocabulary.terms)
        add(term.prefer, "watched term", {{term.language, term.find}});
    return rules;
}

std::vector<Place> places_in(const std::vector<TagRule>& rules) {
    std::vector<Place> places;
    for (const TagRule& rule : rules)
        for (const auto& [phrases, is_strong] : {std::pair{&rule.strong, true}, {&rule.weak, false}})
            for (const auto& [language, written] : *phrases)
                for (const std::string& phrase : written)
                    places.push_back({&rule, is_strong, language, phrase});
    return places;
}

// A text that the phrase should match: it without its marks.
std::string bare(std::string_view phrase) {
    if (phrase.starts_with('=') || phrase.starts_with('^')) phrase.remove_prefix(1);
    std::string text(phrase);
    std::erase(text, '*');
    return text;
}

bool can_match(const Vocabulary& vocabulary, const Place& place) {
    Vocabulary alone;
    alone.forms = vocabulary.forms;
    alone.tags.push_back({.id = place.rule->id,
                          .facet = place.rule->facet,
                          .region = {},
                          .label = {},
                          .strong = {{place.language, {place.phrase}}},
                          .weak = {},
                          .exclude = place.rule->exclude});
    return !Tagger(alone).tags_for(bare(place.phrase), "", place.language).empty();
}

// Which forms stand in one line of [forms] with a word, folded; the word itself too.
std::set<std::string> forms_of(const std::string& word, const std::string& language, const Phrases& forms) {
    std::set<std::string> own{word};
    const auto lines = forms.find(language);
    if (lines == forms.end()) return own;
    for (const std::string& line : lines->second) {
        std::set<std::string> line_forms;
        for (const Token& form : tokens(line, line.size()))
            line_forms.insert(comparable(fold_case(form.text), language));
        if (line_forms.contains(word)) own.merge(line_forms);
    }
    return own;
}

bool is_one_word(std::string_view text) { return tokens(text, text.size()).size() == 1; }

// The phrases of one word in a language, each as a tag of its own whose id is its number in `places`.
Vocabulary single_words(const Vocabulary& vocabulary, const std::vector<Place>& places,
                        const std::string& language) {
    Vocabulary single;
    single.forms = vocabulary.forms;
    for (std::size_t i = 0; i < places.size(); ++i) {
        const Place& place = places[i];
        if (place.language != language || !is_one_word(bare(place.phrase))) continue;
        single.tags.push_back({.id = std::to_string(i),
                               .facet = {},
                               .region = {},
                               .label = {},
                               .strong = {{language, {place.phrase}}},
                               .weak = {},
                               .exclude = {}});
    }
    return single;
}

// Adds the words of a list that the phrases match, by their numbers in `places`.
void find_words(const Vocabulary& vocabulary, const std::vector<Place>& places, const std::string& language,
                const std::vector<std::string>& list, std::map<std::size_t, std::set<std::string>>& found) {
    const Vocabulary single = single_words(vocabulary, places, language);
    if (single.tags.empty()) return;
    std::map<std::size_t, std::set<std::string>> own;
    for (const TagRule& rule : single.tags) {
        const std::size_t number = std::stoull(rule.id);
        own[number] = forms_of(comparable(fold_case(bare(places[number].phrase)), language), language,
                               vocabulary.forms);
    }
    const Tagger tagger(single);
    TaggingMemory memory;
    for (const std::string& word : list) {
        if (!is_one_word(word)) continue;
        for (const TagHit& hit : tagger.tags_for(word, "", language, memory)) {
            const std::size_t number = std::stoull(hit.tag);
            if (!own[number].contains(comparable(fold_case(word), language))) found[number].insert(word);
        }
    }
}

std::vector<PhraseFinding> faults_of(const Vocabulary& vocabulary, const std::vector<Place>& places) {
    std::vector<PhraseFinding> findings;
    std::map<std::tuple<std::string, std::string, bool, std::string>, const TagRule*> first;
    for (const Place& place : places) {
        if (!can_match(vocabulary, place))
            findings.push_back({Kind::never_matches, place.rule->id, place.language, place.phrase});
        const bool is_exact = place.phrase.starts_with('=');
        const std::string compared = is_exact ? place.phrase : fold_case(place.phrase);
        const auto [known, fresh] =
            first.try_emplace({place.rule->facet, place.language, place.is_strong, compared}, place.rule);
        if (!fresh && known->second->id != place.rule->id)
            findings.push_back(
                {Kind::in_two_tags, place.rule->id, place.language, place.phrase, {known->second->id}});
    }
    return findings;
}

}  // namespace

std::vector<PhraseFinding> check_phrases(const Vocabulary& vocabulary, const WordLists& words) {
    const std::vector<TagRule> rules = rules_of(vocabulary);
    const std::vector<Place> places = places_in(rules);
    std::vector<PhraseFinding> findings = faults_of(vocabulary, places);
    std::map<std::size_t, std::set<std::string>> found;
    for (const auto& [language, list] : words) find_words(vocabulary, places, language, list, found);
    for (const auto& [number, others] : found) {
        const Place& place = places[number];
        findings.push_back({Kind::other_words, place.rule->id, place.language, place.phrase,
                            std::vector(others.begin(), others.end())});
    }
    return findings;
}

}  // namespace tidings
