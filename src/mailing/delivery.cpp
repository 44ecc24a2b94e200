#include "mailing/delivery.h"

#include <unistd.h>

#include <algorithm>
#include <cstdlib>
#include <utility>

#include "dates/date.h"
#include "mailing/return_path.h"
#include "store/facts.h"
#include "store/issues.h"

namespace tidings {
namespace {

using std::chrono::milliseconds;
using std::chrono::seconds;

// Room for what is on its way to be written down when the disk is full: a few pages for each worker.
constexpr std::size_t reserved_bytes = std::size_t{4} << 20;

// A longer time without a run, or a shorter one than none, means that a clock was wrong or the machine
// asleep, and nobody's mail is given up for that.
constexpr std::chrono::hours longest_believable_gap{14 * 24};

constexpr int most_claims_a_turn = 200;
constexpr int most_refusals_in_row = 10;  // for what we are; then the rest of the mails is spared them
constexpr int most_tries_of_a_turn = 30;  // while another process holds the database, ten seconds each

constexpr milliseconds longest_sleep{100};

constexpr std::string_view last_run = "deliver.last_run", relay_failures = "relay.failures",
                           relay_closed_until = "relay.closed_until", mail_notice = "mail.notice";

std::int64_t number_in(const store::Database& db, std::string_view name) {
    const std::optional<std::string> text = store::fact(db, name);
    return text ? std::strtoll(text->c_str(), nullptr, 10) : 0;
}

void remember(store::Transaction& tx, std::string_view name, std::int64_t value) {
    store::set_fact(tx, name, std::to_string(value));
}

Timestamp time_in(const store::Database& db, std::string_view name) {
    return Timestamp(seconds(number_in(db, name)));
}

std::int64_t as_number(Timestamp time) { return time.time_since_epoch().count(); }

std::vector<std::unique_ptr<deliver::Mailer>> make_mailers(const World& world) {
    std::vector<std::unique_ptr<deliver::Mailer>> mailers;
    for (std::int64_t i = 0; i < world.settings.smtp.connections; ++i) mailers.push_back(world.make_mailer());
    return mailers;
}

}  // namespace

Delivery::Delivery(World& world)
    : world_(world),
      start_(world.clock()),
      since_(std::chrono::steady_clock::now()),
      lease_(rfc3339(start_) + "/" + std::to_string(::getpid())),
      reserve_(world.places.folder / "tidings.reserve", reserved_bytes),
      letterheads_(world.db, world.key),
      pace_(static_cast<int>(world.settings.smtp.per_domain_per_minute)),
      workers_(make_mailers(world)) {}

// The hub's clock as the run began, and from there on one that nobody sets.
Timestamp Delivery::now() const {
    return start_ + std::chrono::floor<seconds>(std::chrono::steady_clock::now() - since_);
}

DeliverTally Delivery::run() {
    recover(start_);
    progress_.emplace(world_.progress, "sending",
                      static_cast<std::size_t>(store::count_sends_due(world_.db, start_)));
    commits_.emplace(world_.db, world_.places.database());
    go();
    commits_.reset();
    finish();
    if (fault_) std::rethrow_exception(fault_);
    return tally_;
}

void Delivery::recover(Timestamp now) {
    const Timestamp last = time_in(world_.db, last_run);
    const bool clock_is_believable = last <= now && now - last <= longest_believable_gap;
    const Timestamp sealed_after = clock_is_believable ? Timestamp{} : now - longest_believable_gap;
    breaker_ = deliver::remembered_breaker(static_cast<int>(number_in(world_.db, relay_failures)),
                                           time_in(world_.db, relay_closed_until), now);
    store::Transaction tx(world_.db);
    tally_.recovered = static_cast<std::size_t>(store::recover_sends(tx, now));
    store::pull_in_sends(tx, now + deliver::longest_wait, now);
    tally_.expired =
        static_cast<std::size_t>(store::expire_sends(tx, sealed_after, now - deliver::deadline, now));
    remember(tx, last_run, as_number(now));
    tx.commit();
    if (tally_.recovered > 0)
        world_.log.warning("an earlier run died while sending; its mails are sent again or held, as set",
                           {{"sends", std::to_string(tally_.recovered)}});
}

void Delivery::go() {
    for (;;) {
        for (int tries = 1;; ++tries) try {
                turn();
                break;
            } catch (const Failure& failure) {
                if (!turn_failed(failure, tries)) throw;
            }
        if (workers_.busy() == 0 && ended_.empty() && !wait_for_more()) return;
        for (deliver::Workers::Finished& finished : workers_.finished(longest_sleep))
            judge(std::move(finished));
    }
}

// What has been sent must not be forgotten because the database is locked or the disk full. True if another
// try is worth it.
bool Delivery::turn_failed(const Failure& failure, int tries) {
    if (failure.error().code == Code::busy && tries < most_tries_of_a_turn) return true;
    if (failure.error().code != Code::disk || !reserve_.release()) return false;
    leaving_ = true;
    fault_ = std::make_exception_ptr(failure);
    return true;
}

void Delivery::turn() {
    const Timestamp time = now();
    const int free = breaker_.allowed(time, workers_.count()) - workers_.busy();
    const bool may_claim = free > 0 && !is_leaving();
    if (ended_.empty() && !may_claim) return;
    store::Transaction tx(world_.db);
    write_down(tx, time);
    std::vector<store::ClaimedSend> claimed;
    if (may_claim) claimed = claim(tx, time);
    tx.commit();
    ended_.clear();
    commits_->committed();
    hand_over(std::move(claimed));
}

void Delivery::write_down(store::Transaction& tx, Timestamp now) {
    for (const Ended& ended : ended_) {
        store::settle_send(tx, ended.send.id, ended.settled, now);
        if (ended.dead_address)
            store::suppress_address(tx, ended.send.email, "refused: " + ended.settled.answer, now);
    }
}

std::vector<store::ClaimedSend> Delivery::claim(store::Transaction& tx, Timestamp now) {
    std::vector<store::ClaimedSend> claimed;
    const int free = breaker_.allowed(now, workers_.count()) - workers_.busy();
    for (int tries = 0; static_cast<int>(claimed.size()) < free && tries < most_claims_a_turn; ++tries) {
        std::optional<store::ClaimedSend> send = store::claim_send(tx, lease_, now);
        if (!send) break;
        const std::int64_t id = number(send->id);
        const bool has_place = has_place_.erase(id) > 0;
        const Timestamp place = has_place ? now : pace_.place_for(send->email.domain(), now);
        if (place <= now) {
            claimed.push_back(*std::move(send));
            continue;
        }
        store::postpone_send(tx, send->id, place);
        has_place_.insert(id);
        last_place_ = std::max(last_place_, place);
    }
    return claimed;
}

void Delivery::hand_over(std::vector<store::ClaimedSend> sends) {
    const bool at_most_once =
        std::ranges::any_of(sends, [](const store::ClaimedSend& send) { return send.doubt == Doubt::hold; });
    if (at_most_once) commits_->wait_for_disk();
    for (store::ClaimedSend& send : sends) {
        const std::int64_t id = number(send.id);
        try {
            workers_.hand_over(id, message_for(send));
            in_flight_.emplace(id, std::move(send));
        } catch (const Failure& failure) {
            world_.log.error("no message could be made; it is held",
                             {{"send", std::to_string(id)}, {"problem", failure.error().message}});
            ended_.push_back(
                {std::move(send), {.state = SendState::held, .answer = failure.error().message}});
            ++tally_.held;
        }
    }
}

Email Delivery::message_for(const store::ClaimedSend& send) {
    Email email = letterheads_.message_for(send);
    email.from = return_path(world_, send.id, email.from);
    return email;
}

void Delivery::judge(deliver::Workers::Finished finished) {
    const auto found = in_flight_.find(finished.job);
    store::ClaimedSend send = std::move(found->second);
    in_flight_.erase(found);
    const deliver::Settlement settlement = deliver::settle(
        {.token = send.token, .before = send.attempts, .doubt = send.doubt}, finished.outcome, now());
    Ended ended{.send = std::move(send),
                .settled = {.state = settlement.state,
                            .due = settlement.due,
                            .counted = settlement.counted,
                            .answer = finished.outcome.answer,
                            .queue_id = finished.outcome.queue_id},
                .dead_address = settlement.dead_address};
    if (finished.fault) {
        leaving_ = true;
        fault_ = finished.fault;
    }
    note(ended, settlement);
    ended_.push_back(std::move(ended));
}

void Delivery::note(const Ended& ended, const deliver::Settlement& settlement) {
    progress_->step("");
    const Log::Field send{"send", std::to_string(number(ended.send.id))},
        answer{"answer", ended.settled.answer};
    if (settlement.state == SendState::sent) ++tally_.sent;
    if (settlement.state == SendState::failed) ++tally_.failed;
    if (settlement.state == SendState::held) ++tally_.held;
    if (settlement.state == SendState::deferred) ++tally_.deferred;
    if (settlement.state != SendState::sent && !settlement.relay_trouble)
        world_.log.info("mail not taken", {send, answer});

    refused_in_row_ = settlement.about_us ? refused_in_row_ + 1 : 0;
    if (settlement.about_us && notice_.empty()) {
        notice_ = ended.settled.answer;
        world_.log.error("the mail server refuses mail of ours", {answer});
    }
    if (refused_in_row_ == most_refusals_in_row) tally_.relay_unavailable = leaving_ = true;

    if (!settlement.relay_trouble) {
        breaker_ = {};
        waited_ = {};
        return;
    }
    const deliver::RelayBreaker before = std::exchange(breaker_, deliver::after_trouble(breaker_, now()));
    if (before != breaker_) world_.log.warning("mail server unavailable", {answer});
}

// When nothing is on its way: whether to stay for what will be due in a moment.
bool Delivery::wait_for_more() {
    if (is_leaving()) return false;
    const Timestamp time = now();
    const bool something_is_due = store::count_sends_due(world_.db, time) > 0;
    if (something_is_due && breaker_.is_closed(time)) return wait_for_relay(time);
    return something_is_due || time <= last_place_;
}

bool Delivery::wait_for_relay(Timestamp now) {
    const seconds pause = breaker_.closed_until - now;
    if (waited_ + pause > seconds(world_.settings.smtp.patience_s)) {
        tally_.relay_unavailable = true;
        return false;
    }
    waited_ += pause;
    const auto end = std::chrono::steady_clock::now() + pause;
    while (std::chrono::steady_clock::now() < end && !signals_.came()) workers_.finished(longest_sleep);
    return true;
}

void Delivery::finish() {
    tally_.stopped = signals_.came();
    store::Transaction tx(world_.db);
    store::finish_issues(tx);
    remember(tx, relay_failures, breaker_.failures);
    remember(tx, relay_closed_until, as_number(breaker_.closed_until));
    if (!notice_.empty() || tally_.sent > 0) store::set_fact(tx, mail_notice, notice_);
    tx.commit();
}

}  // namespace tidings
