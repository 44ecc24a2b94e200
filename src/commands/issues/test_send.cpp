#include <ostream>

#include "commands/command.h"
#include "commands/issues/viewed_issue.h"
#include "compose/compose.h"
#include "dates/date.h"
#include "mailing/issue_mail.h"
#include "mailing/letterheads.h"
#include "mailing/return_path.h"

namespace tidings {
namespace {

constexpr std::string_view help =
    R"(usage: tidings issues test-send ID ADDRESS [--data DIR] [--as EMAIL|--language LANG]

Sends one mail of an issue to ADDRESS, marked as a test in its subject. The issue, its account and its readers do not change; the links to
leave and to choose lead to the hub.

  --as EMAIL        as this subscriber gets it
  --language LANG   in this language

exit status: 0 the mail server took it, 64 usage, 66 no data folder, no such issue or subscriber, 69 the mail server did not take it,
             74 disk, 78 configuration
example:     tidings issues test-send 3 eva@hub.example.org --language it
)";

struct Options {
    std::string issue, address;
    ViewedAs viewer;
};

void declare(Syntax& syntax, Options& options) {
    syntax.two(options.issue, options.address);
    declare_viewer(syntax, options.viewer);
}

int test_send(const Options& options, const GlobalOptions& global, Outside& outside) {
    Equipment equipment(global, outside);
    World& world = equipment.world();
    const EmailAddress to = must(EmailAddress::parse(options.address));
    ViewedIssue viewed = view(world, options.issue, options.viewer);
    viewed.letter.subject = "[Test] " + viewed.letter.subject;
    const Timestamp now = world.clock();
    const deliver::MessageTemplate message(letterhead(viewed.letter, now), viewed.issue.id);
    const std::string& hub = world.settings.hub.url;
    Email email = message.address_to(
        {.to = to,
         .name = "",
         .token = world.key.token("test|v1|" + options.issue + "|" + to.text() + "|" + rfc3339(now)),
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

extern const Command issues_test_send_command = command<declare, test_send>("issues test-send", help);

}  // namespace tidings
