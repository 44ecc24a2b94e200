#include <ostream>

#include "commands/commands.h"
#include "text/joined.h"
#include "text/nearest.h"

namespace tidings {
namespace {

constexpr std::string_view overview = R"(usage: tidings [--data DIR] [-q|-v] COMMAND ...

Polls the feeds of partner organisations, keeps each story once, tags it, lets editors choose, mails digests to subscribers, and
publishes one combined feed.

  init           make a data folder
  run            what cron calls: whatever is due
  poll           ask the feeds for news
  digest         make the issues that are due
  deliver        send the mails that wait
  bounces        take in what mail systems and readers send back
  inbox          show which of it a person must read
  publish        write the hub's feeds
  serve          the readers' pages: sign-up, preferences, unsubscribing
  parse          read any feed and print it as JSON Feed
  feeds          list, show, check, poll, add, move, remove, import, export
  items          list what was taken in
  stories        list, show, approve, hold, reject, accept-change, reject-change, withdraw, merge, split
  issues         list, show, preview, edit, test-send, request, approve, stop, release
  subscribers    list, show, add, edit, import, export, unsubscribe, suppress, unsuppress, erase
  tags           check a vocabulary
  config         the settings in force
  version        what version this is; --version too
  help COMMAND   more about one command

  --data DIR     the data folder; TIDINGS_DATA or the current folder if left out
  -q, --quiet    say only what went wrong
  -v, --verbose  say more

exit status: 0 done, 64 usage, 65 not a feed, 66 no such file, 69 a server is unavailable, 70 a bug, 74 disk, 75 busy, 77 refused,
             78 configuration
example:     tidings init --demo --data demo && tidings run --data demo
)";

// Help for "feeds" is that of each of its commands.
bool print_help_of(const std::string& name, std::ostream& out) {
    bool found = false;
    for (const Command& command : all_commands()) {
        if (command.name != name && !command.name.starts_with(name + " ")) continue;
        out << (found ? "\n" : "") << command.help;
        found = true;
    }
    return found;
}

std::vector<std::string> command_words() {
    std::vector<std::string> names;
    for (const Command& command : all_commands()) names.emplace_back(command.name);
    return names;
}

int help(const Options& options, Outside& outside) {
    if (options.operands.empty()) {
        outside.out << overview;
        return 0;
    }
    const std::string name = joined(options.operands, " ");
    if (print_help_of(name, outside.out)) return 0;
    return tell({Code::usage, "There is no command \"" + name + "\"",
                 "Did you mean " + nearest(name, command_words()) + "?"},
                outside.err);
}

constexpr std::string_view version_help = R"(usage: tidings version

Prints the version.

exit status: 0 done, 64 usage
example:     tidings version
)";

int version(const Options&, Outside& outside) {
    outside.out << "tidings " << outside.version << '\n';
    return 0;
}

}  // namespace

const Command help_command{"help", overview, help};
const Command version_command{"version", version_help, version};

}  // namespace tidings
