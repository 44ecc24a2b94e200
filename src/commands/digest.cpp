#include "mailing/digest.h"

#include <ostream>

#include "commands/command.h"
#include "commands/only_run.h"
#include "commands/steps.h"

namespace tidings {
namespace {

constexpr std::string_view help = R"(usage: tidings digest [--data DIR] [--now]

Takes every issue as far as it can go: a draft gathers approved stories until its cut-off, then waits for approval; at its time it is
sealed if it was approved (or if its digest says unapproved = "auto"), otherwise held until an editor approves it. So is one whose title
or intro has a term to avoid. A sealed issue's mails are fixed, and one row for each subscriber waits for `tidings deliver`. A digest with
a mistake does not stop the others. Readers who are owed a correction that no issue is about to tell get an issue of corrections alone (see
`tidings help stories withdraw`).

  --now        approve and seal an issue of every digest at once, due or not

exit status: 0 done (also when there was nothing to say), 64 usage, 66 no data folder, 74 disk, 75 another run is at work,
             78 configuration
example:     tidings digest --now
)";

struct Options {
    bool now = false;
};

void declare(Syntax& syntax, Options& options) { syntax.flag("--now", options.now); }

void print(const MadeIssues& made, std::ostream& out) {
    for (const MadeIssue& issue : made.sealed)
        out << "issue " << number(issue.id) << " \"" << issue.title << "\": " << issue.items << " stories to "
            << issue.recipients << " subscribers\n";
    if (made.sealed.empty()) out << "no issue made\n";
}

int run(const Options& options, const GlobalOptions& global, Outside& outside) {
    Equipment equipment(global, outside);
    const auto lock = only_run(equipment.folder().places, "tidings digest", global, outside);
    if (!lock) return exit_status(Code::busy);
    const MadeIssues made = make_issues(equipment.world(), options.now ? Making::now : Making::when_due);
    if (!global.quiet) print(made, outside.out);
    Steps steps(outside.err);
    for (const Error& mistake : made.mistakes) steps.tell_of(mistake);
    return steps.status();
}

}  // namespace

extern const Command digest_command = command<declare, run>("digest", help, "make the issues that are due");

}  // namespace tidings
