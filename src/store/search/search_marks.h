#pragma once

#include <string>
#include <string_view>

#include "model/story.h"
#include "store/database.h"

namespace tidings::store {

// The word that stands for a property in the index: "tag" and "type-event" give "tag·type·event", which no
// text has in it. Letters lose their case.
std::string mark_of(std::string_view kind, std::string_view value);

// The word for the month of a moment (UTC).
std::string month_mark(Timestamp moment);

// All words for a story's properties: its state, tags, partners, feeds, language, assignee, and the month
// when it was first seen; and one that every story has.
std::string marks_of(const Database& db, const Story& story);

inline constexpr std::string_view mark_of_all = "all·stories";

}  // namespace tidings::store
