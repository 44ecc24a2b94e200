#pragma once

#include <functional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "model/act.h"

namespace tidings {

// What editors say of a story is kept as fields with a name and a value, so that every act is the same kind
// of change and can be taken back. The fields and their values:
//   title:LANG, summary:LANG, note:LANG   our words for readers, in one of our languages
//   excerpt      characters of the partner's text that readers get of this story; 0 for none
//   lead         the number of the item that readers see; empty: the rules choose
//   link:STORY   "follow-up" or "translation": what that story is to this one
//   aside        Unix seconds, until when the story does not stand in the queue
//   embargo      Unix seconds, when the approval of the story takes effect
//   assignee     the editor who is to decide
//   tag:ID, content-note:ID, term:PHRASE   "added", or of what the rules found: "confirmed", or "removed" (of
//   a
//                tag) and "dismissed" (of the others); a person's word counts whatever the rules find later
//   reason       why it was rejected, in a word of the hub's list
//   look         what readers have of it while it is approved, and what an approval that is to come saw: a
//                hash (look_of) by which no undo and no embargo lets another text out than an editor saw
// An empty value is that of a field that is not set.
struct FieldValue {
    std::string field, value;
};

// The value as it is stored: cleaned, and cut at 200 (title), 2,000 (summary) or 1,000 (note) characters.
// Whether the vocabulary has a tag or note is not known here. Error usage for a field that there is not, or a
// value that it cannot have.
Result<std::string> checked_field(std::string_view field, std::string_view value);

// Whether readers see what it says.
bool is_for_readers(std::string_view field);

// Tells the value that a field has now.
using ValueNow = std::function<std::string(const std::string& field)>;

// The changes that give the fields the wanted values; none for a field that has its value already.
std::vector<FieldChange> changes_to(std::span<const FieldValue> wanted, const ValueNow& now);

// The changes that take an act back. Error refused where there is nothing to take back, or a field other than
// `look` (and regrouping's `look-of:STORY`) has another value by now than the act gave it.
Result<std::vector<FieldChange>> changes_back(const Act& act, const ValueNow& now);

}  // namespace tidings
