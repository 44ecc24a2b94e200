#include "dedupe/story_rule.h"

#include <algorithm>
#include <array>
#include <chrono>
#include <cmath>
#include <map>
#include <optional>
#include <set>
#include <string_view>

#include "dedupe/resemblance.h"

namespace tidings {
namespace {

// Everything that a rule may look at: the fresh item, a known one, and how alike they are.
struct Pair {
    const KnownItem& fresh;
    const KnownItem& known;
    const Fingerprint& fresh_print;
    const Fingerprint& known_print;
    const Resemblance& alike;
    bool one_feed = false;
    bool series = false;  // their title is the name of a series and tells no story
};

constexpr double least_contained = 0.1;
constexpr double nearly_whole = 0.95;
constexpr std::size_t short_text = 45;  // shingles

bool share(const std::string& a, const std::string& b) { return !a.empty() && a == b; }

bool same_title(const Pair& pair) {
    return share(pair.fresh.identity.title_key, pair.known.identity.title_key);
}

bool on_other_days(const Pair& pair) {
    return std::chrono::abs(pair.fresh.time - pair.known.time) >= std::chrono::days(1);
}

bool texts_differ_in_place(const Fingerprint& a, const Fingerprint& b, std::size_t fewest_names) {
    constexpr std::size_t most_words = 400;
    return differ_in_place(mark_words(a.text, most_words), mark_words(b.text, most_words), fewest_names);
}

// Two issues of a series: written after one template, for another month, place or number.
bool are_two_issues(const Pair& pair) {
    const Resemblance& alike = pair.alike;
    if (alike.jaccard >= nearly_whole) return false;
    if (differ_in_months(pair.fresh_print.title_words, pair.known_print.title_words)) return true;
    constexpr double one_template = 0.3, most_of_an_excerpt = 0.45;
    // In an excerpt one slip in a name may be all that differs.
    constexpr std::size_t fewest_of_text = 1, fewest_of_excerpt = 2;
    if (differ_in_place(pair.fresh_print.title_words, pair.known_print.title_words, fewest_of_text))
        return true;
    if (alike.jaccard >= one_template)
        return texts_differ_in_place(pair.fresh_print, pair.known_print, fewest_of_text);
    return alike.contained >= most_of_an_excerpt && alike.contained < nearly_whole &&
           texts_differ_in_place(pair.fresh_print, pair.known_print, fewest_of_excerpt);
}

// A follow-up often has much of the text that it goes on with.
bool is_follow_up(const Pair& pair) { return pair.alike.one_follows_up && pair.alike.jaccard < nearly_whole; }

// Whether titles and text speak for one story that two partners introduced or ended in their own way.
bool names_one_story(const Resemblance& alike) {
    constexpr double fewest_telling = 2.5, most_of_the_text = 0.75;
    if (alike.each_begins_its_own_way || alike.core_contained < most_of_the_text) return false;
    return alike.titles >= 0.6 ? alike.least_title >= fewest_telling : alike.title_found >= 0.3;
}

// Others' stories, quoted one after the other: by its title; or whole, under a title that tells none of them.
bool is_round_up(const Resemblance& alike) {
    if (alike.one_rounds_up) return alike.jaccard < nearly_whole;
    if (alike.longer_tells_more || (alike.each_has_its_own && !names_one_story(alike))) return true;
    return alike.longer_takes_in && alike.titles < 0.6 && (alike.title_found < 0.5 || !alike.long_word_found);
}

// One feed has two items at one address only if it uses the page for whatever is newest.
bool same_address(const Pair& pair) {
    constexpr double least_likeness = 0.5;
    if (!share(pair.fresh.identity.url_key, pair.known.identity.url_key)) return false;
    if (!pair.one_feed) return true;
    const bool has_texts = !pair.fresh_print.shingles.empty() && !pair.known_print.shingles.empty();
    if (!has_texts) return same_title(pair);
    return pair.alike.jaccard >= least_likeness && !(on_other_days(pair) && are_two_issues(pair));
}

// Ids that are made to be unique in the world, which copies keep.
bool same_global_id(const Pair& pair) {
    const std::string_view guid = pair.fresh.identity.guid_key;
    const bool global = guid.starts_with("//") || guid.starts_with("tag:") || guid.starts_with("urn:");
    return global && !pair.one_feed && share(pair.fresh.identity.guid_key, pair.known.identity.guid_key);
}

bool points_at_it(const Pair& pair) {
    return !pair.one_feed && share(pair.fresh.identity.points_at, pair.known.identity.url_key);
}

bool is_pointed_at(const Pair& pair) {
    return !pair.one_feed && share(pair.known.identity.points_at, pair.fresh.identity.url_key);
}

// What an excerpt has and a whole text has not is another ending: of a shorter excerpt, in a round-up.
bool opens_the_same(const Resemblance& alike) {
    return alike.same_opening && (alike.long_word_found || !alike.shorter_is_cut_off);
}

// A digest that takes in five whole texts contains each, so being contained is not enough: the titles must
// speak for it, or the contained text be a good part of the longer one.
bool contained(const Resemblance& alike) {
    return std::max(alike.contained, alike.core_contained) >= 0.75 && alike.smaller >= 20 &&
           (alike.titles >= 0.6 || alike.title_found >= 0.5 || alike.of_longer >= 0.35 ||
            opens_the_same(alike));
}

// "Shared by our partner X" is a text that many items have.
bool nearly_equal(const Resemblance& alike) {
    constexpr std::size_t fewest_shingles = 20;
    return alike.jaccard >= 0.5 &&
           (alike.smaller >= fewest_shingles || alike.titles >= 0.5 || alike.title_found >= 0.5);
}

// Written over word by word under a title that stayed.
bool reworded(const Resemblance& alike) {
    return (alike.titles >= 0.8 && alike.contained >= 0.35) ||
           (alike.titles >= 0.6 && alike.words_contained >= 0.6 && alike.contained >= least_contained &&
            alike.smaller >= 20);
}

// In titles that are alike; those of two titles that have nothing in common tell nothing.
bool have_other_numbers(const Resemblance& alike) {
    return alike.titles_differ_in_numbers && alike.titles >= 0.3;
}

bool same_text(const Pair& pair) {
    const Resemblance& alike = pair.alike;
    constexpr std::size_t fewest_shingles = 8;
    if (pair.one_feed || have_other_numbers(alike) || alike.smaller < fewest_shingles) return false;
    if (is_follow_up(pair) || is_round_up(alike) || alike.are_two_round_ups) return false;
    return (nearly_equal(alike) || contained(alike) || reworded(alike)) && !are_two_issues(pair);
}

// Two short texts under one telling title; or a short one that says where the long one is.
bool same_telling_title(const Pair& pair) {
    constexpr int fewest_words = 4;
    constexpr auto longest_apart = std::chrono::days(21);
    return !pair.one_feed && !pair.series && same_title(pair) &&
           pair.fresh.identity.title_words >= fewest_words &&
           std::chrono::abs(pair.fresh.time - pair.known.time) <= longest_apart &&
           (pair.alike.smaller < short_text || pair.alike.contained >= 0.15) &&
           !pair.alike.are_two_round_ups && !are_two_issues(pair);
}

// "Our newsletter is out": the teaser is the same each month, and only its link leads to something else.
bool is_next_teaser(const Pair& pair) {
    const Identity& fresh = pair.fresh.identity;
    const Identity& known = pair.known.identity;
    const bool other_link =
        !fresh.url_key.empty() && !known.url_key.empty() && fresh.url_key != known.url_key;
    return other_link && same_title(pair) && on_other_days(pair) && pair.alike.smaller < short_text;
}

// Each title has a word that tells something and that the other lacks.
bool titles_tell_apart(const Pair& pair) {
    const auto has_own = [](const std::vector<TitleWord>& one, const std::vector<TitleWord>& other) {
        constexpr double telling = 0.6;
        return std::ranges::any_of(one, [&](const TitleWord& word) {
            return word.weight >= telling &&
                   !std::ranges::binary_search(other, word.hash, {}, &TitleWord::hash);
        });
    };
    const std::vector<TitleWord>& fresh = pair.fresh_print.title;
    const std::vector<TitleWord>& known = pair.known_print.title;
    return has_own(fresh, known) && has_own(known, fresh);
}

// Within a feed a text comes again as a repost, but also as the next vacancy, course or weekly figures.
bool reposted(const Pair& pair) {
    const Resemblance& alike = pair.alike;
    constexpr std::size_t fewest_shingles = 20;
    if (!pair.one_feed || !alike.same_title_numbers || alike.titles_differ_in_names) return false;
    if (alike.texts_differ_in_numbers || alike.texts_differ_in_names) return false;
    if (is_round_up(alike) || titles_tell_apart(pair) || is_next_teaser(pair) || is_follow_up(pair) ||
        are_two_issues(pair))
        return false;
    if (alike.smaller < fewest_shingles && alike.titles < 0.8) return false;
    return alike.jaccard >= 0.8 || (alike.contained >= 0.9 && alike.titles >= 0.8);
}

std::string percent(double share) { return std::to_string(std::lround(share * 100)) + " %"; }

std::string in_words(const Resemblance& alike) {
    if (alike.jaccard >= 0.95) return "the same text";
    if (alike.jaccard >= 0.5) return percent(alike.jaccard) + " of the text the same";
    std::string words =
        percent(std::max(alike.contained, alike.core_contained)) + " of the shorter text in both";
    if (alike.titles >= 0.6) return words + ", titles " + percent(alike.titles) + " alike";
    if (alike.title_found >= 0.5) return words + ", and " + percent(alike.title_found) + " of the title";
    return alike.same_opening ? words + ", and both begin the same" : words;
}

std::string say_address(const Pair&) { return "same address"; }
std::string say_id(const Pair&) { return "same id"; }
std::string say_points(const Pair&) { return "it names the other as its source"; }
std::string say_pointed(const Pair&) { return "the other names it as its source"; }
std::string say_text(const Pair& pair) { return in_words(pair.alike); }
std::string say_title(const Pair&) { return "same title"; }
std::string say_reposted(const Pair& pair) { return in_words(pair.alike) + ", posted again"; }

struct Rule {
    bool (*holds)(const Pair&);
    std::string (*say)(const Pair&);
    bool sure;
};

// The surest first.
constexpr std::array<Rule, 7> rules{{
    {same_address, say_address, true},
    {same_global_id, say_id, true},
    {points_at_it, say_points, true},
    {is_pointed_at, say_pointed, true},
    {same_text, say_text, false},
    {reposted, say_reposted, false},
    {same_telling_title, say_title, false},
}};

bool is_long(const Fingerprint& print) { return print.shingles.size() >= short_text; }

// A title under which one feed tells several stories at length, or that many feeds have, is the name of a
// series.
bool names_a_series(const Telling& fresh, std::span<const Telling> known) {
    constexpr std::size_t most_feeds = 6;
    std::set<std::pair<FeedId, StoryId>> tellings;
    std::set<FeedId> feeds, telling_feeds;
    for (const Telling& each : known) {
        if (!share(each.item.identity.title_key, fresh.item.identity.title_key)) continue;
        feeds.insert(each.item.feed);
        if (!is_long(each.print) || !tellings.insert({each.item.feed, each.item.story}).second) continue;
        if (!telling_feeds.insert(each.item.feed).second) return true;
        const bool another_here = each.item.feed == fresh.item.feed && is_long(fresh.print);
        if (another_here && compare(each.print, fresh.print).contained < 0.35) return true;
    }
    return feeds.size() > most_feeds;
}

// Nearly the same text, or under nearly the same title an excerpt of it or next to none.
bool is_whole_in_the_other(const Pair& pair) {
    constexpr std::size_t bare_pointer = 12;
    const Resemblance& alike = pair.alike;
    if (pair.one_feed || alike.jaccard >= nearly_whole) return !pair.one_feed;
    return alike.titles >= 0.9 && !pair.series && (alike.contained >= 0.6 || alike.smaller < bare_pointer);
}

bool is_whole_excerpt(const Resemblance& alike) {
    return alike.smaller >= short_text && std::max(alike.contained, alike.core_contained) >= nearly_whole;
}

std::optional<StoryMatch> match(const Pair& pair) {
    constexpr double surely_one_text = 0.5;
    for (const Rule& rule : rules) {
        if (!rule.holds(pair)) continue;
        const bool by_text = rule.holds == same_text && !pair.one_feed;
        const bool lead_has_it = pair.known.leads && by_text && pair.alike.jaccard >= surely_one_text;
        const bool is_excerpt = by_text && is_whole_excerpt(pair.alike);
        return StoryMatch{.story = pair.known.story,
                          .why = rule.say(pair) + " (item " + std::to_string(number(pair.known.id)) + ")",
                          .sure = rule.sure || lead_has_it || is_excerpt,
                          .surest = rule.sure || is_whole_in_the_other(pair),
                          .likeness = pair.alike.jaccard};
    }
    return std::nullopt;
}

// What is shorter by more than that is an excerpt or a summary; but for a text of some length.
bool are_whole_texts(const Telling& a, const Telling& b) {
    constexpr std::size_t most_times_longer = 3, no_excerpt = 90;
    const auto [shorter, longer] = std::minmax({a.print.shingles.size(), b.print.shingles.size()});
    return longer < shorter * most_times_longer || shorter >= no_excerpt;
}

// Two texts of some length that share a passage and neither most of the text nor of the title.
bool share_a_passage(const Resemblance& alike) {
    constexpr std::size_t fewest_shingles = 60;
    return alike.smaller >= fewest_shingles && alike.contained < 0.5 && alike.titles < 0.6 &&
           alike.title_found < 0.5;
}

// Whether an excerpt which stands in both, such as the opening of a story that a round-up quotes, does not
// make two texts one.
bool are_other_texts(const Telling& a, const Telling& b, const Resemblance& alike) {
    return (is_round_up(alike) && are_whole_texts(a, b)) || share_a_passage(alike);
}

// Of each story the known item with the longest text: whether it and the fresh item are other texts.
class LongestItems {
  public:
    void add(const Telling& fresh, const Telling& known, const Resemblance& alike) {
        const std::size_t length = known.print.shingles.size();
        Longest& longest = of_[known.item.story];
        if (length >= longest.length) longest = {length, are_other_texts(fresh, known, alike)};
    }
    bool are_apart(StoryId story) const { return of_.at(story).is_apart; }

