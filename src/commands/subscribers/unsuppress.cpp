#include <ostream>

#include "commands/command.h"
#include "commands/subscribers/wanted_readers.h"
#include "membership/suppressing.h"
#include "text/plain_text.h"
#include "world/data_folder.h"

namespace tidings {
namespace {

constexpr std::string_view help =
    R"(usage: tidings subscribers unsuppress EMAIL --reason TEXT [--dry-run] [--data DIR]
       tidings subscribers unsuppress --why bounced|paused [--since DATE] --reason TEXT [--dry-run] [--data DIR]

Lifts what keeps an address from getting mail: bounces, a complaint, `subscribers suppress`, or a pause. A subscriber gets the next issue
again, and anybody may sign up with it. Who has unsubscribed stays so: only the person can come back. In bulk only what mail systems did
is lifted, as after a fault of a server.

  --why WHY      instead of one address, all that bounces gave up (bounced), or all that are paused (paused)
  --since DATE   only what was given up or paused since then: 2026-11-30, or with a time as RFC 3339 has it
  --dry-run      shows them, and lifts nothing
  --reason TEXT  why, kept in the subscriber's history

exit status: 0 done (also when there is nobody of that --why), 64 usage, 66 no data folder or the address is not suppressed, 74 disk,
             78 configuration
example:     tidings subscribers unsuppress --why bounced --since 2026-11-28 --reason "the relay refused everybody" --dry-run
)";

struct Options {
    std::string email;
    std::string reason;
    std::string why;
    std::string since;
    bool dry_run = false;
};

void declare(Syntax& syntax, Options& options) {
    syntax.maybe_one(options.email);
    syntax.must_text("--reason", options.reason);
    syntax.text("--why", options.why);
    syntax.text("--since", options.since);
    syntax.flag("--dry-run", options.dry_run);
}

// What becomes of an address of which nothing is in the way any more.
std::string_view outlook(const membership::Lifted& lifted) {
    if (!lifted.reader) return " may be signed up again\n";
    switch (*lifted.reader) {
        case SubscriberState::confirmed:
            return " gets mail again\n";
        case SubscriberState::unsubscribed:
            return " may sign up again; the person had unsubscribed and stays so\n";
        case SubscriberState::pending:
            break;
    }
    return " may confirm the sign-up\n";
}

membership::Rehearsal rehearsal(const Options& options) {
    return options.dry_run ? membership::Rehearsal::yes : membership::Rehearsal::no;
}

int unsuppress_one(const Options& options, DataFolder& folder, Outside& outside) {
    const EmailAddress email = must(EmailAddress::parse(options.email));
    const std::string reason = clean_line(options.reason, 200);
    const membership::Lifted lifted = must(
        membership::unsuppress(folder.db, folder.key, email, reason, outside.clock(), rehearsal(options)));
    outside.out << email.text() << outlook(lifted);
    return 0;
}

int unsuppress_all(const Options& options, DataFolder& folder, Outside& outside) {
    const std::string reason = clean_line(options.reason, 200);
    const std::vector<membership::Lifted> all =
        membership::unsuppress_all(folder.db, folder.key, wanted_readers(options.why, options.since), reason,
                                   outside.clock(), rehearsal(options));
    for (const membership::Lifted& lifted : all) outside.out << lifted.email.text() << outlook(lifted);
    outside.out << all.size() << (options.dry_run ? " would be lifted\n" : " lifted\n");
    return 0;
}

int unsuppress(const Options& options, const GlobalOptions& global, Outside& outside) {
    if (options.email.empty() == options.why.empty())
        throw Failure(
            {Code::usage, "subscribers unsuppress wants an address, or --why", "Give one of the two."});
    if (!options.why.empty() && options.why != "bounced" && options.why != "paused")
        throw Failure(
            {Code::usage, "\"" + options.why + "\" is not lifted in bulk",
             "--why is bounced or paused; a complaint, or what an operator decided, is lifted one by one."});
    DataFolder folder = open_data_folder(global, outside);
    return options.email.empty() ? unsuppress_all(options, folder, outside)
                                 : unsuppress_one(options, folder, outside);
}

}  // namespace

extern const Command subscribers_unsuppress_command =
    command<declare, unsuppress>("subscribers unsuppress", help);

}  // namespace tidings
