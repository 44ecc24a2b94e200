#include "editing/signature.h"

#include "store/stories/stories.h"

namespace tidings::editing {

void note(store::Transaction& tx, StoryId story, std::string_view what, const Signature& signature) {
    const Curation state = store::curation_of(tx.db(), story).value_or(Curation::pending);
    const std::string text = std::string(what) + (signature.reason.empty() ? "" : ": " + signature.reason);
    store::record_decision(tx, {story, state, state, signature.by, text}, signature.at);
}

}  // namespace tidings::editing