  private:
    struct Longest {
        std::size_t length = 0;
        bool is_apart = false;
    };
    std::map<StoryId, Longest> of_;
};

bool comes_first(const StoryMatch& a, const StoryMatch& b) {
    if (a.sure != b.sure) return a.sure;
    if (a.likeness != b.likeness) return a.likeness > b.likeness;
    return a.story < b.story;
}

}  // namespace

bool may_match(const ShingleSet& fresh, const ShingleSet& known) {
    return fresh.contained(known) >= least_contained;
}

std::vector<StoryMatch> find_stories(const Telling& fresh, std::span<const Telling> known) {
    const bool series = names_a_series(fresh, known);
    std::vector<StoryMatch> found;
    LongestItems longest;
    for (std::size_t i = 0; i < known.size(); ++i) {
        const Telling& each = known[i];
        const Resemblance alike = compare(fresh.print, each.print);
        longest.add(fresh, each, alike);
        std::optional<StoryMatch> matched = match({fresh.item, each.item, fresh.print, each.print, alike,
                                                   fresh.item.feed == each.item.feed, series});
        if (!matched) continue;
        matched->known = i;
        const auto same = std::ranges::find(found, matched->story, &StoryMatch::story);
        if (same == found.end())
            found.push_back(*matched);
        else if (comes_first(*matched, *same))
            *same = *matched;
    }
    std::erase_if(found,
                  [&](const StoryMatch& each) { return !each.surest && longest.are_apart(each.story); });
    std::ranges::sort(found, comes_first);
    return found;
}

bool tell_other_stories(std::span<const Telling> known, StoryId one, StoryId other) {
    return std::ranges::any_of(known, [&](const Telling& a) {
        return a.item.story == one && std::ranges::any_of(known, [&](const Telling& b) {
                   return b.item.story == other && are_other_texts(a, b, compare(a.print, b.print));
               });
    });
}

bool are_one_text(const Telling& one, const Telling& other) {
    constexpr double nearly_all = 0.9, much_alike = 0.8;
    constexpr std::size_t fewest_shingles = 20;
    const Resemblance alike = compare(one.print, other.print);
    if (alike.titles < much_alike || !alike.same_title_numbers || alike.titles_differ_in_names) return false;
    if (alike.texts_differ_in_numbers || alike.smaller < fewest_shingles) return false;
    const Pair pair{one.item, other.item, one.print, other.print, alike, true, false};
    return std::max(alike.contained, alike.core_contained) >= nearly_all && !is_follow_up(pair) &&
           !is_round_up(alike) && !is_next_teaser(pair) && !are_two_issues(pair);
}

}  // namespace tidings
