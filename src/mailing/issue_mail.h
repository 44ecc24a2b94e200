#pragma once

#include <map>
#include <string>
#include <vector>

#include "model/preferences.h"
#include "model/story.h"
#include "store/errata.h"
#include "store/issues.h"
#include "store/preferences.h"
#include "world/world.h"

namespace tidings {

// Makes the mails of an issue: one letter for all readers whose language and selection are the same.
class IssueMail {
  public:
    // Reads the issue's stories. All of its arguments must outlive it.
    IssueMail(const World& world, const Digest& digest, const Issue& issue);

    // Which of the issue's stories a reader with these wishes gets who has been told `told` before.
    std::vector<Story> stories_for(const Preferences& preferences, const std::vector<StoryId>& told) const;

    // A letter with these stories. Its number is to be given yet.
    store::Letter letter(const std::vector<Story>& stories, const store::Wish& wish) const;

    // Withdrawn stories that these letters put right.
    const std::vector<store::Erratum>& errata() const { return errata_; }

    // Whether folding would change anything.
    bool has_notes(const std::vector<Story>& stories) const;

  private:
    const World& world_;
    const Digest& digest_;
    const Issue& issue_;
    std::vector<Story> stories_;
    std::map<StoryId, std::vector<std::string>> notes_;  // ids of content notes
    std::vector<store::Erratum> errata_;
};

// All that goes out of an issue.
struct Mailing {
    std::vector<store::Letter> letters;
    std::vector<store::NewSend> sends;
    std::vector<StoryId> errata;  // withdrawn stories that the letters put right
    int nothing_new = 0;          // readers who get no mail, for there is nothing new or wanted in it
};
Mailing make_mailing(const World& world, const Digest& digest, const Issue& issue);

}  // namespace tidings
