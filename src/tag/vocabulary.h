#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"

namespace tidings {

// As written, by language code.
using Phrases = std::map<std::string, std::vector<std::string>>;

struct Facet {
    std::string id, label;
};

// A tag, and the phrases that call for it: how they are written stands in the head of feeds/vocabulary.toml.
struct TagRule {
    std::string id, facet;
    std::string region;                        // of a country: the tag that comes with it; otherwise empty
    std::map<std::string, std::string> label;  // by language; always one for "en"
    Phrases strong, weak, exclude;
};

// How strongly a watched term is advised against: `avoid` never stands in our own words.
enum class Severity { caution, avoid };

// A term of the terminology watch, and what to say instead.
struct WatchedTerm {
    std::string language;
    std::vector<std::string> find;
    std::string prefer;
    Severity severity = Severity::caution;
};

// A note on hard content, and the phrases that call for it.
struct ContentNote {
    std::string id, label;  // the label in English
    Phrases find;
};

struct Weights {
    double strong_title = 2.0, strong_body = 1.0, weak_title = 0.7, weak_body = 0.35;
};

// Our controlled vocabulary, as feeds/vocabulary.toml states it. Its places are tags of the facet "country".
struct Vocabulary {
    std::vector<Facet> facets;
    std::vector<TagRule> tags;
    std::vector<WatchedTerm> terms{};
    std::vector<ContentNote> content_notes{};
    // Words that are not compared by their stems: each line holds the forms of one, by language.
    Phrases forms{};
    Weights weights;
    double threshold = 1.0;
    int max_types = 2;

    // The label in a language, else in English, else the id.
    std::string label(std::string_view tag, std::string_view language) const;
    std::string facet_of(std::string_view tag) const;  // empty for an unknown tag
};

// Error configuration, with the line, for a file that is no vocabulary.
Result<Vocabulary> read_vocabulary(std::string_view toml, std::string_view file_name);

}  // namespace tidings
