#include "commands/poll.h"

#include <ostream>
#include <unordered_map>

#include "commands/keep.h"
#include "commands/local_feed.h"
#include "commands/progress.h"
#include "commands/run_lock.h"
#include "dedupe/dedupe.h"
#include "fetch/read_response.h"
#include "fetch/schedule.h"
#include "normalise/normalise.h"
#include "store/feeds.h"

namespace tidings {
namespace {

constexpr int rhythm_items = 20;

constexpr std::string_view help = R"(usage: tidings poll [--data DIR] [--now]

Asks the partners' feeds that are due, takes in what is new, finds its stories and tags it. A feed that fails is recorded, logged
and asked again later; the others are taken in all the same.

  --now        ask every feed, whatever its schedule

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

void fail(Round& round, const Feed& feed, const std::string& problem, std::chrono::seconds least_wait, Timestamp now) {
    ++round.tally.failed;
    store::Transaction tx(round.world.db);
    store::record_failure(tx, feed.id, problem, fetch::next_poll_after_failure(feed, least_wait, now), now);
    tx.commit();
    round.world.log.warning("feed failed", {{"feed", feed.slug}, {"problem", problem}});
}

// Feeds have the newest first; taken in from the end, items get row numbers in the order they were written.
void take_items(Round& round, store::Transaction& tx, const Feed& feed, const Channel& channel, PollTally& tally, Timestamp now) {
    std::vector<Identity> identities;
    for (const Item& item : channel.items) identities.push_back(identify(item));
    distrust_shared_keys(identities);
    std::vector<StoryId> opened;
    for (std::size_t i = channel.items.size(); i-- > 0;) {
        const Kept kept = keep(round.world, tx, feed, channel.items[i], identities[i], now);
        ++tally.items;
        tally.fresh += kept.likeness == Likeness::fresh ? 1 : 0;
        tally.changed += kept.likeness == Likeness::changed ? 1 : 0;
        if (kept.opened) opened.push_back(*kept.opened);
    }
    approve_trusted(tx, round.partners.at(number(feed.partner)), opened, now);
}

void succeed(Round& round, const Feed& feed, const fetch::Fetched& fetched, const Channel* channel, Timestamp now) {
    World& world = round.world;
    store::Transaction tx(world.db);
    PollTally tally = round.tally;
    if (channel != nullptr) take_items(round, tx, feed, *channel, tally, now);
    Feed answered = feed;
    answered.validators = fetched.validators;
    const std::vector<Timestamp> rhythm = store::newest_item_times(world.db, feed.id, rhythm_items);
    store::record_success(tx, feed.id, fetched.validators, channel == nullptr ? "" : channel->title,
                          fetch::next_poll_after_success(answered, rhythm, channel, fetched.least_wait, now), now);
    tx.commit();
    round.tally = tally;
}

void take_document(Round& round, const Feed& feed, const fetch::Fetched& fetched, Timestamp now) {
    const Result<Channel> channel = read_channel(*fetched.document, now);
    if (!channel) return fail(round, feed, channel.error().message, fetched.least_wait, now);
    for (const Warning& warning : channel->warnings)
        round.world.log.debug("feed warning", {{"feed", feed.slug}, {"code", warning.code}, {"message", warning.message}});
    succeed(round, feed, fetched, &*channel, now);
}

void take_answer(Round& round, const Feed& feed, const fetch::Fetched& fetched, Timestamp now) {
    switch (fetched.outcome) {
        case fetch::Fetched::Outcome::changed: return take_document(round, feed, fetched, now);
        case fetch::Fetched::Outcome::unchanged: ++round.tally.unchanged; return succeed(round, feed, fetched, nullptr, now);
        case fetch::Fetched::Outcome::gone:
        case fetch::Fetched::Outcome::failed: return fail(round, feed, fetched.problem, fetched.least_wait, now);
    }
}

// One feed's answer, whatever it is. A fault of ours in one feed costs that feed alone; a full disk ends the run.
void receive(Round& round, const Feed& feed, const fetch::Fetched& fetched) {
    const Timestamp now = round.world.clock();
    ++round.tally.feeds;
    try {
        take_answer(round, feed, fetched, now);
    } catch (const Failure&) {
        throw;
    } catch (const std::exception& fault) {
        fail(round, feed, std::string("tidings could not take it in: ") + fault.what(), fetched.least_wait, now);
    }
    round.progress.step(std::to_string(round.tally.fresh) + " new, " + std::to_string(round.tally.failed) + " failed");
}

void read_local(Round& round, const Feed& feed) {
    const World& world = round.world;
    fetch::Fetched fetched;
    Result<Document> document = read_local_feed(feed.address, world.settings.feeds.local_folder, world.places);
    if (document) {
        fetched.outcome = fetch::Fetched::Outcome::changed;
        fetched.document = *std::move(document);
    } else {
        fetched.problem = document.error().message;
    }
    receive(round, feed, fetched);
}

int run(const Options& options, Outside& outside) {
    Equipment equipment(options, outside);
    const RunLock lock = must(RunLock::take(equipment.folder().places.lock(), "tidings poll"));
    const PollTally tally = poll(equipment.world(), options.now ? Which::all : Which::due);
    outside.out << "polled " << tally.feeds << " feeds (" << tally.unchanged << " unchanged, " << tally.failed << " failed): "
                << tally.items << " items, " << tally.fresh << " new, " << tally.changed << " changed\n";
    return 0;
}

}  // namespace

PollTally poll(World& world, Which which) {
    const std::vector<Feed> feeds = which == Which::all ? store::feeds(world.db) : store::feeds_due(world.db, world.clock());
    Round round{world, {}, {}, {world.progress, "polling", feeds.size()}};
    for (Partner& partner : store::partners(world.db)) round.partners.emplace(number(partner.id), std::move(partner));

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
