#include "intake/item_reading.h"

#include "dedupe/cluster_rule.h"
#include "dedupe/dedupe.h"
#include "text/language.h"

namespace tidings {
namespace {

std::string in_words(const TagHit& hit) {
    std::string words;
    for (const Evidence& evidence : hit.evidence)
        words += (words.empty() ? "\"" : ", \"") + evidence.phrase +
                 (evidence.in_title ? "\" in the title" : "\" in the text");
    return words;
}

}  // namespace

ItemReading read_item(const Item& item, std::string_view channel_language) {
    ItemReading reading;
    reading.states_language = !item.language.empty() && item.language != channel_language;
    reading.text = read_text(item);
    reading.identity = identify(item, reading.text);
    reading.anchors = anchors(item.title, reading.text.text);
    return reading;
}

void classify(ItemReading& reading, const Item& item, const Feed& feed, const Tagging& tagging) {
    const std::string& text = reading.text.text;
    reading.classified = true;
    const bool is_overruled = !reading.states_language && !feed.language.empty();
    reading.language = language_of(item.title, text, is_overruled ? feed.language : item.language,
                                   reading.states_language ? Stated::of_item : Stated::of_channel);
    reading.tags = given_tags(item.title, text, reading.language, feed.tags, tagging);
}

std::vector<store::GivenTag> given_tags(std::string_view title, std::string_view text,
                                        std::string_view language,
                                        const std::vector<std::string>& standing_tags,
                                        const Tagging& tagging) {
    std::vector<store::GivenTag> tags;
    bool type_is_settled = false;
    for (const std::string& tag : standing_tags) {
        tags.push_back({tag, tagging.vocabulary.threshold, "standing tag of the feed"});
        type_is_settled = type_is_settled || tagging.vocabulary.facet_of(tag) == "type";
    }
    for (const TagHit& hit : tagging.tagger.tags_for(title, text, language, tagging.memory)) {
        const bool superseded = type_is_settled && tagging.vocabulary.facet_of(hit.tag) == "type";
        if (hit.assigned && !superseded) tags.push_back({hit.tag, hit.score, in_words(hit)});
    }
    return tags;
}

}  // namespace tidings
