#include <algorithm>
#include <vector>

#include "dedupe/dedupe.h"
#include "dedupe/pointer.h"
#include "text/counters.h"
#include "text/hash.h"
#include "text/plain_text.h"
#include "text/words.h"
#include "url/key.h"

namespace tidings {
namespace {

// Shorter texts ("First published by X, read it there.") are shared by items that have nothing to do with
// each other.
constexpr std::size_t fewest_words_of_a_text = 20;

// The item's own page. Guids mostly name it too, and looking for where it was copied from begins with it, so
// that its key is made once.
struct Page {
    const std::optional<Url>& url;
    std::string key;   // empty if there is no page
    std::string link;  // the key again, unless it is a home page
};

Page page_of(const std::optional<Url>& url) {
    if (!url) return {url, {}, {}};
    std::string key = url_key(*url);
    std::string link = is_home_page(*url) ? std::string() : key;
    return {url, std::move(key), std::move(link)};
}

// Two guids that differ only behind "#" are two items, so a guid keeps its fragment, which url_key drops.
std::string guid_key(std::string_view guid, const Page& page) {
    std::string key = clean_line(guid);
    if (page.url && key == page.url->text() && key.find('#') == std::string::npos)
        return page.link.empty() ? std::string() : "//" + page.link;
    const Result<Url> url = Url::parse(key);
    if (!url) return key;
    if (is_home_page(*url) && url->fragment().empty()) return {};
    key = "//" + url_key(*url);
    if (!url->fragment().empty() && key.find('#') == std::string::npos)
        key += "#" + std::string(url->fragment());
    return key;
}

// Without a guid of its publisher's an item has a hash of its address, which says no more than the address.
bool is_made_up(const Item& item) { return item.url && item.id == hash_hex(item.url->text()); }

// News searches put the name of the paper behind its title: "Vote on Monday - The Daily".
std::string_view without_source(const Item& item) {
    std::string_view title = item.title;
    if (!item.source || item.source->title.empty() || !title.ends_with(item.source->title)) return title;
    const std::string_view before = title.substr(0, title.size() - item.source->title.size());
    for (const std::string_view separator : {" - ", " – ", " — ", " | "})
        if (before.size() > separator.size() && before.ends_with(separator))
            return before.substr(0, before.size() - separator.size());
    return title;
}

std::string text_hash(const WordList& words) {
    if (words.hashes.size() < fewest_words_of_a_text) return {};
    const std::span<const std::uint64_t> all = words.hashes;
    return hash_hex({reinterpret_cast<const char*>(all.data()), all.size_bytes()});
}

// Without dates and counters, and in any order of the attachments: what moves by itself is no new revision.
std::string content_hash(const Item& item, const std::string& link, const std::string& text) {
    std::vector<std::string> attachments;
    for (const Attachment& file : item.attachments) attachments.push_back(url_key(file.url));
    std::ranges::sort(attachments);
    std::string all = without_counters(clean_line(item.title)) + '\n';
    all.reserve(all.size() + text.size() + 200);
    // Where a block ends is white space like any other.
    const std::size_t begin = all.size();
    all += without_counters(text);
    for (std::size_t at = all.find('\n', begin); at != std::string::npos; at = all.find('\n', at))
        all[at] = ' ';
    all += '\n' + link;
    for (const std::string& attachment : attachments) all += '\n' + attachment;
    return hash_hex(all);
}

bool share(const std::string& a, const std::string& b) { return !a.empty() && a == b; }

bool look_different(const Identity& a, const Identity& b) {
    return a.title_key != b.title_key && !share(a.text_hash, b.text_hash);
}

// Empties `key` in all identities that share its value with one that looks different.
void distrust(std::span<Identity> document, std::string Identity::*key) {
    std::vector<Identity*> sorted;
    for (Identity& identity : document)
        if (!(identity.*key).empty()) sorted.push_back(&identity);
    std::ranges::stable_sort(
        sorted, {}, [key](const Identity* identity) -> const std::string& { return identity->*key; });
    for (auto first = sorted.begin(); first != sorted.end();) {
        const auto last =
            std::find_if(first, sorted.end(), [&](const Identity* it) { return it->*key != (*first)->*key; });
        if (std::any_of(first, last, [&](const Identity* it) { return look_different(*it, **first); }))
            std::for_each(first, last, [key](Identity* it) { (it->*key).clear(); });
        first = last;
    }
}

}  // namespace

Identity identify(const Item& item, const TextReading& text) {
    Page page = page_of(item.url);
    Identity identity{.guid_key = is_made_up(item) ? std::string() : guid_key(item.id, page),
                      .url_key = page.link,
                      .text_hash = text_hash(text.words),
                      .content_hash = content_hash(item, page.link, text.text),
                      .points_at = pointed_at(item, page.key)};
    set_title_key(identity, without_source(item));
    return identity;
}

void set_title_key(Identity& identity, std::string_view title) {
    identity.title_key = joined_words(without_counters(title));
    const auto spaces = static_cast<int>(std::ranges::count(identity.title_key, ' '));
    identity.title_words = identity.title_key.empty() ? 0 : 1 + spaces;
}

void distrust_shared_keys(std::span<Identity> document) {
    distrust(document, &Identity::guid_key);
    distrust(document, &Identity::url_key);
}

}  // namespace tidings
