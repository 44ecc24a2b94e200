#include "commands/feeds/feed_look.h"

#include <nlohmann/json.hpp>
#include <ostream>

#include "dates/date.h"
#include "fetch/feed_state.h"
#include "fetch/rhythm.h"
#include "store/feeds/feeds.h"
#include "world/data_folder.h"

namespace tidings {
namespace {

using Json = nlohmann::ordered_json;

Json maybe(const std::optional<Timestamp>& time) { return time ? Json(rfc3339(*time)) : Json(); }
Json maybe(const std::optional<Url>& url) { return url ? Json(url->text()) : Json(); }

Json as_json(const Look& look) {
    const Feed& feed = look.feed;
    const PollHistory& history = feed.history;
    const auto gap = fetch::usual_gap(look.newest_first);
    const Timestamp* newest = look.newest_first.empty() ? nullptr : &look.newest_first.front();
    return {{"feed", feed.slug},
            {"partner", look.partner.name},
            {"title", feed.title},
            {"address", feed.address.text()},
            {"tags", feed.tags},
            {"language", feed.language},
            {"state", fetch::state_name(look.state)},
            {"last_poll", maybe(feed.last_poll)},
            {"last_success", maybe(feed.last_success)},
            {"next_poll", history.stopped ? Json() : Json(rfc3339(feed.next_poll))},
            {"newest_item", newest == nullptr ? Json() : Json(rfc3339(*newest))},
            {"usual_gap_s", gap ? Json(gap->count()) : Json()},
            {"silent_from", maybe(fetch::rhythm_of(look.newest_first).silent_from)},
            {"failures", feed.failures},
            {"failing_since", maybe(history.failing_since)},
            {"problem", feed.problem},
            {"etag", feed.validators.etag},
            {"last_modified", feed.validators.last_modified},
            {"conditional_requests_fail", history.conditional.suspected || history.conditional.refused},
            {"moving_to", maybe(history.move.to)},
            {"move_sightings", history.move.sightings},
            {"former_address", history.former_address ? Json(history.former_address->text()) : Json()},
            {"proposal", maybe(history.proposal)},
            {"stopped", maybe(history.stopped)},
            {"advice", fetch::advice(feed, look.state)}};
}

}  // namespace

Look look_at(const DataFolder& folder, const Partner& partner, const Feed& feed, Timestamp now) {
    std::vector<Timestamp> times = store::newest_item_times(folder.db, feed.id, fetch::items_of_rhythm);
    const bool silent = fetch::is_silent(fetch::rhythm_of(times), now);
    return {partner, feed, std::move(times), fetch::state_of(feed, silent, now), now};
}

void print_json(const Look& look, std::ostream& out) {
    out << as_json(look).dump(-1, ' ', false, Json::error_handler_t::replace) << '\n';
}

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
