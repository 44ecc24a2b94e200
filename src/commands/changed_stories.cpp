#include <ostream>

#include "commands/commands.h"
#include "commands/named_stories.h"
#include "commands/waiting_change.h"
#include "curate/change.h"
#include "intake/changed_leads.h"
#include "store/issues/replaced_letters.h"
#include "store/stories/approved_versions.h"
#include "store/stories/stories.h"
#include "world/data_folder.h"

namespace tidings {
namespace {

constexpr std::string_view accept_help =
    R"(usage: tidings stories accept-change ID... [--data DIR] [--by NAME] [--reason TEXT] [--revision SEEN]

Lets readers have approved stories as their partners have changed them; until then they get what was approved. From the next publish
on the feeds tell them anew. The approval of an issue that holds one is taken back. Mails that are sealed already stay as they are.
`tidings stories list --state changed` shows which stories wait, `tidings stories show` what was changed.

For a partner with trust = "auto", passing_changes in partners.toml says what needs no editor: "nothing", "small" (at most 5 % of the
words, the same people, links, pictures and files; the default) or "all". Another title, link, language or licence, a text that shrinks
to a stub, or one that says that it is corrected or retracted always waits, and so does every change of a partner in review.

  --by NAME        who decides, for the record; $USER if left out
  --reason TEXT    why, for the record
  --revision SEEN  only what was seen: refused if the partner has changed it again since `tidings stories show` told this revision

exit status: 0 done, 64 usage, 66 no data folder or no such story, 74 disk, 77 a story that is not approved, or another revision,
             78 configuration
example:     tidings stories accept-change 12
)";

constexpr std::string_view reject_help =
    R"(usage: tidings stories reject-change ID... [--data DIR] [--by NAME] [--reason TEXT] [--revision SEEN]

Keeps approved stories as they were approved. The same change waits no more, not even if it comes again; another one will. A partner
who goes back to what was approved ends the change too.

  --by NAME        who decides, for the record; $USER if left out
  --reason TEXT    why, for the record
  --revision SEEN  only what was seen: refused if the partner has changed it again since `tidings stories show` told this revision

exit status: 0 done, 64 usage, 66 no data folder or no such story, 74 disk, 77 a story that is not approved, or another revision,
             78 configuration
example:     tidings stories reject-change 12 --reason "the new title accuses somebody"
)";

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

void accept(store::Transaction& tx, StoryId story, const std::string& by, Timestamp now) {
    store::take_current_lead(tx, story);
    store::mark_changed(tx, story, now);
    void_approvals(tx, story, by, "a change of story " + std::to_string(number(story)) + " was accepted",
                   now);
}

// All of the stories or none. `decide` is called for each that readers see otherwise than its partner has it
// now.
template <class Decide>
int decide_on_changes(const Options& options, Outside& outside, const std::string& what,
                      const Decide& decide) {
    if (!options.revision.empty() && options.operands.size() > 1)
        throw Failure({Code::usage, "--revision is of one story", "Name one story, or leave it out."});
    DataFolder folder = open_data_folder(options.global, outside);
    const std::string by = who_decides(options, outside);
    std::vector<StoryId> decided;
    store::Transaction tx(folder.db);
    for (const std::string& operand : options.operands) {
        const StoryId story = must_be_approved(folder.db, operand);
        const std::optional<Item> changed = store::current_lead(folder.db, story);
        if (!changed) continue;
        expect_revision(*changed, options.revision);
        if (!store::has_approved_version(folder.db, story)) continue;
        decide(tx, story, *changed, by);
        record_in_log(tx, story, by,
                      with_reason(what + ", revision " + revision_of_change(*changed), options),
                      outside.clock());
        decided.push_back(story);
    }
    tx.commit();
    outside.out << decided.size() << " changed, " << options.operands.size() - decided.size()
                << " as they were\n";
    for (const StoryId story : decided) tell_of_waiting_mails(folder.db, story, outside.out);
    return 0;
}

int accept_change(const Options& options, Outside& outside) {
    return decide_on_changes(options, outside, "change accepted",
                             [&](store::Transaction& tx, StoryId story, const Item&, const std::string& by) {
                                 accept(tx, story, by, outside.clock());
                             });
}

int reject_change(const Options& options, Outside& outside) {
    return decide_on_changes(options, outside, "change rejected",
                             [](store::Transaction& tx, StoryId story, const Item& changed,
                                const std::string&) { store::reject_change(tx, story, look_of(changed)); });
}

}  // namespace

const Command stories_accept_change_command{"stories accept-change", accept_help, accept_change};
const Command stories_reject_change_command{"stories reject-change", reject_help, reject_change};

}  // namespace tidings
