#include "commands/deliver.h"

#include <algorithm>
#include <array>
#include <map>
#include <ostream>

#include "commands/issue_mail.h"
#include "commands/progress.h"
#include "commands/run_lock.h"
#include "deliver/message.h"
#include "store/issues.h"
#include "store/sends.h"
#include "subscribe/links.h"
#include "text/date.h"

namespace tidings {
namespace {

constexpr std::string_view help = R"(usage: tidings deliver [--data DIR]

Hands over the mails that wait: to the mail server of [smtp], or as .eml files into the outbox folder if none is set. What the server
puts off is tried again after 5, 15, 30, 60, 120 and then every 240 minutes, and given up 48 hours after its issue was sealed.

exit status: 0 done (also when single mails were refused), 64 usage, 66 no data folder, 69 the mail server is unavailable,
             74 disk, 75 another run is at work, 78 configuration
example:     tidings deliver
)";

constexpr std::chrono::hours deadline{48};
constexpr std::chrono::minutes relay_pause{5};
constexpr std::array<std::chrono::minutes, 6> retry_waits{
    std::chrono::minutes(5),  std::chrono::minutes(15),  std::chrono::minutes(30),
    std::chrono::minutes(60), std::chrono::minutes(120), std::chrono::minutes(240)};

struct Letterhead {
    deliver::MessageTemplate message;
    std::string unsubscribe;  // by mail, with "{token}"
    std::string pages;
};

// The sealed letters of the issues on the way, encoded once each.
class Letterheads {
  public:
    explicit Letterheads(const store::Database& db) : db_(db) {}

    const Letterhead& of(const store::ClaimedSend& send) {
        const auto key = std::pair(number(send.issue), send.letter);
        if (!known_.contains(key)) load(send);
        const auto found = known_.find(key);
        if (found == known_.end())
            throw Failure({Code::disk, "A sealed issue has no letter " + std::to_string(send.letter),
                           "Restore the database from a backup."});
        return found->second;
    }

  private:
    void load(const store::ClaimedSend& send) {
        for (const store::Letter& letter : store::letters(db_, send.issue))
            known_.emplace(
                std::pair(number(send.issue), letter.number),
                Letterhead{deliver::MessageTemplate(letterhead(letter, send.sealed_at), send.issue),
                           letter.unsubscribe, letter.pages});
    }

    const store::Database& db_;
    std::map<std::pair<std::int64_t, int>, Letterhead> known_;
};

// How one recipient leaves and chooses: on pages of their own if there are any, by mail in any case.
deliver::Recipient recipient_of(const Letterhead& head, const store::ClaimedSend& send,
                                const SecretKey& key) {
    constexpr std::string_view slot = "{token}";
    std::string by_mail = head.unsubscribe;
    if (const std::size_t at = by_mail.find(slot); at != std::string::npos)
        by_mail.replace(at, slot.size(), send.token);
    deliver::Recipient recipient{
        .to = send.email, .name = send.name, .token = send.token, .unsubscribe = by_mail};
    if (head.pages.empty()) return recipient;
    recipient.unsubscribe_by_mail = by_mail;
    recipient.unsubscribe =
        head.pages + link_page(key, {LinkPurpose::unsubscribe, send.subscriber, send.digest});
    recipient.preferences =
        head.pages + link_page(key, {LinkPurpose::preferences, send.subscriber, std::nullopt});
    recipient.one_click = true;
    return recipient;
}

// Writes down what became of a send. False if the mail server is to be left alone for a while.
bool settle(World& world, const store::ClaimedSend& send, const deliver::Outcome& outcome,
            DeliverTally& tally) {
    using Kind = deliver::Outcome::Kind;
    const Timestamp now = world.clock();
    const auto step = std::min<std::size_t>(static_cast<std::size_t>(send.attempts), retry_waits.size() - 1);
    store::Transaction tx(world.db);
    switch (outcome.kind) {
        case Kind::accepted:
            ++tally.sent;
            store::settle_sent(tx, send.id, outcome.answer, outcome.queue_id, now);
            break;
        case Kind::refused:
            ++tally.failed;
            store::settle_failed(tx, send.id, outcome.answer, now);
            break;
        case Kind::deferred:
        case Kind::uncertain:
            ++tally.deferred;
            store::settle_deferred(tx, send.id, outcome.answer, store::Attempt::counted,
                                   now + retry_waits[step]);
            break;
        case Kind::unavailable:
            ++tally.deferred;
            store::settle_deferred(tx, send.id, outcome.answer, store::Attempt::not_counted,
                                   now + relay_pause);
            break;
    }
    tx.commit();
    if (outcome.kind != Kind::accepted)
        world.log.warning("mail not taken",
                          {{"send", std::to_string(number(send.id))}, {"answer", outcome.answer}});
    return outcome.kind != Kind::unavailable;
}

std::optional<store::ClaimedSend> claim(World& world, const std::string& lease) {
    store::Transaction tx(world.db);
    std::optional<store::ClaimedSend> send = store::claim_send(tx, lease, world.clock());
    tx.commit();
    return send;
}

DeliverTally start(World& world) {
    const Timestamp now = world.clock();
    store::Transaction tx(world.db);
    DeliverTally tally;
    tally.recovered = static_cast<std::size_t>(store::recover_sends(tx, now));
    tally.expired = static_cast<std::size_t>(store::expire_sends(tx, now - deadline, now));
    tx.commit();
    if (tally.recovered > 0)
        world.log.warning("an earlier run died while sending; its mails are sent again",
                          {{"sends", std::to_string(tally.recovered)}});
    return tally;
}

int run(const Options& options, Outside& outside) {
    Equipment equipment(options, outside);
    const RunLock lock = must(RunLock::take(equipment.folder().places.lock(), "tidings deliver"));
    const DeliverTally tally = deliver_sends(equipment.world());
    outside.out << tally.sent << " sent, " << tally.deferred << " put off, " << tally.failed << " refused, "
                << tally.expired << " given up\n";
    return tally.relay_unavailable ? exit_status(Code::unavailable) : 0;
}

}  // namespace

DeliverTally deliver_sends(World& world) {
    DeliverTally tally = start(world);
    Letterheads letterheads(world.db);
    Progress progress(world.progress, "sending",
                      static_cast<std::size_t>(store::count_sends_due(world.db, world.clock())));
    const std::string lease = rfc3339(world.clock());
    while (const std::optional<store::ClaimedSend> send = claim(world, lease)) {
        const Letterhead& head = letterheads.of(*send);
        const deliver::Outcome outcome =
            world.mailer.send(head.message.address_to(recipient_of(head, *send, world.key)));
        progress.step("");
        if (!settle(world, *send, outcome, tally)) {
            tally.relay_unavailable = true;
            break;
        }
    }
    store::Transaction tx(world.db);
    store::finish_issues(tx);
    tx.commit();
    return tally;
}

const Command deliver_command{"deliver", help, run};

}  // namespace tidings
