#include <algorithm>
#include <set>

#include "dedupe/dedupe.h"
#include "dedupe/fingerprint.h"
#include "dedupe/recurring_notice.h"
#include "dedupe/resemblance.h"

namespace tidings {
namespace {

bool share(const std::string& a, const std::string& b) { return !a.empty() && a == b; }
bool differ(const std::string& a, const std::string& b) { return !a.empty() && !b.empty() && a != b; }

bool has_neither_link_nor_title(const Identity& it) { return it.url_key.empty() && it.title_key.empty(); }

// What speaks for two entries of one feed being the same item, the strongest first.
enum class Evidence { guid, link, title };
constexpr Evidence all_evidence[] = {Evidence::guid, Evidence::link, Evidence::title};

double text_likeness(const IncomingItem& entry, const KnownItem& known) {
    if (share(entry.identity.text_hash, known.identity.text_hash)) return 1;
    if (entry.text.text.empty() || known.text.empty()) return 0;
    return jaccard(fingerprint("", entry.text), fingerprint("", {known.text, read_words(known.text)}));
}

bool is_another_notice(const IncomingItem& entry, const KnownItem& known) {
    const TextReading text{known.text, read_words(known.text)};
    return are_two_notices({entry.identity, entry.published, entry.text},
                           {known.identity, known.published, text});
}

// A guid alone proves nothing: some feeds reuse it.
bool speaks_guid(const IncomingItem& entry, const KnownItem& known) {
    constexpr double least_likeness = 0.2;
    const Identity& a = entry.identity;
    const Identity& b = known.identity;
    if (!share(a.guid_key, b.guid_key)) return false;
    if (share(a.url_key, b.url_key) || share(a.title_key, b.title_key)) return true;
    if (has_neither_link_nor_title(a) && has_neither_link_nor_title(b)) return true;
    return text_likeness(entry, known) >= least_likeness;
}

// Nor does a link whose guid, title and text are all others: a page for whatever is newest.
bool speaks_link(const IncomingItem& entry, const KnownItem& known) {
    constexpr double least_likeness = 0.2;
    const Identity& a = entry.identity;
    const Identity& b = known.identity;
    if (!share(a.url_key, b.url_key)) return false;
    if (is_another_notice(entry, known)) return false;
    if (!differ(a.guid_key, b.guid_key) || share(a.title_key, b.title_key)) return true;
    return text_likeness(entry, known) >= least_likeness;
}

bool speaks_title(const IncomingItem& entry, const KnownItem& known) {
    constexpr double least_likeness = 0.6;
    const Identity& a = entry.identity;
    const Identity& b = known.identity;
    if (!share(a.title_key, b.title_key) || is_another_notice(entry, known)) return false;
    const bool linked = !a.url_key.empty() || !b.url_key.empty();
    if (!linked && !differ(a.guid_key, b.guid_key)) return true;
    return text_likeness(entry, known) >= least_likeness;
}

bool speaks(Evidence evidence, const IncomingItem& entry, const KnownItem& known) {
    switch (evidence) {
        case Evidence::guid:
            return speaks_guid(entry, known);
        case Evidence::link:
            return speaks_link(entry, known);
        case Evidence::title:
            return speaks_title(entry, known);
    }
    return false;
}

Verdict verdict_of(const IncomingItem& entry, const KnownItem& known) {
    const bool unchanged = entry.identity.content_hash == known.identity.content_hash;
    return {.likeness = unchanged ? Likeness::same : Likeness::changed, .of = known.id};
}

using Claimed = std::set<ItemId>;

// Of the items that nobody claims yet and that `holds` for, the unchanged one, or else the newest.
template <class Holds>
const KnownItem* best(const IncomingItem& entry, const Claimed& claimed, const Holds& holds) {
    const KnownItem* found = nullptr;
    for (const KnownItem& known : entry.known) {
        if (claimed.contains(known.id) || !holds(known)) continue;
        if (known.identity.content_hash == entry.identity.content_hash) return &known;
        if (found == nullptr || known.id > found->id) found = &known;
    }
    return found;
}

bool repeats(const IncomingItem& one, const IncomingItem& other) {
    const Identity& later = one.identity;
    const Identity& earlier = other.identity;
    if (later.content_hash == earlier.content_hash)
        return share(later.guid_key, earlier.guid_key) || share(later.url_key, earlier.url_key) ||
               (later.guid_key.empty() && later.url_key.empty() && share(later.title_key, earlier.title_key));
    if (differ(later.guid_key, earlier.guid_key)) return false;
    if (share(later.guid_key, earlier.guid_key)) return true;
    return share(later.url_key, earlier.url_key) &&
           !are_two_notices({later, one.published, one.text}, {earlier, other.published, other.text});
}

// Which entries say again what one before them says. Documents are short (a few hundred entries), and the
// comparison is of whole strings.
std::vector<bool> find_repeats(std::span<const IncomingItem> document) {
    std::vector<bool> repeated(document.size(), false);
    for (std::size_t later = 1; later < document.size(); ++later)
        for (std::size_t earlier = 0; earlier < later && !repeated[later]; ++earlier)
            repeated[later] = repeats(document[later], document[earlier]);
    return repeated;
}

}  // namespace

bool needs_texts(const IncomingItem& entry) {
    const Identity& it = entry.identity;
    const auto is_certain = [&](const KnownItem& known) {
        const Identity& other = known.identity;
        return it.content_hash == other.content_hash &&
               (share(it.guid_key, other.guid_key) || share(it.url_key, other.url_key));
    };
    return !entry.known.empty() && std::ranges::none_of(entry.known, is_certain);
}

std::vector<Verdict> judge(std::span<const IncomingItem> document) {
    std::vector<Verdict> verdicts(document.size());
    std::vector<bool> settled = find_repeats(document);
    for (std::size_t i = 0; i < document.size(); ++i)
        if (settled[i]) verdicts[i].likeness = Likeness::same;
    Claimed claimed;
    for (const Evidence evidence : all_evidence) {
        for (std::size_t i = 0; i < document.size(); ++i) {
            if (settled[i]) continue;
            const IncomingItem& entry = document[i];
            const KnownItem* found =
                best(entry, claimed, [&](const KnownItem& known) { return speaks(evidence, entry, known); });
            if (found == nullptr) continue;
            claimed.insert(found->id);
            verdicts[i] = verdict_of(entry, *found);
            settled[i] = true;
        }
    }
    return verdicts;
}

bool brake_flood(std::span<const IncomingItem> document, std::vector<Verdict>& verdicts) {
    constexpr std::size_t most_at_once = 10;
    constexpr std::size_t one_known_in = 4;
    Claimed claimed;
    for (const Verdict& verdict : verdicts)
        if (verdict.of) claimed.insert(*verdict.of);
    const auto fresh =
        static_cast<std::size_t>(std::ranges::count(verdicts, Likeness::fresh, &Verdict::likeness));
    if (fresh <= std::max(most_at_once, document.size() / 2)) return false;

    std::vector<Verdict> braked = verdicts;
    std::size_t known_again = 0;
    for (std::size_t i = 0; i < document.size(); ++i) {
        if (verdicts[i].likeness != Likeness::fresh) continue;
        const Identity& it = document[i].identity;
        const KnownItem* found = best(document[i], claimed, [&](const KnownItem& known) {
            return share(it.url_key, known.identity.url_key) || share(it.title_key, known.identity.title_key);
        });
        if (found == nullptr) continue;
        claimed.insert(found->id);
        braked[i] = verdict_of(document[i], *found);
        ++known_again;
    }
    if (known_again * one_known_in < fresh) return false;
    verdicts = std::move(braked);
    return true;
}

}  // namespace tidings
