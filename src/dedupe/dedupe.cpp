#include "dedupe/dedupe.h"

#include <algorithm>
#include <array>
#include <set>
#include <string_view>

namespace tidings {
namespace {

// Which keys two items share. An empty key is shared with nobody.
struct Shared {
    bool guid, link, title, text;
};

Shared shared_keys(const Identity& a, const Identity& b) {
    const auto same = [](const std::string& x, const std::string& y) { return !x.empty() && x == y; };
    return {.guid = same(a.guid_key, b.guid_key),
            .link = same(a.url_key, b.url_key),
            .title = same(a.title_key, b.title_key),
            .text = same(a.text_hash, b.text_hash)};
}

// How strongly two entries of one feed are the same item; 0 if they are not.
// A guid alone proves nothing (some feeds reuse it), nor does a link whose guid, title and text are all
// others.
int likeness(const Identity& a, const Identity& b) {
    const Shared shared = shared_keys(a, b);
    const bool only_guids =
        a.url_key.empty() && b.url_key.empty() && a.title_key.empty() && b.title_key.empty();
    const bool guids_differ = !a.guid_key.empty() && !b.guid_key.empty() && !shared.guid;
    if (shared.guid && (shared.link || shared.title || shared.text || only_guids)) return 3;
    if (shared.link && (!guids_differ || shared.title || shared.text)) return 2;
    const bool linked = !a.url_key.empty() || !b.url_key.empty();
    return shared.title && (shared.text || (!linked && !guids_differ)) ? 1 : 0;
}

// The words of a title that hold a digit: what tells the issues of a series apart.
std::set<std::string_view> numbers(std::string_view title) {
    std::set<std::string_view> found;
    while (!title.empty()) {
        const std::string_view word = title.substr(0, title.find(' '));
        if (word.find_first_of("0123456789") != std::string_view::npos) found.insert(word);
        title.remove_prefix(std::min(word.size() + 1, title.size()));
    }
    return found;
}

// Everything that a rule may look at: the new item, an older one, and whether they stand in one feed.
struct Pair {
    const Identity& fresh;
    const KnownItem& older;
    bool one_feed;
    Shared shared;
};

bool same_address(const Pair& pair) {
    return pair.shared.link && (!pair.one_feed || pair.shared.title || pair.shared.text);
}

// Ids that are made to be unique in the world, which copies keep.
bool same_global_id(const Pair& pair) {
    const std::string_view guid = pair.fresh.guid_key;
    const bool global = guid.starts_with("//") || guid.starts_with("tag:") || guid.starts_with("urn:");
    return pair.shared.guid && global && !pair.one_feed;
}

// A copy may drop the number from its title; a series under one text (vacancies, weekly figures) has others
// in each.
bool same_text(const Pair& pair) {
    if (!pair.shared.text) return false;
    const std::set<std::string_view> ours = numbers(pair.fresh.title_key);
    const std::set<std::string_view> theirs = numbers(pair.older.identity.title_key);
    return ours == theirs || (!pair.one_feed && (ours.empty() || theirs.empty()));
}

bool same_title(const Pair& pair) {
    constexpr int fewest_words_of_a_telling_title = 4;
    return pair.shared.title && !pair.one_feed && pair.fresh.title_words >= fewest_words_of_a_telling_title;
}

// A title that one feed has used twice, or this one before, is the name of a series and tells no story.
bool names_a_series(const Identity& fresh, FeedId feed, std::span<const KnownItem> known) {
    std::set<FeedId> feeds{feed};
    return std::ranges::any_of(known, [&](const KnownItem& item) {
        return item.identity.title_key == fresh.title_key && !feeds.insert(item.feed).second;
    });
}

struct Rule {
    std::string_view what;  // they share
    bool (*holds)(const Pair&);
};

// The surest first.
constexpr std::array<Rule, 4> rules{{
    {"address", same_address},
    {"id", same_global_id},
    {"text", same_text},
    {"title", same_title},
}};

}  // namespace

Verdict judge(const Identity& identity, std::span<const KnownItem> known) {
    const KnownItem* best = nullptr;
    int most = 0;
    for (const KnownItem& item : known) {
        const int points = 2 * likeness(identity, item.identity);
        const int with_content =
            points + (points > 0 && item.identity.content_hash == identity.content_hash ? 1 : 0);
        if (with_content <= most) continue;
        most = with_content;
        best = &item;
    }
    if (best == nullptr) return {};
    const bool unchanged = best->identity.content_hash == identity.content_hash;
    return {.likeness = unchanged ? Likeness::same : Likeness::changed, .of = best->id};
}

std::optional<StoryMatch> find_story(const Identity& identity, FeedId feed,
                                     std::span<const KnownItem> known) {
    const bool series = names_a_series(identity, feed, known);
    for (const Rule& rule : rules) {
        if (series && rule.holds == same_title) continue;
        const KnownItem* oldest = nullptr;
        for (const KnownItem& item : known) {
            const Pair pair{identity, item, item.feed == feed, shared_keys(identity, item.identity)};
            if (rule.holds(pair) && (oldest == nullptr || item.id < oldest->id)) oldest = &item;
        }
        if (oldest != nullptr)
            return StoryMatch{oldest->story, "same " + std::string(rule.what) + " as item " +
                                                 std::to_string(number(oldest->id))};
    }
    return std::nullopt;
}

}  // namespace tidings
