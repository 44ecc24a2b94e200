#pragma once

#include <string>
#include <string_view>

#include "dedupe/boilerplate.h"
#include "dedupe/dedupe.h"
#include "dedupe/story_rule.h"
#include "html/sanitise.h"

// Short items for the tests of dedupe.
namespace tidings::made_up {

// A paragraph of 40 words that no other `topic` shares three words in a row with.
inline std::string paragraph(const std::string& topic) {
    std::string html = "<p>";
    for (int i = 0; i < 40; ++i) html += topic + std::to_string(i * i) + "x ";
    return html + "</p>";
}

struct Words {
    std::string guid, url, title, html;
};

inline Item item(const Words& words) {
    Item made;
    made.id = words.guid;
    if (!words.url.empty()) made.url = *Url::parse(words.url);
    made.title = words.title;
    made.content = sanitise(words.html, std::nullopt);
    return made;
}

inline Identity identity(const Words& words) { return identify(item(words), read_text(item(words))); }

inline KnownItem known(int id, const Words& words, int feed = 1) {
    KnownItem made;
    made.id = ItemId{id};
    made.feed = FeedId{feed};
    made.story = StoryId{100 + id};
    made.identity = identity(words);
    made.title = words.title;
    made.text = read_text(item(words)).text;
    made.leads = true;
    return made;
}

inline Telling telling(const KnownItem& item) {
    return {item, fingerprint(item.title, {item.text, read_words(item.text)})};
}
inline Telling telling(int id, const Words& words, int feed) { return telling(known(id, words, feed)); }

}  // namespace tidings::made_up
