#include "commands/stories/decide_on_changes.h"

#include <ostream>

#include "commands/stories/named_stories.h"
#include "commands/stories/waiting_change.h"
#include "store/issues/replaced_letters.h"
#include "store/stories/approved_versions.h"
#include "store/stories/stories.h"
#include "world/data_folder.h"

namespace tidings {
namespace {

StoryId must_be_approved(const store::Database& db, const std::string& operand) {
    const StoryId story = must_story(db, operand);
    if (store::curation_of(db, story) != Curation::approved)
        throw Failure({Code::refused, "Story " + operand + " is not approved, so that no change of it waits",
                       "`tidings stories approve` takes it as it is now."});
    return story;
}

void expect_revision(const Item& changed, const std::string& seen) {
    if (!seen.empty() && seen != revision_of_change(changed))
        throw Failure(
            {Code::refused,
             "The story is not as you saw it: its change has revision " + revision_of_change(changed),
             "Look again with `tidings stories show`."});
}

void tell_of_waiting_mails(const store::Database& db, StoryId story, std::ostream& out) {
    for (const store::MailsWaiting& mails : store::mails_waiting_with(db, story))
        out << mails.waiting + mails.in_doubt << " mails of issue " << number(mails.issue) << " tell story "
            << number(story) << " as it was before; `tidings issues stop " << number(mails.issue)
            << "` stops them\n";
}

}  // namespace

void declare(Syntax& syntax, ChangeChoice& choice) {
    syntax.one_or_more(choice.stories);
    syntax.text("--by", choice.deciding.by);
    syntax.text("--reason", choice.deciding.reason);
    syntax.text("--revision", choice.revision);
}

int decide_on_changes(const ChangeChoice& choice, const std::string& what, const DecideOnChange& decide,
                      const GlobalOptions& global, Outside& outside) {
    if (!choice.revision.empty() && choice.stories.size() > 1)
        throw Failure({Code::usage, "--revision is of one story", "Name one story, or leave it out."});
    DataFolder folder = open_data_folder(global, outside);
    const std::string by = who_decides(choice.deciding.by, outside);
    std::vector<StoryId> decided;
    store::Transaction tx(folder.db);
    for (const std::string& operand : choice.stories) {
        const StoryId story = must_be_approved(folder.db, operand);
        const std::optional<Item> changed = store::current_lead(folder.db, story);
        if (!changed) continue;
        expect_revision(*changed, choice.revision);
        if (!store::has_approved_version(folder.db, story)) continue;
        decide(tx, story, *changed, by);
        record_in_log(
            tx, story, by,
            with_reason(what + ", revision " + revision_of_change(*changed), choice.deciding.reason),
            outside.clock());
        decided.push_back(story);
    }
    tx.commit();
    outside.out << decided.size() << " changed, " << choice.stories.size() - decided.size()
                << " as they were\n";
    for (const StoryId story : decided) tell_of_waiting_mails(folder.db, story, outside.out);
    return 0;
}

}  // namespace tidings
