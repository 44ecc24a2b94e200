#include "mailing/editors_notice.h"

#include <algorithm>
#include <cstdlib>

#include "compose/editors_notice.h"
#include "compose/story_row.h"
#include "dates/date.h"
#include "deliver/personal_message.h"
#include "mailing/lost_readers.h"
#include "mailing/mail_trouble.h"
#include "mailing/return_path.h"
#include "store/feeds/feeds.h"
#include "store/feeds/partner_deletions.h"
#include "store/issues/issues.h"
#include "store/issues/replaced_letters.h"
#include "store/people/inbox.h"
#include "store/sqlite/meta.h"
#include "store/stories/stories.h"
#include "text/hash.h"
#include "text/plain_text.h"
#include "world/sender.h"

namespace tidings {
namespace {

constexpr std::chrono::hours at_most_every{24};
constexpr std::chrono::hours soon{36};
constexpr int most_letters = 20;
constexpr std::size_t longest_shown_letter = 600;  // characters
constexpr std::string_view last_hash = "editors.notice", last_time = "editors.notice_at",
                           refused_notice = "editors.notice_refused";  // mail trouble

std::string issue_line(const Issue& issue, const std::string& what) {
    return "Issue " + std::to_string(number(issue.id)) + " \"" + issue.title + "\", due " +
           rfc3339(issue.due) + ": " + what;
}

NoticeSection issues_to_look_at(const World& world, Timestamp now) {
    NoticeSection section{"issues", {}};
    for (const Digest& digest : world.settings.digests)
        for (const Issue& issue : store::open_issues(world.db, digest.slug)) {
            const std::string id = std::to_string(number(issue.id));
            if (issue.state == IssueState::held)
                section.lines.push_back(issue_line(
                    issue, "held; `" + world.how_to({Remedy::Act::approve_issue, id}) + "` sends it"));
            if (issue.state == IssueState::ready && digest.unapproved == Unapproved::hold)
                section.lines.push_back(issue_line(
                    issue, "closed, waits for approval: `" + world.how_to({Remedy::Act::approve_issue, id}) +
                               "`" +
                               (issue.requested_by.empty() ? "" : ", asked for by " + issue.requested_by)));
            if (issue.state == IssueState::draft && issue.cut_off - now <= soon)
                section.lines.push_back(issue_line(issue, "closes at " + rfc3339(issue.cut_off)));
        }
    return section;
}

// Each with the mails that still tell it as it was before its partner changed it.
NoticeSection changes_to_look_at(const World& world) {
    constexpr int most_named = 20;
    NoticeSection section{"stories changed since approval", {}};
    for (const Story& story : store::changed_stories(world.db, most_named)) {
        std::string line = story.partner.name + ", \"" + title_of(story) +
                           "\": readers still get what was approved; `" +
                           world.how_to({Remedy::Act::show_story, std::to_string(number(story.id))}) + "`";
        for (const store::MailsWaiting& mails : store::mails_waiting_with(world.db, story.id))
            line += "; " + std::to_string(mails.waiting + mails.in_doubt) + " mails of issue " +
                    std::to_string(number(mails.issue)) + " that tell it wait, `" +
                    world.how_to({Remedy::Act::stop_issue, std::to_string(number(mails.issue))}) +
                    "` stops them";
        section.lines.push_back(std::move(line));
    }
    if (const int all = store::count_stories(world.db).changed; all > most_named)
        section.lines.push_back(std::to_string(all - most_named) + " more: `" +
                                world.how_to({Remedy::Act::list_changed_stories}) + "`");
    return section;
}

// For a month, or until they are no longer approved.
NoticeSection deletions_to_look_at(const World& world, Timestamp now) {
    constexpr int most_named = 20;
    constexpr std::chrono::days told_for{30};
    NoticeSection section{"stories that their partner has deleted", {}};
    for (const StoryId id : store::approved_with_deletion(world.db, now - told_for, most_named)) {
        const Story story = store::story(world.db, id).value();
        section.lines.push_back(story.partner.name + ", \"" + title_of(story) +
                                "\": readers still get it; `" +
                                world.how_to({Remedy::Act::show_story, std::to_string(number(id))}) + "`");
    }
    return section;
}

NoticeSection feeds_to_look_at(const World& world) {
    NoticeSection section{"feeds", {}};
    for (const Feed& feed : store::feeds(world.db))
        if (feed.history.told != FeedAlert::none)
            section.lines.push_back(feed.slug + ": " + std::string(alert_name(feed.history.told)) +
                                    (feed.problem.empty() ? "" : "; " + feed.problem));
    return section;
}

// What readers wrote, a letter a line.
NoticeSection letters_to_read(const std::vector<store::InboxMail>& letters) {
    NoticeSection section{"letters from readers", {}};
    for (const store::InboxMail& letter : letters) {
        const bool by_another = !letter.about.empty() && letter.about != letter.author;
        section.lines.push_back(
            "from " + letter.author + (by_another ? " about the mail to " + letter.about : "") + ", \"" +
            letter.subject + "\": " + shorten(clean_line(letter.words), longest_shown_letter));
    }
    return section;
}

EditorsNotice notice_of(const World& world, const std::vector<store::InboxMail>& letters, Timestamp now) {
    EditorsNotice notice{world.settings.hub.title, {}};
    NoticeSection review{"stories to review", {}};
    if (const int pending = store::count_stories(world.db).pending; pending > 0)
        review.lines.push_back(std::to_string(pending) + " stories: `" +
                               world.how_to({Remedy::Act::list_pending_stories}) + "`");
    notice.sections = {
        issues_to_look_at(world, now),
        std::move(review),
        changes_to_look_at(world),
        deletions_to_look_at(world, now),
        feeds_to_look_at(world),
        letters_to_read(letters),
        {"readers", lines_of(store::untold_lost_readers(world.db, store::Audience::editors), world.how_to)},
        {"mail trouble", untold_mail_trouble(world, told_to_editors, now)}};
    return notice;
}

bool is_time(const World& world, const std::string& hash, Timestamp now) {
    if (store::meta(world.db, last_hash).value_or("") == hash) return false;
    const std::string at = store::meta(world.db, last_time).value_or("0");
    const Timestamp last{std::chrono::seconds(std::strtoll(at.c_str(), nullptr, 10))};
    return now < last || now - last >= at_most_every;
}

void remember_refusal(World& world, const std::string& answer) {
    if (store::meta(world.db, refused_notice).value_or("") == answer) return;
    store::Transaction tx(world.db);
    store::set_meta(tx, refused_notice, answer);
    tx.commit();
}

bool send_to(World& world, const std::string& address, const DigestMail& mail, Timestamp now) {
    const Sender sender = must_sender(world.settings.digests.front().from, "digest from");
    const EmailAddress to = must_sender(address, "editors.notify").address;
    Email email = deliver::personal_message(
        {.from_name = sender.name,
         .from = sender.address,
         .reply_to = {},
         .to = to,
         .to_name = "",
         .subject = mail.subject,
         .html = mail.html,
         .text = mail.text,
         .id = "notice." + world.key.token("notice|v1|" + to.text() + "|" + rfc3339(now)),
         .date = now});
    email.from = editors_return_path(world).value_or(email.from);
    const deliver::Outcome outcome = world.mailer.send(email);
    const bool is_accepted = outcome.kind == deliver::Outcome::Kind::accepted;
    if (!is_accepted) world.log.info("editors' notice not taken", {{"answer", outcome.answer}});
    if (outcome.kind != deliver::Outcome::Kind::unavailable)
        remember_refusal(world, is_accepted ? "" : outcome.answer);
    return is_accepted;
}

}  // namespace

void tell_editors(World& world) {
    const std::vector<std::string>& addresses = world.settings.editors.notify;
    if (addresses.empty() || world.settings.digests.empty()) return;
    const Timestamp now = world.clock();
    const std::vector<store::InboxMail> letters = store::untold_letters(world.db, most_letters);
    const EditorsNotice notice = notice_of(world, letters, now);
    if (std::ranges::all_of(notice.sections, [](const NoticeSection& each) { return each.lines.empty(); }))
        return;
    const DigestMail mail = compose_notice(notice, world.templates);
    const std::string hash = hash_hex(mail.text);  // as it may hold what a reader wrote
    if (!is_time(world, hash, now)) return;
    bool any = false;
    for (const std::string& address : addresses) any = send_to(world, address, mail, now) || any;
    if (!any) return;
    store::Transaction tx(world.db);
    store::set_meta(tx, last_hash, hash);
    if (!letters.empty()) store::letters_told(tx, letters.back().id, now);
    store::set_meta(tx, last_time, std::to_string(now.time_since_epoch().count()));
    mail_trouble_told(tx, world, told_to_editors, now);
    store::lost_readers_told(tx, store::Audience::editors);
    tx.commit();
}

}  // namespace tidings
