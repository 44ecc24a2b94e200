#include "fetch/after_poll.h"

#include <algorithm>
#include <string>

#include "fetch/conditional_requests.h"
#include "fetch/moves.h"
#include "fetch/rhythm.h"
#include "fetch/schedule.h"

namespace tidings::fetch {
namespace {

PublishingTimes publishing_times(const Channel& channel) {
    PublishingTimes times;
    times.time_to_live = channel.time_to_live;
    for (const int hour : channel.skip_hours)
        if (hour >= 0 && hour < 24) times.skip_hours.set(static_cast<std::size_t>(hour));
    for (const std::chrono::weekday day : channel.skip_days)
        if (day.ok()) times.skip_days.set(day.c_encoding());
    return times;
}

void learn_from(const Channel& channel, Feed& feed) {
    if (feed.title.empty()) feed.title = channel.title;
    feed.history.times = publishing_times(channel);
}

// What the last document named stays proposed until the next one; what a page advertised, until a good
// answer.
std::optional<Url> proposal_after(const Feed& before, const Channel* channel) {
    if (channel == nullptr) return before.failures == 0 ? before.history.proposal : std::nullopt;
    const bool names_another = channel->new_address && channel->new_address->text() != before.address.text();
    return names_another ? channel->new_address : std::nullopt;
}

bool is_time_to_tell(const PollHistory& history, Timestamp now) {
    return history.told != FeedAlert::gone && now - *history.failing_since >= failing_until_told;
}

}  // namespace

Feed after_success(const Feed& before, const GoodAnswer& answer, Timestamp now) {
    Feed after = before;
    const bool cut_off = answer.channel != nullptr && is_cut_off(*answer.channel);
    if (!cut_off) after.validators = answer.fetched.validators;
    if (answer.channel != nullptr) {
        learn_from(*answer.channel, after);
        after.history.document_hash = cut_off ? std::nullopt : answer.fetched.document_hash;
    }
    after.history.rhythm = answer.rhythm;
    after.history.conditional = conditional_after_success(before, answer.fetched, now);
    after.next_poll = next_poll_after_success(after, answer.fetched.least_wait, now);
    after.last_poll = after.last_success = now;
    after.failures = 0;
    after.problem.clear();

    PollHistory& history = after.history;
    history.move = watched(history.move, answer.fetched.permanent_moves);
    history.gone_sightings = 0;
    history.stopped.reset();
    history.failing_since.reset();
    history.proposal = proposal_after(before, answer.channel);
    history.waits_for.clear();
    history.told = is_silent(answer.rhythm, now) ? FeedAlert::silent : FeedAlert::none;
    return after;
}

Feed after_failure(const Feed& before, const Fetched& fetched, const std::optional<Url>& proposal,
                   Timestamp now) {
    Feed after = before;
    after.next_poll = next_poll_after_failure(before, fetched.least_wait, now);
    after.last_poll = now;
    ++after.failures;
    after.problem = fetched.problem;

    PollHistory& history = after.history;
    history.conditional.suspected = fetched.conditional && fetched.may_be_for_validators;
    history.waits_for = fetched.asked_to_wait_by ? fetched.asked_to_wait_by->host() : "";
    if (!history.failing_since) history.failing_since = now;
    if (fetched.document) history.proposal = proposal;
    if (fetched.outcome == Fetched::Outcome::gone) ++history.gone_sightings;
    if (is_time_to_tell(history, now)) history.told = FeedAlert::failing;
    if (history.gone_sightings >= sightings_of_gone) {
        history.stopped = now;
        history.told = FeedAlert::gone;
    }
    return after;
}

Feed postponed(const Feed& before, std::string_view host, Timestamp until) {
    Feed after = before;
    after.next_poll = std::max(before.next_poll, until);
    after.history.waits_for = host;
    return after;
}

}  // namespace tidings::fetch
