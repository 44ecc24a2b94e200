#include "mailing/issue_steps.h"

#include <algorithm>
#include <array>

#include "compose/due.h"
#include "compose/selection.h"
#include "curate/issue_life.h"
#include "dates/date.h"
#include "mailing/issue_mail.h"
#include "store/acts/acts.h"
#include "store/issues/candidates.h"
#include "store/issues/issue_edits.h"
#include "store/issues/issues.h"
#include "world/term_to_avoid.h"

namespace tidings {
namespace {

void check_tags(const World& world, const Digest& digest) {
    for (const auto* list : {&digest.sections, &digest.topics})
        for (const std::string& tag : *list)
            if (world.vocabulary().facet_of(tag).empty())
                throw Failure({Code::configuration,
                               "digest." + digest.slug + ": the vocabulary has no tag \"" + tag + "\"",
                               "The ids stand in feeds/vocabulary.toml."});
}

// Without a cut-off of its own, an issue takes what is approved until it is made, however late the run.
Timestamp cut_off_of(const Digest& digest, const Issue& issue, Timestamp now) {
    const bool gathers_on = issue.state == IssueState::draft && digest.cut_off == std::chrono::hours(0);
    return gathers_on ? std::max(issue.cut_off, now) : issue.cut_off;
}

std::optional<MadeIssue> skip(World& world, Issue issue, const std::string& why) {
    world.log.info("issue skipped", {{"digest", issue.digest}, {"due", rfc3339(issue.due)}, {"why", why}});
    issue.state = IssueState::cancelled;
    record(world, issue, "tidings", "skipped", why);
    store::Transaction tx(world.db);
    store::set_last_due(tx, issue.digest, issue.due);
    tx.commit();
    return std::nullopt;
}

}  // namespace

const Digest* digest_of(const World& world, std::string_view slug) {
    const auto found = std::ranges::find(world.settings.digests, slug, &Digest::slug);
    return found == world.settings.digests.end() ? nullptr : &*found;
}

Issue gathered(const World& world, const Digest& digest, const Issue& issue, Timestamp now) {
    Issue result = issue;
    if (issue.state == IssueState::approved) {
        const std::vector<StoryId> gone = store::no_longer_approved(world.db, issue.id);
        if (gone.empty()) return issue;
        result = must(edit(issue));
        std::erase_if(result.stories,
                      [&](StoryId story) { return std::ranges::find(gone, story) != gone.end(); });
        return result;
    }
    check_tags(world, digest);
    result.cut_off = cut_off_of(digest, issue, now);
    const std::vector<StoryId> candidates =
        store::candidates(world.db, {.digest = digest.slug,
                                     .issue = issue.id,
                                     .cut_off = std::min(result.cut_off, now),
                                     .now = now,
                                     .look_back = period_of(digest),
                                     .topics = digest.topics,
                                     .languages = digest.item_languages});
    result.stories = assemble(candidates, store::issue_edits(world.db, issue.id), digest.maximum_items);
    return result;
}

std::optional<Error> term_to_avoid(const World& world, const Digest& digest, const Issue& issue) {
    std::vector<std::string> texts{digest.title, issue.title, issue.intro.value_or(digest.intro)};
    for (const auto* own : {&issue.titles, &issue.intros})
        for (const EditorialText& each : *own) texts.push_back(each.text);
    return term_to_avoid(world.vocabulary(), texts, "issue " + std::to_string(number(issue.id)));
}

void record(store::Transaction& tx, const Issue& issue, const Act& act) {
    store::update_issue(tx, issue);
    store::record_act(tx, act);
}

void record(World& world, const Issue& issue, std::string_view by, std::string_view what,
            std::string_view note) {
    store::Transaction tx(world.db);
    record(tx, issue, act_on(issue.id, world.clock(), by, what, note));
    tx.commit();
}

std::optional<MadeIssue> seal(World& world, const Digest& digest, Issue issue) {
    if (issue.stories.empty()) return skip(world, std::move(issue), "nothing new");
    Mailing mailing = make_mailing(world, digest, issue);
    if (mailing.sends.empty())
        return skip(world, std::move(issue),
                    mailing.nothing_new > 0 ? "nothing new for any subscriber" : "no subscribers");
    const Timestamp now = world.clock();
    store::Transaction tx(world.db);
    const std::optional<store::IssueAccount> stored = store::issue(world.db, issue.id);
    if (!stored || stored->issue.state != IssueState::approved || stored->issue.stories != issue.stories ||
        !store::no_longer_approved(world.db, issue.id).empty())
        return std::nullopt;
    issue.nothing_new = mailing.nothing_new;
    issue.on_uncertain = digest.on_uncertain;
    if (!issue.intro) issue.intro = digest.intro;  // as its mails have it, whatever tidings.toml says later
    store::seal_issue(
        tx, issue, mailing.letters, mailing.sends,
        [&](IssueId id, SubscriberId subscriber) { return send_token(world.key, id, subscriber); }, now);
    store::record_act(tx, act_on(issue.id, now, "tidings", "sealed", ""));
    store::set_last_due(tx, digest.slug, issue.due);
    tx.commit();
    world.log.info("issue sealed", {{"issue", std::to_string(number(issue.id))},
                                    {"letters", std::to_string(mailing.letters.size())},
                                    {"recipients", std::to_string(mailing.sends.size())},
                                    {"nothing_new", std::to_string(mailing.nothing_new)}});
    return MadeIssue{issue.id, digest.slug, issue.title, issue.stories.size(), mailing.sends.size()};
}

}  // namespace tidings
