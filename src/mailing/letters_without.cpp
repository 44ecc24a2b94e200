#include "mailing/letters_without.h"

#include <algorithm>
#include <optional>

#include "mailing/issue_mail.h"
#include "mailing/issue_steps.h"
#include "store/issues/replaced_letters.h"
#include "store/stories/stories.h"

namespace tidings {
namespace {

using store::WaitingLetter;

std::vector<Story> read_stories(const World& world, const std::vector<StoryId>& ids) {
    std::vector<Story> stories;
    for (const StoryId id : ids)
        if (std::optional<Story> story = store::story(world.db, id)) stories.push_back(*std::move(story));
    return stories;
}

// The letter as it would have been composed with these stories. The subject stays as it was sealed.
store::Letter with_stories(const World& world, const Digest& digest, const Issue& issue,
                           const store::Letter& sealed, const std::vector<StoryId>& stories) {
    const IssueMail mail(world, digest, issue, stories);
    const store::Wish wish{sealed.language, {.fold = sealed.folds, .neutral_subject = sealed.neutral}};
    store::Letter letter = mail.letter(read_stories(world, stories),
                                       store::errata_in_letter(world.db, issue.id, sealed.number), wish);
    letter.subject = sealed.subject;
    return letter;
}

void replace(const World& world, store::Transaction& tx, const Digest& digest, const Issue& issue,
             const WaitingLetter& waiting, TakenOut& done) {
    const std::vector<StoryId> left = store::stories_left_in(world.db, waiting);
    if (left.empty()) {
        store::replace_letter(tx, waiting, std::nullopt);
        done.emptied += waiting.mails;
        return;
    }
    const std::vector<store::Letter> letters = store::letters(world.db, issue.id);
    const auto sealed = std::ranges::find(letters, waiting.number, &store::Letter::number);
    if (sealed == letters.end())
        throw Failure({Code::disk, "A sealed issue has no letter " + std::to_string(waiting.number),
                       "Restore the database from a backup."});
    store::Letter letter = with_stories(world, digest, issue, *sealed, left);
    letter.number = letters.back().number + 1;
    store::add_letter(tx, issue.id, letter);
    store::replace_letter(tx, waiting, letter.number);
    done.composed_anew += waiting.mails;
}

}  // namespace

TakenOut take_out_of_waiting(const World& world, store::Transaction& tx, StoryId story) {
    TakenOut done;
    for (const WaitingLetter& waiting : store::letters_waiting_with(world.db, story)) {
        const std::optional<store::IssueAccount> account = store::issue(world.db, waiting.issue);
        const Digest* const digest = account ? digest_of(world, account->issue.digest) : nullptr;
        if (digest != nullptr)
            replace(world, tx, *digest, account->issue, waiting, done);
        else
            done.not_composed.insert(waiting.issue);
    }
    return done;
}

}  // namespace tidings
