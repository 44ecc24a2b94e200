#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "model/act.h"
#include "model/issue.h"
#include "store/database.h"
#include "world/world.h"

namespace tidings {

struct MadeIssue {
    IssueId id{};
    std::string digest, title;
    std::size_t items = 0, recipients = 0;
};

// The digest's definition; none if tidings.toml has it no more.
const Digest* digest_of(const World& world, std::string_view slug);

// The issue with the stories that its digest's rules, its edits and its cut-off give it up to `now`. An
// approved one only loses what has been withdrawn, and with it the approval. Not written down.
Issue gathered(const World& world, const Digest& digest, const Issue& issue, Timestamp now);

// Why our own words in the issue may not go out: a term that the watch list says to avoid.
std::optional<Error> term_to_avoid(const World& world, const Digest& digest, const Issue& issue);

// Writes the issue and a line of its audit log down.
void record(store::Transaction& tx, const Issue& issue, const Act& act);
void record(World& world, const Issue& issue, std::string_view by, std::string_view what,
            std::string_view note = {});

// Seals an approved issue: bodies frozen, one row for each recipient. None, and the issue cancelled, if there
// is no story for any of its readers.
std::optional<MadeIssue> seal(World& world, const Digest& digest, Issue issue);

}  // namespace tidings
