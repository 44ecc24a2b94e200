#include <ostream>

#include "commands/command.h"
#include "commands/issues/named_issue.h"
#include "commands/issues/viewer.h"

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
    const EmailAddress to = must(EmailAddress::parse(options.address));
    const std::string subject = must(
        editing::send_test(equipment.world(), {issue_named(options.issue), viewer_of(options.viewer), to}));
    outside.out << "sent to " << to.text() << ": " << subject << '\n';
    return 0;
}

}  // namespace

extern const Command issues_test_send_command = command<declare, test_send>("issues test-send", help);

}  // namespace tidings
