#include <ostream>

#include "commands/commands.h"
#include "commands/named_feed.h"
#include "commands/spans.h"
#include "dates/date.h"
#include "fetch/feed_state.h"
#include "fetch/rhythm.h"
#include "intake/import_feeds.h"
#include "store/feeds/feeds.h"
#include "text/json_writer.h"
#include "world/data_folder.h"

namespace tidings {
namespace {

constexpr std::string_view list_help = R"(usage: tidings feeds list [--data DIR] [--json]

Lists the feeds we follow: how each stands, when it was last read, when it is asked next, and what is wrong with it.

  --json       one JSON object a line, with the fields that `tidings feeds show` explains

A feed is ok, silent (nothing new for longer than is usual for it), moving (its server sends us on for good; we follow after three
sightings), failing, waiting (not asked yet, or its host wants patience) or gone (three times "410 Gone": not asked any more).

exit status: 0 done, 64 usage, 66 no data folder, 74 disk, 78 configuration
example:     tidings feeds list
)";

constexpr std::string_view show_help = R"(usage: tidings feeds show SLUG [--data DIR] [--json]

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
               advice           what to do, in a sentence; empty if nothing

exit status: 0 done, 64 usage, 66 no data folder or no such feed, 74 disk, 78 configuration
example:     tidings feeds show inhope
)";

// A feed with what its items tell.
struct Look {
    const Partner& partner;
    const Feed& feed;
    std::vector<Timestamp> newest_first;
    fetch::FeedState state;
    Timestamp now;
};

Look look_at(const DataFolder& folder, const Partner& partner, const Feed& feed, Timestamp now) {
    std::vector<Timestamp> times = store::newest_item_times(folder.db, feed.id, fetch::items_of_rhythm);
    const bool silent = fetch::is_silent(fetch::rhythm_of(times), now);
    return {partner, feed, std::move(times), fetch::state_of(feed, silent, now), now};
}

void write_times(JsonWriter& json, const Look& look) {
    const Feed& feed = look.feed;
    const bool is_asked = !feed.history.stopped;
    const auto& items = look.newest_first;
    const auto gap = fetch::usual_gap(items);
    json.text_or_null("last_poll", feed.last_poll, rfc3339);
    json.text_or_null("last_success", feed.last_success, rfc3339);
    json.text_or_null("next_poll", is_asked ? std::optional(feed.next_poll) : std::nullopt, rfc3339);
    json.text_or_null("newest_item", items.empty() ? std::nullopt : std::optional(items.front()), rfc3339);
    if (gap)
        json.number("usual_gap_s", gap->count());
    else
        json.null("usual_gap_s");
    json.text_or_null("silent_from", fetch::rhythm_of(items).silent_from, rfc3339);
}

std::string as_json(const Look& look) {
    const Feed& feed = look.feed;
    const PollHistory& history = feed.history;
    JsonWriter json(JsonLayout::line);
    json.open_object();
    json.text("feed", feed.slug);
    json.text("partner", look.partner.name);
    json.text("title", feed.title);
    json.text("address", feed.address.text());
    json.texts("tags", feed.tags);
    json.text("language", feed.language);
    json.text("state", fetch::state_name(look.state));
    write_times(json, look);
    json.number("failures", feed.failures);
    json.text_or_null("failing_since", history.failing_since, rfc3339);
    json.text("problem", feed.problem);
    json.text("etag", feed.validators.etag);
    json.text("last_modified", feed.validators.last_modified);
    json.boolean("conditional_requests_fail", history.conditional.suspected || history.conditional.refused);
    json.text_or_null("moving_to", history.move.to, &Url::text);
    json.number("move_sightings", history.move.sightings);
    json.text_or_null("former_address", history.former_address, &FeedAddress::text);
    json.text_or_null("proposal", history.proposal, &Url::text);
    json.text_or_null("stopped", history.stopped, rfc3339);
    json.text("advice", fetch::advice(feed, look.state));
    json.close_object();
    return json.take();
}

void print_json(const Look& look, std::ostream& out) { out << as_json(look) << '\n'; }

std::string when(const std::optional<Timestamp>& time) { return time ? rfc3339(*time) : "never"; }

std::string next_poll_of(const Feed& feed) {
    return feed.history.stopped ? "not asked any more" : "next " + rfc3339(feed.next_poll);
}

void print_problem(const Look& look, std::string_view indent, std::ostream& out) {
    const Feed& feed = look.feed;
    if (!feed.problem.empty())
        out << indent << "failed " << feed.failures << " times: " << feed.problem << '\n';
    if (const std::string advice = fetch::advice(feed, look.state); !advice.empty())
        out << indent << advice << '\n';
}

void print_line(const Look& look, std::ostream& out) {
    const Feed& feed = look.feed;
    out << feed.slug << "  " << fetch::state_name(look.state) << "  "
        << (feed.title.empty() ? "(no title yet)" : feed.title) << "\n    " << feed.address.text()
        << "\n    read " << when(feed.last_success) << ", " << next_poll_of(feed) << '\n';
    print_problem(look, "    ", out);
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

void print_all(const Look& look, std::ostream& out) {
    const Feed& feed = look.feed;
    out << "feed          " << feed.slug << " of " << look.partner.name << '\n'
        << "title         " << (feed.title.empty() ? "(no title yet)" : feed.title) << '\n'
        << "address       " << feed.address.text() << '\n'
        << "state         " << fetch::state_name(look.state) << '\n'
        << "polled        " << when(feed.last_poll) << ", read " << when(feed.last_success) << ", "
        << next_poll_of(feed) << '\n'
        << "rhythm        " << rhythm_of(look) << '\n';
    print_validators(feed.validators, out);
    if (feed.history.former_address) out << "moved from    " << feed.history.former_address->text() << '\n';
    print_problem(look, "", out);
}

int list(const Options& options, Outside& outside) {
    const DataFolder folder = open_data_folder(options.global, outside);
    for (const PartnerFeeds& entry : followed(folder.db))
        for (const Feed& feed : entry.feeds) {
            const Look look = look_at(folder, entry.partner, feed, outside.clock());
            options.json ? print_json(look, outside.out) : print_line(look, outside.out);
        }
    return 0;
}

int show(const Options& options, Outside& outside) {
    const DataFolder folder = open_data_folder(options.global, outside);
    const Feed feed = must_feed(folder.db, options.operands.front());
    for (const Partner& partner : store::partners(folder.db)) {
        if (partner.id != feed.partner) continue;
        const Look look = look_at(folder, partner, feed, outside.clock());
        options.json ? print_json(look, outside.out) : print_all(look, outside.out);
    }
    return 0;
}

}  // namespace

const Command feeds_list_command{"feeds list", list_help, list};
const Command feeds_show_command{"feeds show", show_help, show};

}  // namespace tidings
