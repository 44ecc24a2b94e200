#include <ostream>

#include "catalogue/field_changes.h"
#include "commands/command.h"
#include "commands/deciding.h"
#include "commands/feeds/named_feed.h"
#include "store/acts/acts.h"
#include "store/feeds/feeds.h"
#include "world/data_folder.h"
#include "world/run_lock.h"

namespace tidings {
namespace {

constexpr std::string_view help = R"(usage: tidings feeds move SLUG [ADDRESS] [--data DIR]

Follows a feed at another address: with the next poll, also when it had been given up. Its items, tags and decisions stay. The old
address is kept and tried again if there is nothing at the new one.

  ADDRESS      the new address; left out, the one that is proposed: by the page at the old address, or by the feed
               (itunes:new-feed-url); see `tidings feeds show`

exit status: 0 done, 64 usage or no usable address, 66 no data folder or no such feed, 74 disk, 75 a run is at work,
             77 another feed has that address, 78 configuration
example:     tidings feeds move inhope https://inhope.example/en/feed/
)";

struct Options {
    std::string slug, address;
};

void declare(Syntax& syntax, Options& options) { syntax.one_and_maybe(options.slug, options.address); }

FeedAddress new_address(const Options& options, const Feed& feed) {
    if (!options.address.empty()) return must(FeedAddress::parse(options.address));
    if (!feed.history.proposal)
        throw Failure({Code::usage, "No address is proposed for " + feed.slug,
                       "Give one: tidings feeds move " + feed.slug + " ADDRESS"});
    return *FeedAddress::parse(feed.history.proposal->text());
}

// What was known of the feed at its old address does not hold at another.
Feed moved(const Feed& feed, FeedAddress address, Timestamp now) {
    Feed moved = feed;
    moved.history = {};
    if (feed.address != address) {
        moved.history.former_address = feed.address;
        moved.address = std::move(address);
        moved.validators = {};
    }
    moved.history.times = feed.history.times;
    moved.failures = 0;
    moved.problem.clear();
    moved.next_poll = now;
    return moved;
}

int move(const Options& options, const GlobalOptions& global, Outside& outside) {
    DataFolder folder = open_data_folder(global, outside);
    const RunLock lock = must(RunLock::take(folder.places.lock(), "tidings feeds move"));
    const std::string& slug = options.slug;
    const Feed feed = must_feed(folder.db, slug);
    const FeedAddress address = new_address(options, feed);
    if (address != feed.address && store::is_followed(folder.db, address))
        throw Failure({Code::refused, "Another feed has the address " + address.text(),
                       "`tidings feeds list` names it."});
    store::Transaction tx(folder.db);
    const Feed after = moved(feed, address, outside.clock());
    store::record_poll(tx, after);
    const editing::Signature signature = signature_of({}, outside);
    Act act = act_on(feed.id, signature.at, signature.by, "moved", "");
    act.changes = catalogue::changes_of(feed, after);
    store::record_act(tx, act);
    tx.commit();
    outside.out << slug << " is asked at " << address.text() << " with the next poll\n";
    return 0;
}

}  // namespace

extern const Command feeds_move_command = command<declare, move>("feeds move", help);

}  // namespace tidings
