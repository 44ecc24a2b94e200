#include "commands/poll.h"

#include <ostream>
#include <unordered_map>

#include "commands/keep.h"
#include "commands/local_feed.h"
#include "commands/progress.h"
#include "commands/record_poll.h"
#include "commands/run_lock.h"
#include "fetch/read_response.h"
#include "normalise/normalise.h"
#include "parse/advertised_feeds.h"
#include "store/feeds.h"

namespace tidings {
namespace {

constexpr std::string_view help = R"(usage: tidings poll [--data DIR] [--now]

Asks the partners' feeds that are due, takes in what is new, finds its stories and tags it. A feed that fails is asked again later and
later; the others are taken in all the same. What a person should hear (a feed that fails for three days, is gone, silent, or has a
new address) is said once; `tidings feeds list` shows how each feed stands.

  --now        ask every feed that was not given up, whatever its schedule
  -q, --quiet  say only what a person must hear

exit status: 0 done (also when single feeds failed), 64 usage, 66 no data folder, 74 disk, 75 another run is at work,
             78 configuration
example:     tidings poll --now
)";

// What a round of polling works with.
struct Round {
    World& world;
    std::unordered_map<std::int64_t, Partner> partners;
    PollTally tally;
    Progress progress;
};

void fail(Round& round, const Feed& feed, const fetch::Fetched& fetched, const std::optional<Url>& proposal,
          Timestamp now) {
    ++round.tally.failed;
    record_failure(round.world, feed, fetched, proposal, now);
}

void take_items(Round& round, store::Transaction& tx, const Feed& feed, const Channel& channel,
                PollTally& tally, Timestamp now) {
    const Kept kept =
        keep(round.world, tx, feed, round.partners.at(number(feed.partner)), channel.items, now);
    tally.items += kept.items;
    tally.fresh += kept.fresh;
    tally.changed += kept.changed;
}

void succeed(Round& round, const Feed& feed, const fetch::Fetched& fetched, const Channel* channel,
             Timestamp now) {
    store::Transaction tx(round.world.db);
    PollTally tally = round.tally;
    if (channel != nullptr) take_items(round, tx, feed, *channel, tally, now);
    record_success(round.world, tx, feed, fetched, channel, now);
    tx.commit();
    round.tally = tally;
}

// What came is a page or something else: its validators are not those of a feed, so the ones we had stay.
void refuse_document(Round& round, const Feed& feed, const fetch::Fetched& fetched, const Error& error,
                     Timestamp now) {
    fetch::Fetched refused = fetched;
    refused.outcome = fetch::Fetched::Outcome::failed;
    refused.problem = error.hint.empty() ? error.message : error.message + " " + error.hint;
    fail(round, feed, refused, only_feed_of(*fetched.document), now);
}

// Readers go to the page itself, not through a service that counts them.
void prefer_originals(Channel& channel) {
    for (Item& item : channel.items)
        if (item.original_url) item.url = item.original_url;
}

void take_document(Round& round, const Feed& feed, const fetch::Fetched& fetched, Timestamp now) {
    Result<Channel> channel = read_channel(*fetched.document, now);
    if (!channel) return refuse_document(round, feed, fetched, channel.error(), now);
    prefer_originals(*channel);
    for (const Warning& warning : channel->warnings)
        round.world.log.debug("feed warning",
                              {{"feed", feed.slug}, {"code", warning.code}, {"message", warning.message}});
    succeed(round, feed, fetched, &*channel, now);
}

void take_answer(Round& round, const Feed& feed, const fetch::Fetched& fetched, Timestamp now) {
    switch (fetched.outcome) {
        case fetch::Fetched::Outcome::changed:
            return take_document(round, feed, fetched, now);
        case fetch::Fetched::Outcome::unchanged:
            ++round.tally.unchanged;
            return succeed(round, feed, fetched, nullptr, now);
        case fetch::Fetched::Outcome::postponed:
            ++round.tally.postponed;
            return;  // with its host, by the feed that was asked
        case fetch::Fetched::Outcome::gone:
        case fetch::Fetched::Outcome::failed:
            return fail(round, feed, fetched, std::nullopt, now);
    }
}

// One feed's answer, whatever it is. A fault of ours in one feed costs that feed alone; a full disk ends the
// run.
void receive(Round& round, const Feed& feed, const fetch::Fetched& fetched) {
    const Timestamp now = round.world.clock();
    ++round.tally.feeds;
    try {
        take_answer(round, feed, fetched, now);
    } catch (const Failure&) {
        throw;
    } catch (const std::exception& fault) {
        fetch::Fetched failed = fetched;
        failed.problem = std::string("tidings could not take it in: ") + fault.what();
        fail(round, feed, failed, std::nullopt, now);
    }
    round.progress.step(std::to_string(round.tally.items) + " items, " + std::to_string(round.tally.failed) +
                        " failed");
}

void read_local(Round& round, const Feed& feed) {
    const World& world = round.world;
    fetch::Fetched fetched;
    Result<Document> document =
        read_local_feed(feed.address, world.settings.feeds.local_folder, world.places);
    if (document) {
        fetched.outcome = fetch::Fetched::Outcome::changed;
        fetched.document = *std::move(document);
    } else {
        fetched.problem = document.error().message;
    }
    receive(round, feed, fetched);
}

void print(const PollTally& tally, std::ostream& out) {
    out << "polled " << tally.feeds << " feeds (" << tally.unchanged << " unchanged, " << tally.failed
        << " failed";
    if (tally.postponed > 0) out << ", " << tally.postponed << " put off for their host";
    out << "): " << tally.items << " items, " << tally.fresh << " new, " << tally.changed << " changed\n";
}

int run(const Options& options, Outside& outside) {
    Equipment equipment(options, outside);
    const RunLock lock = must(RunLock::take(equipment.folder().places.lock(), "tidings poll"));
    const PollTally tally = poll(equipment.world(), options.now ? Which::all : Which::due);
    if (!options.quiet) print(tally, outside.out);
    return 0;
}

// Those that are due, or all but those that were given up.
std::vector<Feed> feeds_to_ask(const World& world, Which which) {
    if (which == Which::due) return store::feeds_due(world.db, world.clock());
    std::vector<Feed> feeds = store::feeds(world.db);
    std::erase_if(feeds, [](const Feed& feed) { return feed.history.stopped.has_value(); });
    return feeds;
}

}  // namespace

PollTally poll(World& world, Which which) {
    const store::QuickCommits quick(world.db);
    const std::vector<Feed> feeds = feeds_to_ask(world, which);
    Round round{world, {}, {}, {world.progress, "polling", feeds.size()}};
    for (Partner& partner : store::partners(world.db))
        round.partners.emplace(number(partner.id), std::move(partner));

    std::vector<fetch::HttpRequest> requests;
    std::vector<const Feed*> asked;
    for (const Feed& feed : feeds) {
        if (feed.address.is_file()) {
            read_local(round, feed);
        } else {
            requests.push_back(fetch::request_for(feed));
            asked.push_back(&feed);
        }
    }
    world.http.get_all(requests, [&](std::size_t index, const Result<fetch::HttpResponse>& response) {
        receive(round, *asked[index], fetch::read_response(*asked[index], response, world.clock()));
    });
    return round.tally;
}

const Command poll_command{"poll", help, run};

}  // namespace tidings
