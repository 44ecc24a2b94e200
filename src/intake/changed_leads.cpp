#include "intake/changed_leads.h"

#include <string>

#include "curate/change.h"
#include "curate/issue_life.h"
#include "store/acts/acts.h"
#include "store/issues/issues.h"
#include "store/issues/replaced_letters.h"
#include "store/stories/approved_versions.h"
#include "store/stories/stories.h"

namespace tidings {

bool weigh_change(store::Transaction& tx, const Story& told, const LeadChange& change, Timestamp now) {
    const std::optional<Item> changed = store::current_lead(tx.db(), told.id);
    if (!changed) return false;
    switch (judge_change(told.lead, *changed, change.partner).kind) {
        case ChangeVerdict::Kind::none:
            store::end_change(tx, told.id);
            return false;
        case ChangeVerdict::Kind::passes:
            store::end_change(tx, told.id);
            // A text that goes to and fro between two versions is no news each time.
            if (!change.came_back) store::mark_changed(tx, told.id, now);
            return false;
        case ChangeVerdict::Kind::waits:
            store::put_waiting_change(tx, told.id, look_of(*changed), now);
            return true;
    }
    return false;
}

std::vector<IssueId> void_approvals(store::Transaction& tx, StoryId story, std::string_view by,
                                    std::string_view why, Timestamp now) {
    const std::vector<IssueId> approved = store::approved_issues_with(tx.db(), story);
    for (const IssueId id : approved) {
        store::update_issue(tx, must(edit(store::issue(tx.db(), id).value().issue)));
        store::record_act(tx, act_on(id, now, by, "approval void", why));
    }
    return approved;
}

void tell_of_change(World& world, store::Transaction& tx, StoryId story, Timestamp now) {
    const std::string id = std::to_string(number(story));
    const std::string why = "its partner changed story " + id + " after the approval";
    for (const IssueId issue : void_approvals(tx, story, "tidings", why, now))
        world.log.warning(
            "approval void",
            {{"issue", std::to_string(number(issue))},
             {"why", why},
             {"hint", world.how_to({Remedy::Act::show_story, id}) + ", then " +
                          world.how_to({Remedy::Act::approve_issue, std::to_string(number(issue))})}});
    for (const store::MailsWaiting& mails : store::mails_waiting_with(tx.db(), story))
        world.log.warning(
            "mails wait that tell a story as it was before its partner changed it",
            {{"story", id},
             {"issue", std::to_string(number(mails.issue))},
             {"waiting", std::to_string(mails.waiting + mails.in_doubt)},
             {"hint",
              world.how_to({Remedy::Act::stop_issue, std::to_string(number(mails.issue))}) + " stops them"}});
    world.log.info("approved story changed",
                   {{"story", id}, {"hint", world.how_to({Remedy::Act::show_story, id})}});
}

}  // namespace tidings
