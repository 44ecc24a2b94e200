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

// The key of a title other than the item's own, such as one that was cut.
void set_title_key(Identity& identity, std::string_view title);

// To be called with the identities of all items of one document: empties the guids and links that items with
// different titles and texts share (a constant guid, one page for all news), since such a key does not tell
// items apart.
void distrust_shared_keys(std::span<Identity> document);

// Likewise: leaves out of the titles' keys the ending that all titles of the document have in common, as a
// site's name behind a bar or dash. After a relaunch such an ending is often new or gone.
void cut_shared_endings(std::span<const Item> document, std::span<Identity> identities);

enum class Likeness { fresh, same, changed };

struct Verdict {
    Likeness likeness = Likeness::fresh;
    std::optional<ItemId> of;  // none for a fresh item, and for one that stands in the document twice
};

// An item of a document that is to be judged, with the items of the same feed that share a key with it.
struct IncomingItem {
    Identity identity;
    TextReading text;
    std::vector<KnownItem> known;
    std::optional<Timestamp> published;
};

// True if keys alone do not say which of the known items it is, so that `known` needs its texts.
bool needs_texts(const IncomingItem& entry);

// Which items of the same feed are these? Judged together, because two entries of one document are never the
// same item unless they repeat each other. same: nothing new. changed: a new revision. fresh: not seen
// before.
std::vector<Verdict> judge(std::span<const IncomingItem> document);

// More entries fresh at once than a feed writes, while it still has links or titles that we know: its ids and
// addresses have changed under it. Takes those whose link or title is known for what they were, and returns
// true: what is still fresh is for an editor to look at.
bool brake_flood(std::span<const IncomingItem> document, std::vector<Verdict>& verdicts);

}  // namespace tidings
