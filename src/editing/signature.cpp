#include "editing/signature.h"

#include "store/acts/acts.h"

namespace tidings::editing {

void note(store::Transaction& tx, StoryId story, std::string_view what, const Signature& signature) {
    store::record_act(tx, act_on(story, signature.at, signature.by, what, signature.reason));
}

}  // namespace tidings::editing
