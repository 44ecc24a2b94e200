#pragma once

#include <iosfwd>

#include "model/story.h"
#include "store/database.h"

namespace tidings {

// What of an approved story its partner has changed, word by word, and how to decide on it. Nothing of one
// that readers see as its partner has it.
void print_waiting_change(const store::Database& db, const Story& story, std::ostream& out);

}  // namespace tidings
