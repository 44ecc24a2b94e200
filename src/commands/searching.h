#pragma once

#include <functional>
#include <optional>
#include <string>

#include "commands/syntax.h"
#include "model/search_query.h"
#include "model/story.h"
#include "store/search/search.h"
#include "world/data_folder.h"

namespace tidings {

// What --search and --after ask for.
struct Searching {
    std::string typed, after;
};

void declare_searching(Syntax& syntax, Searching& searching);

// Calls `visit` for the hits of one page, newest changes indexed before. Tells on `err` where stories are not
// indexed yet, and on `out` how to go on unless `is_json`. Throws Failure usage for words or a cursor that
// mean nothing.
void each_hit(DataFolder& folder, const Searching& searching, int count, bool is_json, Outside& outside,
              const std::function<void(const store::SearchHit&, const SearchQuery&)>& visit);

// The excerpt around the hit words: "… a guide on [grooming] for schools …".
std::string marked_excerpt(const Story& story, const SearchQuery& query);

}  // namespace tidings
