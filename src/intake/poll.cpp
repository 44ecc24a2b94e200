#include "intake/poll.h"

#include <chrono>
#include <exception>
#include <unordered_map>

#include "fetch/read_response.h"
#include "intake/answers.h"
#include "intake/asking.h"
#include "intake/batch.h"
#include "intake/deletions.h"
#include "intake/keep.h"
#include "intake/record_poll.h"
#include "normalise/normalise.h"
#include "parse/advertised_feeds.h"
#include "store/feeds/feeds.h"
#include "store/sqlite/relaxed_durability.h"
#include "world/pictures.h"
#include "world/progress.h"

namespace tidings {
namespace {

// What a round of polling works with.
struct Round {
    World& world;
    Batch batch;
    Answers answers;
    std::unordered_map<std::int64_t, Partner> partners{};
    PollTally tally{};
    Progress progress;
};

// Readers go to the page itself, not through a service that counts them.
void prefer_originals(Channel& channel) {
    for (Item& item : channel.items)
        if (item.original_url) item.url = item.original_url;
}

// Everything that can be said of a document without the database. Of a feed that is known already most items
// are too, and not worth to be tagged again.
void read_document(Answer& answer, const Tagging& tagging, Pictures pictures) {
    answer.fetched = fetch::decoded(*answer.feed, std::move(answer.fetched));
    if (!answer.fetched.document) return;
    answer.channel = read_channel(*answer.fetched.document, answer.came, pictures);
    if (!*answer.channel) return;
    if (answer.fetched.broke_off && is_cut_off(**answer.channel)) {
        answer.channel = *answer.fetched.broke_off;
        return;
    }
    answer.fetched.document.reset();  // large, and said all that it had to say
    prefer_originals(**answer.channel);
    answer.read.items = std::move((**answer.channel).items);
    for (const Item& item : answer.read.items) {
        answer.read.readings.push_back(read_item(item, (**answer.channel).language));
        if (!answer.feed->last_success) classify(answer.read.readings.back(), item, *answer.feed, tagging);
    }
}

// In any thread: what goes wrong is told to the one that waits for the answer.
void read_safely(World& world, Answer& answer, TaggingMemory& memory) {
    try {
        read_document(answer, {world.vocabulary(), world.tag_words.tagger(), memory},
                      pictures_of(world.settings));
    } catch (...) {
        answer.fault = std::current_exception();
    }
}

void fail(Round& round, const Feed& feed, const fetch::Fetched& fetched, const std::optional<Url>& proposal,
          Timestamp now) {
    ++round.tally.failed;
    round.batch.add(0, [&](const Filing& filing) {
        record_failure(round.world, filing.tx, feed, fetched, proposal, now);
    });
}

void succeed(Round& round, Answer answer, const Channel* channel) {
    const Feed& feed = *answer.feed;
    Kept kept;
    round.batch.add(answer.read.items.size(), [&](const Filing& filing) {
        if (channel != nullptr)
            kept = keep(round.world, filing, feed, round.partners.at(number(feed.partner)),
                        std::move(answer.read), answer.came);
        if (channel != nullptr) note_deletions(round.world, filing, feed, *channel, answer.came);
        record_success(round.world, filing.tx, feed, answer.fetched, channel, answer.came);
    });
    round.tally.items += kept.items;
    round.tally.fresh += kept.fresh;
    round.tally.changed += kept.changed;
    round.tally.waiting += kept.waiting;
}

// What came is a page or something else: its validators are not those of a feed, so the ones we had stay.
void refuse_document(Round& round, const Answer& answer, const Error& error) {
    fetch::Fetched refused = answer.fetched;
    refused.outcome = fetch::Fetched::Outcome::failed;
    refused.problem = fetch::why_no_feed(answer.fetched, error);
    fail(round, *answer.feed, refused, only_feed_of(*answer.fetched.document), answer.came);
}

void take_document(Round& round, Answer answer) {
    if (answer.fault) std::rethrow_exception(answer.fault);
    const Result<Channel> channel = *std::move(answer.channel);
    if (!channel) return refuse_document(round, answer, channel.error());
    for (const Warning& warning : channel->warnings)
        round.world.log.debug(
            "feed warning",
            {{"feed", answer.feed->slug}, {"code", warning.code}, {"message", warning.message}});
    succeed(round, std::move(answer), &*channel);
}

void take_answer(Round& round, Answer answer) {
    switch (answer.fetched.outcome) {
        case fetch::Fetched::Outcome::changed:
            return take_document(round, std::move(answer));
        case fetch::Fetched::Outcome::unchanged:
            ++round.tally.unchanged;
            return succeed(round, std::move(answer), nullptr);
        case fetch::Fetched::Outcome::postponed:
            ++round.tally.postponed;
            return;  // with its host, by the feed that was asked
        case fetch::Fetched::Outcome::gone:
        case fetch::Fetched::Outcome::failed:
            return fail(round, *answer.feed, answer.fetched, std::nullopt, answer.came);
    }
}

// One feed's answer, whatever it is. A fault of ours in one feed costs that feed alone; a full disk ends the
// run.
void finish(Round& round, Answer answer) {
    ++round.tally.feeds;
    const Feed& feed = *answer.feed;
    const Timestamp came = answer.came;
    fetch::Fetched failed;
    failed.validators = feed.validators;
    try {
        take_answer(round, std::move(answer));
    } catch (const Failure&) {
        throw;
    } catch (const std::exception& fault) {
        failed.problem = std::string("tidings could not take it in: ") + fault.what();
        fail(round, feed, failed, std::nullopt, came);
    }
    round.progress.step(std::to_string(round.tally.items) + " items, " + std::to_string(round.tally.failed) +
                        " failed");
}

// Until all of so many feeds have answered. When nothing is there to take in for a while, nobody else is kept
// from writing.
void take_in_all(Round& round, std::size_t feeds) {
    constexpr std::chrono::milliseconds longest_wait{100};
    while (round.tally.feeds < feeds && !round.answers.is_over()) {
        if (std::optional<Answer> answer = round.answers.take_within(longest_wait))
            finish(round, *std::move(answer));
        else
            round.batch.commit();
    }
    round.batch.commit();
}

}  // namespace

std::vector<Feed> feeds_to_ask(const World& world, Which which) {
    if (which == Which::due) return store::feeds_due(world.db, world.clock());
    std::vector<Feed> feeds = store::feeds(world.db);
    std::erase_if(feeds, [](const Feed& feed) { return feed.history.stopped.has_value(); });
    return feeds;
}

PollTally poll(World& world, const std::vector<Feed>& feeds) {
    const store::RelaxedDurability relaxed(world.db);
    Round round{.world = world,
                .batch = Batch(world.db),
                .answers = Answers(
                    [&world](Answer& answer, TaggingMemory& memory) { read_safely(world, answer, memory); }),
                .progress = {world.progress, "polling", feeds.size()}};
    Asking asking(world, feeds, round.answers);
    for (Partner& partner : store::partners(world.db))
        round.partners.emplace(number(partner.id), std::move(partner));
    take_in_all(round, feeds.size());
    asking.end();
    return round.tally;
}

}  // namespace tidings
