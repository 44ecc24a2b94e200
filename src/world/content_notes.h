#pragma once

#include <string>
#include <vector>

#include "model/story.h"
#include "publish/hub.h"
#include "world/world.h"

namespace tidings {

// Ids of the content notes that stand before a story wherever readers are shown it: in mails, on the web and
// in feeds. Keys of [content_notes] in the words.
std::vector<std::string> content_notes_of(const World& world, const Story& story);

// The same with their words, in the story's language if it is one of ours, else in English.
publish::ContentNotes published_notes_of(const World& world, const Story& story);

// What content_notes_of depends on beside the story: other rules, other bytes.
std::string content_note_rules(const Vocabulary& vocabulary);

}  // namespace tidings
