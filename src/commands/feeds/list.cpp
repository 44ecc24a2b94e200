#include <ostream>

#include "catalogue/import_feeds.h"
#include "commands/command.h"
#include "commands/feeds/feed_look.h"
#include "fetch/feed_state.h"
#include "store/feeds/feeds.h"
#include "world/data_folder.h"

namespace tidings {
namespace {

constexpr std::string_view help = R"(usage: tidings feeds list [--data DIR] [--json]

Lists the feeds we follow: how each stands, when it was last read, when it is asked next, and what is wrong with it.

  --json       one JSON object a line, with the fields that `tidings feeds show` explains

A feed is ok, silent (nothing new for longer than is usual for it), moving (its server sends us on for good; we follow after three
sightings), failing, waiting (not asked yet, or its host wants patience) or gone (three times "410 Gone": not asked any more).

exit status: 0 done, 64 usage, 66 no data folder, 74 disk, 78 configuration
example:     tidings feeds list
)";

struct Options {
    bool json = false;
};

void declare(Syntax& syntax, Options& options) { syntax.flag("--json", options.json); }

void print_line(const Look& look, std::ostream& out) {
    const Feed& feed = look.feed;
    out << feed.slug << "  " << fetch::state_name(look.state) << "  "
        << (feed.title.empty() ? "(no title yet)" : feed.title) << "\n    " << feed.address.text()
        << "\n    read " << when(feed.last_success) << ", " << next_poll_of(feed) << '\n';
    print_problem(look, "    ", out);
}

int list(const Options& options, const GlobalOptions& global, Outside& outside) {
    const DataFolder folder = open_data_folder(global, outside);
    for (const catalogue::PartnerFeeds& entry : catalogue::followed(folder.db))
        for (const Feed& feed : entry.feeds) {
            const Look look = look_at(folder, entry.partner, feed, outside.clock());
            options.json ? print_json(look, outside.out) : print_line(look, outside.out);
        }
    return 0;
}

}  // namespace

extern const Command feeds_list_command = command<declare, list>("feeds list", help);

}  // namespace tidings
