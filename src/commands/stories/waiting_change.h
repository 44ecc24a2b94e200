#pragma once

#include <iosfwd>
#include <string>

#include "model/item.h"
#include "model/story.h"
#include "store/database.h"

namespace tidings {

// What an editor sees of a changed lead in `stories show`, in twelve characters: another look has another
// revision.
std::string revision_of_change(const Item& changed);

// What of an approved story its partner has changed, word by word, and how to decide on it. Nothing of one
// that readers see as its partner has it.
void print_waiting_change(const store::Database& db, const Story& story, std::ostream& out);

}  // namespace tidings
