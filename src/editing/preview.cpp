#include "editing/preview.h"

#include <algorithm>

#include "dates/date.h"
#include "deliver/message.h"
#include "editing/known_issue.h"
#include "mailing/issue_mail.h"
#include "mailing/issue_steps.h"
#include "mailing/letterheads.h"
#include "mailing/return_path.h"
#include "store/people/preferences.h"

namespace tidings::editing {

namespace {

// What a viewer wants of a digest, and who they are if they are a reader.
struct Wanted {
    store::Wish wish;
    std::optional<SubscriberId> reader;
};

Result<Wanted> wanted_by(const Viewer& viewer, const store::Database& db, const Digest& digest) {
    if (!viewer.reader)
        return Wanted{{viewer.language.empty() ? digest.language : viewer.language, Preferences{}}, {}};
    std::optional<store::NamedReader> found = store::reader_named(db, *viewer.reader, digest.slug);
    if (!found)
        return Error{Code::no_such_file,
                     viewer.reader->text() + " does not get the digest " + digest.slug,
                     "The list of subscribers shows who does.",
                     {Remedy::Act::list_subscribers}};
    return Wanted{std::move(found->wish), found->id};
}

// An issue that is sealed is shown as it was frozen.
std::optional<store::Letter> frozen(const store::Database& db, IssueId issue, const Wanted& wanted) {
    const std::vector<store::Letter> letters = store::letters(db, issue);
    const std::optional<int> number =
        wanted.reader ? store::letter_of(db, issue, *wanted.reader) : std::nullopt;
    const auto found = std::ranges::find_if(letters, [&](const store::Letter& letter) {
        return wanted.reader ? number == letter.number : letter.language == wanted.wish.language;
    });
    if (found == letters.end()) return std::nullopt;
    return *found;
}

// None if there is nothing new in it.
std::optional<store::Letter> composed(const World& world, const Digest& digest, const Issue& issue,
                                      const Wanted& wanted) {
    const bool open = is_open(issue.state);
    const ReadersPast past(world, digest, issue);
    const ReadersPast::Of own = wanted.reader && open ? past.of(*wanted.reader) : ReadersPast::Of{};
    const IssueMail mail(world, digest, issue, past.missed());
    const std::vector<Story> stories =
        mail.stories_for(wanted.wish.preferences, past.told(own), past.missed(own));
    if (stories.empty()) return std::nullopt;
    if (!open) return mail.letter(stories, {}, wanted.wish);
    const ErrataToTell errata(world);
    return mail.letter(stories, errata.named(wanted.reader ? errata.of(*wanted.reader) : errata.to_anybody()),
                       wanted.wish);
}

Email addressed(const World& world, const ViewedIssue& viewed, const TestSend& test, Timestamp now) {
    const deliver::MessageTemplate message(letterhead(viewed.letter, now), viewed.issue.id);
    const std::string& hub = world.settings.hub.url;
    const std::string what = std::to_string(number(test.issue)) + "|" + test.to.text() + "|" + rfc3339(now);
    Email email = message.address_to({.to = test.to,
                                      .name = "",
                                      .token = world.key.token("test|v1|" + what),
                                      .unsubscribe = hub,
                                      .one_click = false,
                                      .preferences = hub});
    email.from = editors_return_path(world).value_or(email.from);
    return email;
}

}  // namespace

Result<ViewedIssue> preview(const World& world, IssueId id, const Viewer& viewer) {
    const store::Snapshot one_moment(world.db);
    Result<store::IssueAccount> account = account_of(world.db, id);
    if (!account) return account.error();
    Issue issue = std::move(account->issue);
    const Result<const Digest*> digest = digest_for(world, issue);
    if (!digest) return digest.error();
    const Result<Wanted> wanted = wanted_by(viewer, world.db, **digest);
    if (!wanted) return wanted.error();
    if (is_open(issue.state))
        issue = gathered(world, **digest, issue, world.clock());
    else if (auto letter = frozen(world.db, id, *wanted))
        return ViewedIssue{std::move(issue), *std::move(letter)};
    std::optional<store::Letter> letter = composed(world, **digest, issue, *wanted);
    if (!letter)
        return Error{Code::no_such_file,
                     "Issue " + std::to_string(number(id)) + " has nothing new" +
                         (viewer.reader ? " for " + viewer.reader->text() : ""),
                     "No mail would be sent."};
    return ViewedIssue{std::move(issue), *std::move(letter)};
}

Result<std::string> send_test(const World& world, const TestSend& test) {
    Result<ViewedIssue> viewed = preview(world, test.issue, test.viewer);
    if (!viewed) return viewed.error();
    viewed->letter.subject = "[Test] " + viewed->letter.subject;
    const deliver::Outcome outcome = world.mailer.send(addressed(world, *viewed, test, world.clock()));
    if (outcome.kind != deliver::Outcome::Kind::accepted)
        return Error{Code::unavailable, "The mail server did not take it: " + outcome.answer, ""};
    return viewed->letter.subject;
}

}  // namespace tidings::editing
