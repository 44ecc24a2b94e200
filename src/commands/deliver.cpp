#include "mailing/deliver.h"

#include <ostream>

#include "commands/commands.h"
#include "deliver/folder_mailer.h"
#include "mailing/deliver_notices.h"
#include "mailing/kept_leavers.h"
#include "mailing/letterheads.h"
#include "world/run_lock.h"

namespace tidings {
namespace {

constexpr std::string_view help = R"(usage: tidings deliver [--data DIR] [--dry-run]

Hands over the mails that wait: to the mail server of [smtp], over several connections, or as .eml files into the outbox folder if none
is set. What the server puts off is tried again after about 5, 15, 30, 60, 120 and then every 240 minutes, and given up 48 hours after its
issue was sealed. While the server is unavailable it is left alone for 5 seconds up to 5 minutes, and no attempt counts. SIGTERM ends
the run once the mails on their way are settled. `tidings issues show` gives the account.

  --dry-run    write the mails that are due as .eml files into the folder dry-run of the outbox, and change nothing

exit status: 0 done (also when single mails were refused), 64 usage, 66 no data folder, 69 the mail server is unavailable or refuses
             whatever we send (the rest waits), 74 disk, 75 another run is at work, or stopped by a signal (the rest waits),
             78 configuration
example:     tidings deliver
)";

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

int run(const Options& options, Outside& outside) {
    Equipment equipment(options.global, outside);
    if (options.dry_run) return dry_run(equipment, outside.out);
    const RunLock lock = must(RunLock::take(equipment.folder().places.lock(), "tidings deliver"));
    take_in_leavers(equipment.world());
    deliver_notices(equipment.world());
    const DeliverTally tally = deliver_sends(equipment.world());
    outside.out << tally.sent << " sent, " << tally.deferred << " put off, " << tally.failed << " refused, "
                << tally.held << " held, " << tally.expired << " given up\n";
    return exit_status_of(tally);
}

}  // namespace

const Command deliver_command{"deliver", help, run};

}  // namespace tidings
