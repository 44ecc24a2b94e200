#include "store/search/search_document.h"

#include "html/to_text.h"
#include "store/search/search_marks.h"
#include "text/joined.h"
#include "text/search_words.h"

namespace tidings::store {
namespace {

bool contains(const std::string& words, const SearchQuery::Phrase& phrase, bool may_go_on) {
    const std::string wanted = " " + joined(phrase.words, " ") + (may_go_on && !phrase.is_exact ? "" : " ");
    return (" " + words + " ").find(wanted) != std::string::npos;
}

}  // namespace

SearchDocument search_document(const Database& db, const Story& story) {
    SearchDocument made{.marks = marks_of(db, story)};
    if (story.curation == Curation::withdrawn) return made;
    std::string titles = story.lead.title, texts = story.lead.summary + "\n";
    texts += html_to_text(story.lead.content);
    for (const EditorialText& ours : story.editorial.titles) titles += "\n" + ours.text;
    for (const auto* ours : {&story.editorial.summaries, &story.editorial.notes})
        for (const EditorialText& each : *ours) texts += "\n" + each.text;
    Rows copies = db.query("select title from items where story = ? and id <> ?", {story.id, story.lead_id});
    while (copies.next()) titles += "\n" + copies.text(0);
    std::string names = story.partner.name + "\n" + story.feed_title;
    for (const Copy& copy : story.also_at) names += "\n" + copy.partner_name;
    for (const std::string& tag : story.tags) names += "\n" + tag;
    made.title = search_text(titles);
    made.text = search_text(texts);
    made.names = search_text(names);
    return made;
}

std::string title_word(std::string_view word) { return "title·" + std::string(word); }

std::string indexed_words(const SearchDocument& document) {
    std::string all = document.title + " " + document.text + " " + document.names + " " + document.marks;
    each_word(document.title, [&](std::string_view word) { all += " " + title_word(word); });
    return all;
}

bool is_in_title(const SearchDocument& document, const SearchQuery::Phrase& phrase) {
    return contains(document.title, phrase, false);
}

bool is_anywhere(const SearchDocument& document, const SearchQuery::Phrase& phrase, bool may_go_on) {
    return contains(document.title, phrase, may_go_on) || contains(document.text, phrase, may_go_on) ||
           contains(document.names, phrase, may_go_on);
}

}  // namespace tidings::store
