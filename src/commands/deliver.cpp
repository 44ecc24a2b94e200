#include "mailing/deliver.h"

#include <ostream>

#include "commands/command.h"
#include "commands/only_run.h"
#include "deliver/folder_mailer.h"
#include "mailing/deliver_notices.h"
#include "mailing/kept_leavers.h"
#include "mailing/letterheads.h"
#include "mailing/mail_trouble.h"

namespace tidings {
namespace {

constexpr std::string_view help = R"(usage: tidings deliver [--data DIR] [--dry-run]

Hands over the mails that wait: to the mail server of [smtp], over several connections, or as .eml files into the outbox folder if none
is set. What the server puts off is tried again after about 5, 15, 30, 60, 120 and then every 240 minutes, and given up 48 hours after it
was first put off; hours in which the server is away do not count, nor more than 12 hours between two runs. While the server is
unavailable it is left alone for 5 seconds up to 5 minutes, and no attempt counts. What waits after 36 hours without a run, was never tried
and sealed 48 hours ago is held, as a restored database does not know whether it went; so is whatever was sealed two weeks ago. A refusal is
judged as a report is (`tidings help bounces`); what a server refuses alike ten times in a row, with nothing accepted, waits again. SIGTERM
ends the run once the mails on their way are settled. `tidings issues show` gives the account.

  --dry-run    write the mails that are due as .eml files into the folder dry-run of the outbox, and change nothing

exit status: 0 done (also when single mails were refused), 64 usage, 66 no data folder, 69 the mail server is unavailable or refuses
             whatever we send (the rest waits), or too many addresses fail at once (none is given up), 74 disk, 75 another run is at
             work, or stopped by a signal (the rest waits), 78 configuration
example:     tidings deliver
)";

struct Options {
    bool dry_run = false;
};

void declare(Syntax& syntax, Options& options) { syntax.flag("--dry-run", options.dry_run); }

constexpr int mails_a_page = 200;

int dry_run(Equipment& equipment, std::ostream& out) {
    World& world = equipment.world();
    const std::filesystem::path place = equipment.folder().outbox() / "dry-run";
    deliver::FolderMailer folder(place);
    Letterheads letterheads(world.db, world.key);
    const Timestamp now = world.clock();
    std::size_t count = 0;
    for (int first = 0;; first += mails_a_page) {
        const std::vector<store::ClaimedSend> page = store::sends_due(world.db, now, first, mails_a_page);
        if (page.empty()) break;
        for (const store::ClaimedSend& send : page) folder.send(letterheads.message_for(send));
        count += page.size();
    }
    out << count << " mails would be sent";
    if (count > 0) out << "; they are in " << place.string();
    out << '\n';
    return 0;
}

void print(const DeliverTally& tally, std::ostream& out) {
    out << tally.sent << " sent, " << tally.deferred << " put off, " << tally.failed << " refused, "
        << tally.held << " held, " << tally.expired << " given up\n";
    if (tally.given_up + tally.paused > 0)
        out << tally.given_up << " addresses get no more mail, " << tally.paused << " readers are paused\n";
}

int run(const Options& options, const GlobalOptions& global, Outside& outside) {
    Equipment equipment(global, outside);
    if (options.dry_run) return dry_run(equipment, outside.out);
    const auto lock = only_run(equipment.folder().places, "tidings deliver", global, outside);
    if (!lock) return exit_status(Code::busy);
    take_in_leavers(equipment.world());
    deliver_notices(equipment.world());
    const DeliverTally tally = deliver_sends(equipment.world());
    if (!global.quiet) print(tally, outside.out);
    warn_of_mail_trouble(equipment.world());
    return exit_status_of(tally);
}

}  // namespace

extern const Command deliver_command = command<declare, run>("deliver", help, "send the mails that wait");

}  // namespace tidings
