#include "tag/vocabulary.h"

#include <toml++/toml.h>

#include <algorithm>
#include <optional>
#include <set>
#include <utility>

namespace tidings {
namespace {

// What is wrong, and where. Thrown within this file alone: the reading is deep and a mistake ends it.
struct Mistake {
    std::string message;
    toml::source_region where;
};

using Keys = std::initializer_list<std::string_view>;

const toml::table& table_of(const toml::node& node, const std::string& what) {
    if (const toml::table* table = node.as_table()) return *table;
    throw Mistake{what + " must be a table", node.source()};
}

void refuse_other_keys(const toml::table& table, Keys known, const std::string& what) {
    for (const auto& [key, value] : table)
        if (std::ranges::find(known, key.str()) == known.end())
            throw Mistake{what + " cannot have \"" + std::string(key.str()) + "\"", value.source()};
}

std::string text_of(const toml::node& node, const std::string& what) {
    const std::optional<std::string> text = node.value<std::string>();
    if (!text || text->empty()) throw Mistake{what + " must be a text", node.source()};
    return *text;
}

std::string required(const toml::table& table, std::string_view key, const std::string& what) {
    if (const toml::node* node = table.get(key)) return text_of(*node, what + "'s " + std::string(key));
    throw Mistake{what + " has no " + std::string(key), table.source()};
}

std::vector<std::string> list_of(const toml::node& node, const std::string& what) {
    const toml::array* array = node.as_array();
    if (array == nullptr) throw Mistake{what + " must be a list of texts", node.source()};
    std::vector<std::string> list;
    for (const toml::node& entry : *array) list.push_back(text_of(entry, what));
    return list;
}

// `strong.en = ["…"]`, by language; none if the key is missing.
Phrases phrases(const toml::table& table, std::string_view key, const std::string& what) {
    Phrases by_language;
    const toml::node* node = table.get(key);
    if (node == nullptr) return by_language;
    for (const auto& [language, list] : table_of(*node, what + "'s " + std::string(key)))
        by_language[std::string(language.str())] = list_of(list, what + "'s " + std::string(key));
    return by_language;
}

std::map<std::string, std::string> labels(const toml::table& table, const std::string& what) {
    std::map<std::string, std::string> by_language;
    const toml::node* node = table.get("label");
    if (node == nullptr) throw Mistake{what + " has no label", table.source()};
    for (const auto& [language, label] : table_of(*node, what + "'s label"))
        by_language[std::string(language.str())] = text_of(label, what + "'s label");
    if (!by_language.contains("en")) throw Mistake{what + " has no English label", node->source()};
    return by_language;
}

TagRule read_tag(const toml::table& table) {
    const std::string id = required(table, "id", "a tag");
    const std::string what = "tag " + id;
    refuse_other_keys(table, {"id", "facet", "label", "strong", "weak", "exclude", "mnr", "note", "unsure"},
                      what);
    return {.id = id,
            .facet = required(table, "facet", what),
            .region = {},
            .label = labels(table, what),
            .strong = phrases(table, "strong", what),
            .weak = phrases(table, "weak", what),
            .exclude = phrases(table, "exclude", what)};
}

// A country: its names count as they are written, its labels in the other languages in all their forms.
TagRule read_place(const toml::table& table) {
    const std::string id = required(table, "id", "a place");
    const std::string what = "place " + id;
    refuse_other_keys(table, {"id", "region", "label", "names", "strong", "weak", "exclude"}, what);
    TagRule rule{.id = id,
                 .facet = "country",
                 .region = required(table, "region", what),
                 .label = labels(table, what),
                 .strong = phrases(table, "strong", what),
                 .weak = phrases(table, "weak", what),
                 .exclude = phrases(table, "exclude", what)};
    for (const auto& [language, names] : phrases(table, "names", what))
        for (const std::string& name : names) rule.strong[language].push_back("=" + name);
    for (const auto& [language, label] : rule.label)
        if (language != "en") rule.strong[language].push_back("^" + label);
    return rule;
}

Facet read_facet(const toml::table& table) {
    refuse_other_keys(table, {"id", "label", "multiple"}, "a facet");
    return {.id = required(table, "id", "a facet"), .label = required(table, "label", "a facet")};
}

WatchedTerm read_term(const toml::table& table) {
    const std::string what = "a term";
    refuse_other_keys(table, {"lang", "find", "prefer", "severity", "source", "note"}, what);
    const toml::node* find = table.get("find");
    if (find == nullptr) throw Mistake{what + " has no find", table.source()};
    const std::string severity = required(table, "severity", what);
    if (severity != "avoid" && severity != "caution")
        throw Mistake{what + "'s severity is avoid or caution", table.source()};
    return {.language = required(table, "lang", what),
            .find = list_of(*find, what + "'s find"),
            .prefer = required(table, "prefer", what),
            .severity = severity == "avoid" ? Severity::avoid : Severity::caution};
}

ContentNote read_content_note(const toml::table& table) {
    const std::string id = required(table, "id", "a content note");
    const std::string what = "content note " + id;
    refuse_other_keys(table, {"id", "label", "find", "note"}, what);
    return {.id = id, .label = required(table, "label", what), .find = phrases(table, "find", what)};
}

double number_or(const toml::table& table, std::string_view key, double otherwise) {
    const toml::node* node = table.get(key);
    if (node == nullptr) return otherwise;
    const std::optional<double> number = node->value<double>();
    if (!number || *number < 0)
        throw Mistake{std::string(key) + " must be a number, 0 or more", node->source()};
    return *number;
}

void read_meta(const toml::table& meta, Vocabulary& vocabulary) {
    refuse_other_keys(meta, {"version", "languages", "threshold", "weights", "max_types"}, "[meta]");
    vocabulary.threshold = number_or(meta, "threshold", vocabulary.threshold);
    vocabulary.max_types = static_cast<int>(number_or(meta, "max_types", vocabulary.max_types));
    const toml::node* node = meta.get("weights");
    if (node == nullptr) return;
    const toml::table& weights = table_of(*node, "weights");
    refuse_other_keys(weights, {"strong_title", "strong_body", "weak_title", "weak_body"}, "weights");
    Weights& read = vocabulary.weights;
    read = {.strong_title = number_or(weights, "strong_title", read.strong_title),
            .strong_body = number_or(weights, "strong_body", read.strong_body),
            .weak_title = number_or(weights, "weak_title", read.weak_title),
            .weak_body = number_or(weights, "weak_body", read.weak_body)};
}

template <class Visit>
void each_table(const toml::table& document, std::string_view key, const Visit& visit) {
    const toml::node* node = document.get(key);
    if (node == nullptr) return;
    const toml::array* array = node->as_array();
    if (array == nullptr) throw Mistake{"write [[" + std::string(key) + "]]", node->source()};
    for (const toml::node& entry : *array) visit(table_of(entry, "[[" + std::string(key) + "]]"));
}

void add_rule(Vocabulary& vocabulary, std::set<std::string>& ids, TagRule rule, const toml::table& table) {
    if (!ids.insert(rule.id).second) throw Mistake{"there are two tags " + rule.id, table.source()};
    if (std::ranges::find(vocabulary.facets, rule.facet, &Facet::id) == vocabulary.facets.end())
        throw Mistake{"tag " + rule.id + ": there is no facet " + rule.facet, table.source()};
    if (!rule.region.empty() && !ids.contains(rule.region))
        throw Mistake{"place " + rule.id + ": there is no tag " + rule.region, table.source()};
    vocabulary.tags.push_back(std::move(rule));
}

Vocabulary read_document(const toml::table& document) {
    refuse_other_keys(document, {"meta", "facet", "tag", "place", "mnr", "term", "content_note", "forms"},
                      "a vocabulary");
    Vocabulary vocabulary;
    std::set<std::string> ids;
    if (const toml::node* meta = document.get("meta")) read_meta(table_of(*meta, "meta"), vocabulary);
    each_table(document, "facet",
               [&](const toml::table& table) { vocabulary.facets.push_back(read_facet(table)); });
    each_table(document, "tag",
               [&](const toml::table& table) { add_rule(vocabulary, ids, read_tag(table), table); });
    each_table(document, "place",
               [&](const toml::table& table) { add_rule(vocabulary, ids, read_place(table), table); });
    each_table(document, "term",
               [&](const toml::table& table) { vocabulary.terms.push_back(read_term(table)); });
    each_table(document, "content_note", [&](const toml::table& table) {
        vocabulary.content_notes.push_back(read_content_note(table));
    });
    vocabulary.forms = phrases(document, "forms", "the vocabulary");
    if (vocabulary.tags.empty()) throw Mistake{"there is no [[tag]]", document.source()};
    return vocabulary;
}

Error error_at(std::string_view file, const toml::source_region& where, std::string_view message) {
    return {Code::configuration,
            std::string(file) + ", line " + std::to_string(where.begin.line) + ": " + std::string(message),
            "The head of feeds/vocabulary.toml says how a vocabulary is written."};
}

}  // namespace

std::string Vocabulary::label(std::string_view tag, std::string_view language) const {
    const auto rule = std::ranges::find(tags, tag, &TagRule::id);
    if (rule == tags.end()) return std::string(tag);
    auto label = rule->label.find(std::string(language));
    if (label == rule->label.end()) label = rule->label.find("en");
    return label == rule->label.end() ? std::string(tag) : label->second;
}

std::string Vocabulary::facet_of(std::string_view tag) const {
    const auto rule = std::ranges::find(tags, tag, &TagRule::id);
    return rule == tags.end() ? std::string() : rule->facet;
}

Result<Vocabulary> read_vocabulary(std::string_view toml, std::string_view file_name) {
    try {
        return read_document(toml::parse(toml, file_name));
    } catch (const toml::parse_error& error) {
        return error_at(file_name, error.source(), error.description());
    } catch (const Mistake& mistake) {
        return error_at(file_name, mistake.where, mistake.message);
    }
}

}  // namespace tidings
