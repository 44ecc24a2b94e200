#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "dedupe/word_list.h"
#include "model/identity.h"
#include "model/item.h"

namespace tidings {

// `text` is what read_text says of the item.
Identity identify(const Item& item, const TextReading& text);

// Replaces the title key by that of another title, such as a shortened one.
void set_title_key(Identity& identity, std::string_view title);

// Clears the guid and link keys that items with different titles and texts of one document share (a constant
// guid, one page for all news), since such a key does not identify an item. `document` holds the identities
// of all its items.
void distrust_shared_keys(std::span<Identity> document);

// Removes from the title keys the beginning and the ending that all titles of the document share, such as a
// site's name before a colon or after a bar or dash, since a relaunch often adds or drops them. Also takes
// all items of one document.
void cut_shared_affixes(std::span<const Item> document, std::span<Identity> identities);

enum class Likeness { fresh, same, changed };

struct Verdict {
    Likeness likeness = Likeness::fresh;
    std::optional<ItemId> of;  // none for a fresh item, and for a repeat within the document
};

// An item of a document that is to be judged, with the items of the same feed that share a key with it.
struct IncomingItem {
    Identity identity;
    TextReading text;
    std::vector<KnownItem> known;
    std::optional<Timestamp> published;
};

// True if the keys do not decide which known item it is; then the texts of `known` must be loaded.
bool needs_texts(const IncomingItem& entry);

// Matches the items of a document with the known items of its feed. All are judged together, because two
// entries of one document match the same item only if they repeat each other. same: unchanged. changed: a new
// revision. fresh: not known.
std::vector<Verdict> judge(std::span<const IncomingItem> document);

// Detects a relaunch: more fresh entries than the feed usually has, while some of their links or titles are
// known, means that its ids and addresses have changed. Then matches entries by link or title, and returns
// true: the remaining fresh ones must be held for an editor.
bool brake_flood(std::span<const IncomingItem> document, std::vector<Verdict>& verdicts);

}  // namespace tidings
