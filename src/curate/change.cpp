#include "curate/change.h"

#include <algorithm>
#include <string_view>

#include "curate/retraction_words.h"
#include "html/to_text.h"
#include "text/counters.h"
#include "text/hash.h"

namespace tidings {
namespace {

std::string address(const std::optional<Url>& url) { return url ? url->text() : std::string(); }

// Every address in a text, in its order: where links lead and where pictures come from.
std::string addresses_in(const SafeHtml& content) {
    std::string all;
    const std::string_view html = content.html();
    for (const std::string_view attribute : {" href=\"", " src=\"", " srcset=\"", " poster=\"", " cite=\""})
        for (std::size_t at = html.find(attribute); at != std::string_view::npos;
             at = html.find(attribute, at)) {
            at += attribute.size();
            (all += html.substr(at, html.find('"', at) - at)) += '\n';
        }
    return all;
}

std::string people_of(const Item& item) {
    std::string all;
    for (const Person& person : item.authors)
        all += person.name + '\n' + person.email + '\n' + address(person.url) + '\n';
    return all;
}

std::string files_of(const Item& item) {
    std::string all = address(item.image) + '\n';
    for (const Attachment& file : item.attachments) all += file.url.text() + '\n' + file.mime_type + '\n';
    return all;
}

std::string source_of(const Item& item) {
    return item.source ? item.source->title + '\n' + address(item.source->url) : std::string();
}

bool is_stub(std::size_t before, std::size_t after) {
    constexpr std::size_t words_of_a_stub = 30;
    if (after >= before) return false;
    return after * 3 <= before || (after < words_of_a_stub && after * 2 <= before);
}

// Two versions of an item, and how their texts differ.
struct Comparison {
    const Item& approved;
    const Item& changed;
    std::string before, after;
    std::size_t words_before = 0, words_after = 0, removed = 0, added = 0;

    std::size_t changed_words() const { return std::max(removed, added); }
    bool is_of_few_words() const {
        constexpr std::size_t one_in = 20;  // 5 %
        return changed_words() * one_in <= words_before;
    }
};

Comparison compare(const Item& approved, const Item& changed) {
    Comparison it{
        .approved = approved, .changed = changed, .before = text_of(approved), .after = text_of(changed)};
    const std::vector<WordRun> runs = word_diff(it.before, it.after);
    const std::size_t kept = count_words(runs, Presence::kept);
    it.removed = count_words(runs, Presence::removed);
    it.added = count_words(runs, Presence::added);
    it.words_before = kept + it.removed;
    it.words_after = kept + it.added;
    return it;
}

// Of a title and a text that hold counters, and of nothing else, another number is no change.
bool differ_by_counters_alone(const Item& approved, const Item& changed) {
    const auto shown = [](const Item& item) { return item.title + '\n' + text_of(item); };
    const auto others = [](Item item) {
        item.title.clear();
        item.summary.clear();
        item.content = {};
        return look_of(item);
    };
    const std::string before = shown(approved), after = shown(changed);
    return before != after && without_counters(before) == without_counters(after) &&
           addresses_in(approved.content) == addresses_in(changed.content) &&
           others(approved) == others(changed);
}

// What never passes by itself.
std::vector<std::string> grave_changes(const Comparison& it) {
    std::vector<std::string> changes;
    if (it.approved.title != it.changed.title) changes.emplace_back("another title");
    if (address(it.approved.url) != address(it.changed.url) ||
        address(it.approved.external_url) != address(it.changed.external_url))
        changes.emplace_back("another link");
    if (it.approved.language != it.changed.language) changes.emplace_back("another language");
    if (it.approved.rights != it.changed.rights) changes.emplace_back("another licence");
    if (is_stub(it.words_before, it.words_after)) changes.emplace_back("only a stub of the text is left");
    if (retractions_said_in(it.after) > retractions_said_in(it.before))
        changes.emplace_back("it says that something is corrected, updated or retracted");
    return changes;
}

std::vector<std::string> other_changes(const Comparison& it) {
    std::vector<std::string> changes;
    if (it.changed_words() > 0)
        changes.push_back(std::to_string(it.removed) + " of " + std::to_string(it.words_before) +
                          " words gone, " + std::to_string(it.added) + " new");
    if (people_of(it.approved) != people_of(it.changed)) changes.emplace_back("other authors");
    if (addresses_in(it.approved.content) != addresses_in(it.changed.content))
        changes.emplace_back("other links or pictures in the text");
    if (files_of(it.approved) != files_of(it.changed)) changes.emplace_back("other pictures or files");
    if (source_of(it.approved) != source_of(it.changed)) changes.emplace_back("another source");
    return changes;
}

// The text alone, or its marking up.
bool is_small(const Comparison& it, const std::vector<std::string>& others) {
    const std::size_t of_words = it.changed_words() > 0 ? 1 : 0;
    return it.is_of_few_words() && others.size() == of_words;
}

bool passes(const Partner& partner, bool is_grave, bool is_small) {
    if (partner.trust != Trust::automatic || is_grave) return false;
    return partner.passing_changes == PassingChanges::all ||
           (partner.passing_changes == PassingChanges::small && is_small);
}

}  // namespace

ChangeVerdict judge_change(const Item& approved, const Item& changed, const Partner& partner) {
    if (look_of(approved) == look_of(changed) || differ_by_counters_alone(approved, changed)) return {};
    const Comparison comparison = compare(approved, changed);
    std::vector<std::string> changes = grave_changes(comparison);
    const bool is_grave = !changes.empty();
    const std::vector<std::string> others = other_changes(comparison);
    const bool small = is_small(comparison, others);
    changes.insert(changes.end(), others.begin(), others.end());
    if (changes.empty()) changes.emplace_back("the same words, marked up in another way");
    return {passes(partner, is_grave, small) ? ChangeVerdict::Kind::passes : ChangeVerdict::Kind::waits,
            std::move(changes)};
}

std::string text_of(const Item& item) {
    if (item.content.empty()) return item.summary;
    const std::string content = html_to_text(item.content);
    return item.summary.empty() || item.summary == content ? content : item.summary + '\n' + content;
}

std::string look_of(const Item& item) {
    std::string all = item.title + '\n' + address(item.url) + '\n' + address(item.external_url) + '\n' +
                      address(item.comments) + '\n' + item.language + '\n' + item.rights + '\n';
    for (const std::string& part :
         {people_of(item), files_of(item), source_of(item), item.summary, item.content.html()})
        (all += part) += '\n';
    return hash_hex(all);
}

}  // namespace tidings
