#include "mailing/digest.h"

#include <algorithm>
#include <optional>

#include "compose/due.h"
#include "curate/issue_life.h"
#include "dates/date.h"
#include "mailing/corrections.h"
#include "store/issues/issues.h"
#include "store/people/pauses.h"

namespace tidings {
namespace {

constexpr std::string_view by_itself = "tidings";

Issue new_issue(const Digest& digest, Timestamp due) {
    Issue issue;
    issue.digest = digest.slug;
    issue.title = digest.title;
    issue.due = due;
    issue.cut_off = due - digest.cut_off;
    return issue;
}

void deal_with_slot(World& world, const Digest& digest, Timestamp slot) {
    store::Transaction tx(world.db);
    store::set_last_due(tx, digest.slug, slot);
    tx.commit();
}

// Opens an issue for that slot, if there is anything to put in. It is written with its first stories.
std::optional<Issue> open(World& world, const Digest& digest, Timestamp due, Timestamp now) {
    Issue issue = gathered(world, digest, new_issue(digest, due), now);
    if (issue.stories.empty()) return std::nullopt;
    store::Transaction tx(world.db);
    issue.id = store::open_issue(tx, issue);
    tx.commit();
    return issue;
}

void hold(World& world, Issue issue, const std::string& why) {
    issue.state = IssueState::held;
    record(world, issue, by_itself, "held", why);
    deal_with_slot(world, *digest_of(world, issue.digest), issue.due);
    world.log.warning("issue held",
                      {{"issue", std::to_string(number(issue.id))},
                       {"digest", issue.digest},
                       {"due", rfc3339(issue.due)},
                       {"why", why},
                       {"hint", world.how_to({Remedy::Act::approve_issue, std::to_string(number(issue.id))}) +
                                    " sends it"}});
}

std::optional<MadeIssue> seal_as_approved_by(World& world, const Digest& digest, const Issue& issue,
                                             std::string_view by) {
    const Issue approved = must(approve(issue, world.clock()));
    record(world, approved, by, "approved");
    return seal(world, digest, approved);
}

// An approval that a withdrawal took back is told; the issue then goes on as one that is not approved.
Issue brought_up_to_date(World& world, const Digest& digest, const Issue& issue, Timestamp now) {
    const Issue fresh = gathered(world, digest, issue, now);
    const bool lost_approval = issue.state == IssueState::approved && fresh.state != issue.state;
    if (lost_approval) {
        record(world, fresh, by_itself, "approval void", "a story was withdrawn");
        world.log.warning("approval void", {{"issue", std::to_string(number(issue.id))},
                                            {"why", "a story in it is no longer approved"}});
    } else if (fresh.stories != issue.stories) {
        store::Transaction tx(world.db);
        store::update_issue(tx, fresh);
        tx.commit();
    }
    return fresh;
}

std::optional<MadeIssue> advance(World& world, const Digest& digest, Issue issue, Timestamp now) {
    issue = brought_up_to_date(world, digest, issue, now);
    const IssueStep step = next_step(issue, digest, now);
    const bool is_due = now >= issue.due && issue.state != IssueState::held;
    if (is_due && issue.stories.empty()) return seal(world, digest, std::move(issue));
    switch (step) {
        case IssueStep::close:
            issue.state = IssueState::ready;
            record(world, issue, by_itself, "closed");
            break;
        case IssueStep::seal:
            if (const auto refused = term_to_avoid(world, digest, issue)) {
                hold(world, std::move(issue), refused->message);
                break;
            }
            return seal(world, digest, std::move(issue));
        case IssueStep::seal_unapproved:
            if (const auto refused = term_to_avoid(world, digest, issue)) {
                hold(world, std::move(issue), refused->message);
                break;
            }
            return seal_as_approved_by(world, digest, issue, "unapproved = auto");
        case IssueStep::hold_unapproved:
            hold(world, std::move(issue), "nobody has approved it");
            break;
        case IssueStep::hold_late:
            hold(world, std::move(issue), "overdue");
            break;
        case IssueStep::none:
        case IssueStep::gather:
            break;
    }
    return std::nullopt;
}

// A slot that came without an issue being open for it: runs were rare, or there was nothing to say before.
void open_missed_slot(World& world, const Digest& digest, Timestamp now) {
    const Timestamp slot = newest_slot(digest, now);
    const std::optional<Timestamp> last = store::last_due(world.db, digest.slug);
    if ((last && slot <= *last) || store::has_issue(world.db, digest.slug, slot)) return;
    if (open(world, digest, slot, now)) return;
    world.log.info("issue skipped",
                   {{"digest", digest.slug}, {"due", rfc3339(slot)}, {"why", "nothing new"}});
    deal_with_slot(world, digest, slot);
}

void open_next_slot(World& world, const Digest& digest, Timestamp now) {
    const Timestamp slot = next_slot(digest, now);
    if (!store::has_issue(world.db, digest.slug, slot)) open(world, digest, slot, now);
}

void make_when_due(World& world, const Digest& digest, std::vector<MadeIssue>& made) {
    const Timestamp now = world.clock();
    open_missed_slot(world, digest, now);
    for (const Issue& issue : store::open_issues(world.db, digest.slug))
        if (auto sealed = advance(world, digest, issue, now)) made.push_back(*std::move(sealed));
    open_next_slot(world, digest, now);
}

// An issue that somebody wants now, the one that is open if there is one. Its due time is later than any slot
// dealt with, so that each issue has one of its own.
std::optional<MadeIssue> make_now(World& world, const Digest& digest) {
    const Timestamp now = world.clock();
    const std::optional<Timestamp> last = store::last_due(world.db, digest.slug);
    Timestamp moment = last ? std::max(now, *last + std::chrono::seconds(1)) : now;
    while (store::has_issue(world.db, digest.slug, moment)) moment += std::chrono::seconds(1);
    const std::vector<Issue> waiting = store::open_issues(world.db, digest.slug);
    std::optional<Issue> issue =
        waiting.empty() ? open(world, digest, moment, now) : std::optional(waiting.front());
    if (!issue) return std::nullopt;
    issue->due = moment;
    if (issue->state != IssueState::approved) issue->cut_off = now;
    issue = gathered(world, digest, *issue, now);
    if (const auto refused = term_to_avoid(world, digest, *issue)) {
        hold(world, *std::move(issue), refused->message);
        return std::nullopt;
    }
    return issue->state == IssueState::approved ? seal(world, digest, *issue)
                                                : seal_as_approved_by(world, digest, *issue, "--now");
}

void turn_pauses(World& world) {
    store::Transaction tx(world.db);
    const std::int64_t back = store::turn_pauses(tx, world.clock());
    tx.commit();
    if (back > 0) world.log.info("paused readers get mail again", {{"readers", std::to_string(back)}});
}

}  // namespace

MadeIssues make_issues(World& world, Making making) {
    MadeIssues made;
    turn_pauses(world);
    for (const Digest& digest : world.settings.digests) try {
            if (making == Making::when_due) {
                make_when_due(world, digest, made.sealed);
            } else if (auto sealed = make_now(world, digest)) {
                made.sealed.push_back(*std::move(sealed));
            }
        } catch (const Failure& failure) {
            made.mistakes.push_back(failure.error());
        }
    try {
        for (MadeIssue& correction : make_corrections(world, making))
            made.sealed.push_back(std::move(correction));
    } catch (const Failure& failure) {
        made.mistakes.push_back(failure.error());
    }
    return made;
}

}  // namespace tidings
