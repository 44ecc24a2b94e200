#include "commands/digest.h"

#include <algorithm>
#include <array>
#include <map>
#include <optional>
#include <ostream>

#include "commands/run_lock.h"
#include "compose/compose.h"
#include "compose/due.h"
#include "model/subscriber.h"
#include "store/issues.h"
#include "store/stories.h"
#include "store/subscribers.h"
#include "text/date.h"
#include "text/plain_text.h"

namespace tidings {
namespace {

constexpr std::string_view help = R"(usage: tidings digest [--data DIR] [--now]

Makes an issue of each digest that is due by its days, time and zone: the stories approved until now that no issue of it has had.
The issue is sealed: its mails are fixed, and one row for each subscriber waits for `tidings deliver`.

  --now        make an issue of every digest at once, due or not

exit status: 0 done (also when there was nothing to say), 64 usage, 66 no data folder, 74 disk, 75 another run is at work,
             78 configuration
example:     tidings digest --now
)";

constexpr std::array<std::string_view, 9> mail_languages{"en", "fr", "it", "el", "es",
                                                         "de", "pt", "nl", "fi"};

// "Name <address>" or an address alone.
struct Sender {
    std::string name;
    EmailAddress address;
};

Sender must_sender(const std::string& text, const std::string& setting) {
    const std::size_t open = text.rfind('<');
    const bool named = open != std::string::npos && text.ends_with('>');
    const std::string address = named ? text.substr(open + 1, text.size() - open - 2) : text;
    Result<EmailAddress> parsed = EmailAddress::parse(address);
    if (!parsed)
        throw Failure({Code::configuration, setting + ": " + parsed.error().message,
                       "Write: Name <address@your.domain>"});
    return {named ? clean_line(text.substr(0, open), 200) : std::string(), *std::move(parsed)};
}

std::string language_of(const Subscriber& subscriber, const Digest& digest) {
    const bool known = std::ranges::find(mail_languages, subscriber.language) != mail_languages.end();
    return known ? subscriber.language : digest.language;
}

// Where a reader writes to in order to leave; the token names the send.
std::string unsubscribe_address(const Settings& settings, const Digest& digest, const Sender& sender) {
    const std::string address = !settings.mail.unsubscribe.empty() ? settings.mail.unsubscribe
                                : !digest.reply_to.empty()         ? digest.reply_to
                                                                   : sender.address.text();
    return "mailto:" + must_sender(address, "mail.unsubscribe").address.text() +
           "?subject=unsubscribe%20{token}";
}

store::Letter make_letter(const World& world, const Digest& digest, const Issue& issue,
                          const std::vector<Story>& stories, const std::string& language) {
    const Vocabulary& vocabulary = world.vocabulary();
    const DigestFrame frame{
        .hub_title = world.settings.hub.title,
        .hub_url = world.settings.hub.url,
        .language = language,
        .tag_label = [&](std::string_view tag) { return vocabulary.label(tag, language); }};
    DigestMail mail = compose_digest(issue, digest, stories, frame, world.templates);
    const Sender sender = must_sender(digest.from, "digest." + digest.slug + ".from");
    return {.stories = issue.stories,
            .language = language,
            .from_name = sender.name,
            .from_email = sender.address.text(),
            .reply_to = digest.reply_to,
            .list_id = digest.slug + "." + std::string(sender.address.domain()),
            .list_name = digest.title,
            .unsubscribe = unsubscribe_address(world.settings, digest, sender),
            .subject = std::move(mail.subject),
            .html = std::move(mail.html),
            .text = std::move(mail.text)};
}

Issue issue_of(const Digest& digest, const std::vector<Story>& stories, Timestamp due, Timestamp now) {
    Issue issue;
    issue.digest = digest.slug;
    issue.title = digest.title;
    issue.due = due;
    issue.cut_off = now;
    for (const Story& story : stories) issue.stories.push_back(story.id);
    return issue;
}

// Everything that the issue will be, in one transaction.
MadeIssue seal(World& world, const Digest& digest, const Issue& issue, const std::vector<Story>& stories,
               const std::vector<Subscriber>& recipients, Timestamp now) {
    std::map<std::string, int> numbers;
    std::vector<store::Letter> all;
    std::vector<store::NewSend> sends;
    for (const Subscriber& recipient : recipients) {
        const std::string language = language_of(recipient, digest);
        const auto [number, fresh] = numbers.try_emplace(language, static_cast<int>(all.size()) + 1);
        if (fresh) {
            all.push_back(make_letter(world, digest, issue, stories, language));
            all.back().number = number->second;
        }
        sends.push_back({recipient.id, number->second});
    }

    store::Transaction tx(world.db);
    const auto token_of = [&](IssueId id, SubscriberId subscriber) {
        return send_token(world.key, id, subscriber);
    };
    const IssueId id = store::seal_issue(tx, issue, all, sends, token_of, now);
    store::set_last_due(tx, digest.slug, issue.due);
    tx.commit();
    return {id, digest.slug, issue.title, stories.size(), recipients.size()};
}

void skip(World& world, const Digest& digest, Timestamp due, const std::string& why) {
    world.log.info("issue skipped", {{"digest", digest.slug}, {"due", rfc3339(due)}, {"why", why}});
    store::Transaction tx(world.db);
    store::set_last_due(tx, digest.slug, due);
    tx.commit();
}

std::optional<MadeIssue> make_issue(World& world, const Digest& digest, Timestamp due, Timestamp now) {
    std::vector<Story> stories = store::stories_for_issue(world.db, digest.slug, now, digest.maximum_items);
    std::ranges::reverse(stories);
    const std::vector<Subscriber> recipients = store::recipients_of(world.db, digest.slug);
    if (stories.empty() || recipients.empty()) {
        skip(world, digest, due, stories.empty() ? "nothing new" : "no subscribers");
        return std::nullopt;
    }
    return seal(world, digest, issue_of(digest, stories, due, now), stories, recipients, now);
}

// The slot to make an issue for, if there is one. One that is too late (a restored backup, a machine that
// slept) does not fire by itself: somebody must want it.
std::optional<Timestamp> slot_to_make(World& world, const Digest& digest, Timestamp now) {
    const Timestamp slot = newest_slot(digest, now);
    const std::optional<Timestamp> last = store::last_due(world.db, digest.slug);
    if (last && slot <= *last) return std::nullopt;
    if (now - slot <= digest.lateness_limit) return slot;
    world.log.warning("issue overdue",
                      {{"digest", digest.slug},
                       {"due", rfc3339(slot)},
                       {"hint", "it is too late to send it unasked; `tidings digest --now` makes it"}});
    store::Transaction tx(world.db);
    store::set_last_due(tx, digest.slug, slot);
    tx.commit();
    return std::nullopt;
}

// An issue that somebody wants now: later than any slot dealt with, so that each issue has a due time of its
// own.
Timestamp moment_for_now(const World& world, const Digest& digest, Timestamp now) {
    const std::optional<Timestamp> last = store::last_due(world.db, digest.slug);
    return last ? std::max(now, *last + std::chrono::seconds(1)) : now;
}

int run(const Options& options, Outside& outside) {
    Equipment equipment(options, outside);
    const RunLock lock = must(RunLock::take(equipment.folder().places.lock(), "tidings digest"));
    const std::vector<MadeIssue> made =
        make_issues(equipment.world(), options.now ? Making::now : Making::when_due);
    for (const MadeIssue& issue : made)
        outside.out << "issue " << number(issue.id) << " \"" << issue.title << "\": " << issue.items
                    << " stories to " << issue.recipients << " subscribers\n";
    if (made.empty()) outside.out << "no issue made\n";
    return 0;
}

}  // namespace

std::vector<MadeIssue> make_issues(World& world, Making making) {
    std::vector<MadeIssue> made;
    const Timestamp now = world.clock();
    for (const Digest& digest : world.settings.digests) {
        const std::optional<Timestamp> due =
            making == Making::now ? moment_for_now(world, digest, now) : slot_to_make(world, digest, now);
        if (!due) continue;
        if (auto issue = make_issue(world, digest, *due, now)) made.push_back(*std::move(issue));
    }
    return made;
}

const Command digest_command{"digest", help, run};

}  // namespace tidings
