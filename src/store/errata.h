#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "model/ids.h"
#include "store/database.h"
#include "url/url.h"

// What readers of a digest got and that was withdrawn afterwards.
namespace tidings::store {

// No text of the story but its title: what was withdrawn is not told again.
struct Erratum {
    StoryId story{};
    std::string title, partner_name;
    std::string language;  // of the title
    Timestamp mailed{};    // the day of the newest issue that had it
    Timestamp withdrawn{};
};

// Those that no issue of the digest has told its readers yet, the oldest first.
std::vector<Erratum> errata_for(const Database& db, std::string_view digest);

// The issue tells them.
void mark_errata_told(Transaction& tx, std::string_view digest, const std::vector<StoryId>& stories,
                      IssueId issue);

// A story is being withdrawn: each digest that had it has something to put right.
void note_errata(Transaction& tx, StoryId story, Timestamp now);

}  // namespace tidings::store
