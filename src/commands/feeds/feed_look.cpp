#include "commands/feeds/feed_look.h"

#include <ostream>

#include "dates/date.h"
#include "fetch/feed_state.h"
#include "fetch/rhythm.h"
#include "store/feeds/feeds.h"
#include "text/json_writer.h"
#include "world/data_folder.h"

namespace tidings {
namespace {

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

void write_rejections(JsonWriter& json, const std::vector<store::Rejections>& rejections) {
    json.open_array("rejected");
    for (const store::Rejections& each : rejections) {
        json.open_object();
        json.text("because", each.reason);
        json.number("stories", each.count);
        json.close_object();
    }
    json.close_array();
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
    write_rejections(json, look.rejections);
    json.text("advice", fetch::advice(feed, look.state));
    json.close_object();
    return json.take();
}

}  // namespace

Look look_at(const DataFolder& folder, const Partner& partner, const Feed& feed, Timestamp now) {
    std::vector<Timestamp> times = store::newest_item_times(folder.db, feed.id, fetch::items_of_rhythm);
    const bool silent = fetch::is_silent(fetch::rhythm_of(times), now);
    return {partner,
            feed,
            std::move(times),
            fetch::state_of(feed, silent, now),
            store::rejections_of(folder.db, feed.id),
            now};
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

}  // namespace tidings
