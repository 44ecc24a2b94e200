#include "editing/decide_issue.h"

#include "curate/issue_life.h"
#include "editing/known_issue.h"
#include "mailing/issue_steps.h"
#include "store/issues/held_sends.h"

namespace tidings::editing {

namespace {

// One change of an issue as a whole. `changed` makes of the issue before what it is then.
template <class Change>
Result<Issue> change(store::Transaction& tx, IssueId id, std::string_view what, const Signature& signature,
                     const Change& changed) {
    const Result<store::IssueAccount> before = account_of(tx.db(), id);
    if (!before) return before.error();
    Result<Issue> after = changed(before->issue);
    if (!after) return after;
    record(tx, *after, act_on(id, signature.at, signature.by, what, signature.reason));
    return after;
}

Result<Issue> approved(const World& world, const Issue& before, std::string_view seen, Timestamp now) {
    const Result<const Digest*> digest = digest_for(world, before);
    if (!digest) return digest.error();
    if (auto refused = why_not_as_seen(before, seen)) return *std::move(refused);
    const bool may_gather = seen.empty() && is_open(before.state) && before.state != IssueState::approved;
    const Issue issue = may_gather ? gathered(world, **digest, before, now) : before;
    if (auto refused = term_to_avoid(world, **digest, issue)) return *std::move(refused);
    return approve(issue, now);
}

}  // namespace

Result<Issue> request_approval(store::Database& db, IssueId issue, const Signature& signature) {
    store::Transaction tx(db);
    Result<Issue> asked = change(tx, issue, "approval requested", signature, [&](const Issue& before) {
        return ask_approval(before, signature.by, signature.at);
    });
    if (asked) tx.commit();
    return asked;
}

Result<Issue> approve_issue(const World& world, IssueId issue, std::string_view seen,
                            const Signature& signature) {
    store::Transaction tx(world.db);
    Result<Issue> done = change(tx, issue, "approved", signature, [&](const Issue& before) {
        return approved(world, before, seen, signature.at);
    });
    if (done) tx.commit();
    return done;
}

Result<StoppedIssue> stop_issue(store::Database& db, IssueId issue, const Signature& signature) {
    std::int64_t taken_back = 0;
    store::Transaction tx(db);
    const Result<Issue> stopped = change(tx, issue, "stopped", signature, [&](const Issue& before) {
        Result<Issue> after = stop(before);
        if (after) taken_back = store::cancel_sends(tx, issue, signature.at);
        return after;
    });
    if (!stopped) return stopped.error();
    const std::int64_t had_left = store::issue(db, issue)->sent;
    tx.commit();
    return StoppedIssue{*stopped, taken_back, had_left};
}

Result<DecidedMails> release_issue(store::Database& db, IssueId issue, HeldMails fate,
                                   const Signature& signature) {
    const bool go = fate == HeldMails::go;
    std::int64_t count = 0;
    store::Transaction tx(db);
    const Result<Issue> decided = change(
        tx, issue, go ? "held mails released" : "held mails given up", signature,
        [&](const Issue& before) -> Result<Issue> {
            Result<Issue> released = release(before);
            if (!released) return released;
            count = go ? store::release_held_sends(tx, issue, signature.at)
                       : store::give_up_held_sends(tx, issue, "given up by " + signature.by, signature.at);
            if (count == 0)
                return Error{Code::refused,
                             "No mail of issue " + std::to_string(number(issue)) + " is held",
                             "The list of issues gives the account of each.",
                             {Remedy::Act::list_issues}};
            return go ? released : before;
        });
    if (!decided) return decided.error();
    tx.commit();
    return DecidedMails{*decided, count};
}

}  // namespace tidings::editing
