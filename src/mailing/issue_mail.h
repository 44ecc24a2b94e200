#pragma once

#include <compare>
#include <map>
#include <string>
#include <vector>

#include "mailing/errata_to_tell.h"
#include "model/preferences.h"
#include "model/story.h"
#include "store/issues/candidates.h"
#include "store/issues/issues.h"
#include "store/people/preferences.h"
#include "world/world.h"

namespace tidings {

// What readers have been told before of the stories that a mailing may tell, and what they were to be told by
// mails of its digest that never went: the next one catches up.
class ReadersPast {
  public:
    ReadersPast(const World& world, const Digest& digest, const Issue& issue);

    struct Of {
        std::vector<std::size_t> told, missed;  // letters
        auto operator<=>(const Of&) const = default;
    };
    Of of(SubscriberId reader) const;
    std::vector<StoryId> told(const Of& past) const;
    std::vector<StoryId> missed(const Of& past) const;
    // By anybody.
    std::vector<StoryId> missed() const;

  private:
    store::Told missed_, told_;
};

// Makes the mails of an issue: one letter for all readers whose language and selection are the same.
class IssueMail {
  public:
    // Reads the issue's stories, and those `missed` before. The world, the digest and the issue must outlive
    // it.
    IssueMail(const World& world, const Digest& digest, const Issue& issue,
              const std::vector<StoryId>& missed);

    // Which of the issue's stories, and then of what they `missed`, a reader with these wishes gets who has
    // been told `told` before.
    std::vector<Story> stories_for(const Preferences& preferences, const std::vector<StoryId>& told,
                                   const std::vector<StoryId>& missed) const;

    // A letter with these stories that puts these errata right. Its number is to be given yet.
    store::Letter letter(const std::vector<Story>& stories, const std::vector<store::Erratum>& errata,
                         const store::Wish& wish) const;

    // Whether folding would change anything.
    bool has_notes(const std::vector<Story>& stories) const;

  private:
    const World& world_;
    const Digest& digest_;
    const Issue& issue_;
    std::vector<Story> stories_;
    std::map<StoryId, std::vector<std::string>> notes_;  // ids of content notes
};

// All that goes out of an issue.
struct Mailing {
    std::vector<store::Letter> letters;
    std::vector<store::NewSend> sends;
    int nothing_new = 0;  // readers who get no mail, for there is nothing new or wanted in it
};
Mailing make_mailing(const World& world, const Digest& digest, const Issue& issue);

}  // namespace tidings
