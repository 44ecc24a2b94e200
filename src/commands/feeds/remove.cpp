#include <ostream>

#include "commands/command.h"
#include "commands/deciding.h"
#include "commands/feeds/named_feed.h"
#include "store/acts/acts.h"
#include "store/feeds/feeds.h"
#include "world/data_folder.h"
#include "world/run_lock.h"

namespace tidings {
namespace {

constexpr std::string_view help = R"(usage: tidings feeds remove SLUG [--data DIR]

Stops following a feed: it is not asked any more, and no list names it. Its items, stories and decisions stay, and what is published
stays published. `tidings feeds add` with its address, or an import of a file that names it, follows it again, with all that was known
of it.

exit status: 0 done, 64 usage, 66 no data folder or no such feed, 74 disk, 75 a run is at work, 78 configuration
example:     tidings feeds remove inhope
)";

struct Options {
    std::string slug;
};

void declare(Syntax& syntax, Options& options) { syntax.one(options.slug); }

int remove(const Options& options, const GlobalOptions& global, Outside& outside) {
    DataFolder folder = open_data_folder(global, outside);
    const RunLock lock = must(RunLock::take(folder.places.lock(), "tidings feeds remove"));
    const Feed feed = must_feed(folder.db, options.slug);
    store::Transaction tx(folder.db);
    store::remove_feed(tx, feed.id, outside.clock());
    store::record_act(
        tx, act_on(feed.id, outside.clock(), signature_of({}, outside).by, "not followed any more", ""));
    tx.commit();
    outside.out << feed.slug << " is not followed any more; its stories stay\n";
    return 0;
}

}  // namespace

extern const Command feeds_remove_command = command<declare, remove>("feeds remove", help);

}  // namespace tidings
