#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "curate/story_field.h"
#include "editing/signature.h"
#include "model/act.h"

namespace tidings::editing {

// What an editor changes of stories beside their state.
struct StoryEdit {
    std::vector<FieldValue> fields;
    std::string what = "edited";  // for the audit log
};

// Edits stories: all of them, or none where one cannot be. Returns how many changed. What readers see moves
// their `updated`, and takes back the approval of each issue that holds one and is not sealed. `seen` is the
// revision of a single story that was looked at; empty: none was. Error no_such_file for a story or a linked
// one that is not there, or an item of another story; usage for a wrong field or value; refused for another
// revision, or for words to readers of a withdrawn story.
Result<std::size_t> edit_stories(store::Database& db, std::span<const StoryId> stories, const StoryEdit& edit,
                                 std::string_view seen, const Signature& signature);

// Keeps an internal note on a story in its log. It is never published.
Result<ActId> comment_on(store::Database& db, StoryId story, std::string_view text,
                         const Signature& signature);

// The value of a field of a story; that of `curation` is its state.
std::string field_now(const store::Database& db, StoryId story, std::string_view field);

// Sets the fields of the act's story, lets readers see it, and writes the act with these changes.
ActId carry_out(store::Transaction& tx, Act act, std::vector<FieldChange> changes);

}  // namespace tidings::editing
