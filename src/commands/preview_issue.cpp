#include <algorithm>
#include <ostream>

#include "base/file.h"
#include "commands/commands.h"
#include "commands/named_issue.h"
#include "compose/compose.h"
#include "dates/date.h"
#include "mailing/issue_mail.h"
#include "mailing/issue_steps.h"
#include "mailing/letterheads.h"
#include "mailing/return_path.h"

namespace tidings {
namespace {

constexpr std::string_view preview_help =
    R"(usage: tidings issues preview ID [--data DIR] [--html|--text] [--as EMAIL|--language LANG] [--out FILE]

Shows an issue's mail as it would go out now, or went out. Links to leave and to choose lead nowhere in it.

  --html            the HTML part (as it comes)
  --text            the text part
  --as EMAIL        as this subscriber gets it: their language, topics, and only what they have not had
  --language LANG   in this language: en, fr, it, el, es, de, pt, nl or fi
  --out FILE        into a file instead of the standard output

exit status: 0 done, 64 usage, 66 no data folder, no such issue, no such subscriber or nothing new for them, 74 disk,
             78 configuration
example:     tidings issues preview 3 --as anna@ngo.example --out issue.html
)";

constexpr std::string_view test_send_help =
    R"(usage: tidings issues test-send ID ADDRESS [--data DIR] [--as EMAIL|--language LANG]

Sends one mail of an issue to ADDRESS, marked as a test in its subject. The issue, its account and its readers do not change; the links to
leave and to choose lead to the hub.

  --as EMAIL        as this subscriber gets it
  --language LANG   in this language

exit status: 0 the mail server took it, 64 usage, 66 no data folder, no such issue or subscriber, 69 the mail server did not take it,
             74 disk, 78 configuration
example:     tidings issues test-send 3 eva@hub.example.org --language it
)";

struct Viewed {
    store::Letter letter;
    Issue issue;
};

store::Wish wish_of(const World& world, const Digest& digest, const Options& options,
                    std::optional<SubscriberId>& reader) {
    if (options.as.empty())
        return {options.language.empty() ? digest.language : options.language, Preferences{}};
    const EmailAddress email = must(EmailAddress::parse(options.as));
    std::optional<store::NamedReader> found = store::reader_named(world.db, email, digest.slug);
    if (!found)
        throw Failure({Code::no_such_file, options.as + " does not get the digest " + digest.slug,
                       "`tidings subscribers list` shows who does."});
    reader = found->id;
    return std::move(found->wish);
}

// An issue that is sealed is shown as it was frozen.
std::optional<store::Letter> frozen(const World& world, const Issue& issue, const std::string& language,
                                    std::optional<SubscriberId> reader) {
    const std::vector<store::Letter> letters = store::letters(world.db, issue.id);
    const std::optional<int> number = reader ? store::letter_of(world.db, issue.id, *reader) : std::nullopt;
    const auto found = std::ranges::find_if(letters, [&](const store::Letter& letter) {
        return reader ? number == letter.number : letter.language == language;
    });
    if (found == letters.end()) return std::nullopt;
    return *found;
}

Viewed view(const World& world, const Options& options) {
    Issue issue = must_issue(world.db, options.operands.front()).issue;
    const Digest& digest = must_digest(world, issue);
    std::optional<SubscriberId> reader;
    const store::Wish wish = wish_of(world, digest, options, reader);
    if (!is_open(issue.state))
        if (auto letter = frozen(world, issue, wish.language, reader)) return {*std::move(letter), issue};
    if (is_open(issue.state)) issue = gathered(world, digest, issue, world.clock());
    const ReadersPast past(world, digest, issue);
    const ReadersPast::Of own = reader && is_open(issue.state) ? past.of(*reader) : ReadersPast::Of{};
    const IssueMail mail(world, digest, issue, past.missed());
    const std::vector<Story> stories = mail.stories_for(wish.preferences, past.told(own), past.missed(own));
    if (stories.empty())
        throw Failure({Code::no_such_file,
                       "Issue " + options.operands.front() + " has nothing new" +
                           (options.as.empty() ? "" : " for " + options.as),
                       "No mail would be sent."});
    if (!is_open(issue.state)) return {mail.letter(stories, {}, wish), issue};
    const ErrataToTell errata(world);
    return {mail.letter(stories, errata.named(reader ? errata.of(*reader) : errata.to_anybody()), wish),
            issue};
}

void replace_all(std::string& text, std::string_view what, std::string_view by) {
    for (std::size_t at = 0; (at = text.find(what, at)) != std::string::npos; at += by.size())
        text.replace(at, what.size(), by);
}

int preview(const Options& options, Outside& outside) {
    Equipment equipment(options.global, outside);
    const World& world = equipment.world();
    Viewed viewed = view(world, options);
    std::string body = options.text ? std::move(viewed.letter.text) : std::move(viewed.letter.html);
    for (const std::string_view slot : {unsubscribe_slot, preferences_slot})
        replace_all(body, slot, world.settings.hub.url);
    if (options.out.empty())
        outside.out << body;
    else
        write_file(options.out, body);
    return 0;
}

int test_send(const Options& options, Outside& outside) {
    if (options.operands.size() != 2)
        throw Failure({Code::usage, "issues test-send wants an issue and an address",
                       "`tidings help issues test-send` says how it is used."});
    Equipment equipment(options.global, outside);
    World& world = equipment.world();
    const EmailAddress to = must(EmailAddress::parse(options.operands.back()));
    Viewed viewed = view(world, options);
    viewed.letter.subject = "[Test] " + viewed.letter.subject;
    const Timestamp now = world.clock();
    const deliver::MessageTemplate message(letterhead(viewed.letter, now), viewed.issue.id);
    const std::string& hub = world.settings.hub.url;
    Email email = message.address_to({.to = to,
                                      .name = "",
                                      .token = world.key.token("test|v1|" + options.operands.front() + "|" +
                                                               to.text() + "|" + rfc3339(now)),
                                      .unsubscribe = hub,
                                      .one_click = false,
                                      .preferences = hub});
    email.from = editors_return_path(world).value_or(email.from);
    const deliver::Outcome outcome = world.mailer.send(email);
    if (outcome.kind != deliver::Outcome::Kind::accepted)
        throw Failure({Code::unavailable, "The mail server did not take it: " + outcome.answer, ""});
    outside.out << "sent to " << to.text() << ": " << viewed.letter.subject << '\n';
    return 0;
}

}  // namespace

const Command issues_preview_command{"issues preview", preview_help, preview};
const Command issues_test_send_command{"issues test-send", test_send_help, test_send};

}  // namespace tidings
