#pragma once

#include <string>
#include <vector>

#include "model/ids.h"
#include "store/database.h"

namespace tidings::store {

// Mails of a sealed issue that are not handed over yet: due, put off or held.
struct WaitingMails {
    IssueId issue{};
    std::string title;
    int count = 0;
};

// Those whose letter tells the story, by issue.
std::vector<WaitingMails> waiting_mails_telling(const Database& db, StoryId story);

}  // namespace tidings::store
