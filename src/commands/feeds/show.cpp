#include <ostream>

#include "commands/command.h"
#include "commands/feeds/feed_look.h"
#include "commands/feeds/named_feed.h"
#include "commands/feeds/spans.h"
#include "dates/date.h"
#include "fetch/feed_state.h"
#include "fetch/rhythm.h"
#include "store/feeds/feeds.h"
#include "text/joined.h"
#include "world/data_folder.h"

namespace tidings {
namespace {

constexpr std::string_view help = R"(usage: tidings feeds show SLUG [--data DIR] [--json]

Shows all that is known of one feed, and what to do about it.

  --json       one JSON object:
               feed, partner, title, address, tags, language
               state            ok, silent, moving, failing, waiting or gone
               last_poll, last_success, next_poll                     times (RFC 3339), or null
               newest_item      the time of its newest item, or null
               usual_gap_s      seconds between two items, by the last 20 without exceptional gaps, or null
               silent_from      when its silence is or would be remarkable, or null
               failures         in a row; failing_since, problem
               etag, last_modified                                    sent back as they came
               conditional_requests_fail   true where only requests with these fail
               moving_to, move_sightings, former_address              permanent redirects
               proposal         the one feed that the page found there advertises, or the new
                                address that the feed names, or null
               stopped          since when it is not asked any more, or null
               rejected         its stories that editors rejected: a list of {because, stories}; because is empty where no reason
                                of tidings.toml was given
               advice           what to do, in a sentence; empty if nothing

exit status: 0 done, 64 usage, 66 no data folder or no such feed, 74 disk, 78 configuration
example:     tidings feeds show inhope
)";

struct Options {
    std::string slug;
    bool json = false;
};

void declare(Syntax& syntax, Options& options) {
    syntax.one(options.slug);
    syntax.flag("--json", options.json);
}

std::string rhythm_of(const Look& look) {
    if (look.newest_first.empty()) return "no items yet";
    const auto gap = fetch::usual_gap(look.newest_first);
    return (gap ? how_often(*gap) : "not known yet") + ", the newest item " +
           in_words(look.now - look.newest_first.front()) + " ago; silent from " +
           rfc3339(*fetch::rhythm_of(look.newest_first).silent_from);
}

void print_validators(const Validators& validators, std::ostream& out) {
    if (validators == Validators{}) out << "validators    none: every poll fetches the whole feed\n";
    if (!validators.etag.empty()) out << "ETag          " << validators.etag << '\n';
    if (!validators.last_modified.empty()) out << "Last-Modified " << validators.last_modified << '\n';
}

void print_rejections(const std::vector<store::Rejections>& rejections, std::ostream& out) {
    if (rejections.empty()) return;
    std::int64_t all = 0;
    for (const store::Rejections& each : rejections) all += each.count;
    out << "rejected      " << all << ": " << joined(rejections, ", ", [](const store::Rejections& each) {
        return (each.reason.empty() ? "no reason given" : each.reason) + " " + std::to_string(each.count);
    }) << '\n';
}

void print_all(const Look& look, std::ostream& out) {
    const Feed& feed = look.feed;
    out << "feed          " << feed.slug << " of " << look.partner.name << '\n'
        << "title         " << (feed.title.empty() ? "(no title yet)" : feed.title) << '\n'
        << "address       " << feed.address.text() << '\n'
        << "state         " << fetch::state_name(look.state) << '\n'
        << "polled        " << when(feed.last_poll) << ", read " << when(feed.last_success) << ", "
        << next_poll_of(feed) << '\n'
        << "rhythm        " << rhythm_of(look) << '\n';
    print_rejections(look.rejections, out);
    print_validators(feed.validators, out);
    if (feed.history.former_address) out << "moved from    " << feed.history.former_address->text() << '\n';
    print_problem(look, "", out);
}

int show(const Options& options, const GlobalOptions& global, Outside& outside) {
    const DataFolder folder = open_data_folder(global, outside);
    const Feed feed = must_feed(folder.db, options.slug);
    for (const Partner& partner : store::partners(folder.db)) {
        if (partner.id != feed.partner) continue;
        const Look look = look_at(folder, partner, feed, outside.clock());
        options.json ? print_json(look, outside.out) : print_all(look, outside.out);
    }
    return 0;
}

}  // namespace

extern const Command feeds_show_command = command<declare, show>("feeds show", help);

}  // namespace tidings
