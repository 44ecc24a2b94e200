#include "mailing/delivery.h"

#include <unistd.h>

#include <algorithm>
#include <cstdlib>
#include <utility>

#include "dates/date.h"
#include "mailing/give_up.h"
#include "mailing/return_path.h"
#include "store/issues/held_sends.h"
#include "store/issues/issues.h"
#include "store/sqlite/meta.h"

namespace tidings {
namespace {

using std::chrono::milliseconds;
using std::chrono::seconds;

// Room for what is on its way to be written down when the disk is full: a few pages for each worker.
constexpr std::size_t reserved_bytes = std::size_t{4} << 20;

// A mail that was sealed so long ago is no news any more, for whatever reason it waits.
constexpr std::chrono::hours longest_wait_unasked{14 * 24};

constexpr int most_postponed_a_turn = 200;
constexpr int most_tries_of_a_turn = 30;  // while another process holds the database, ten seconds each

constexpr milliseconds longest_sleep{50};

constexpr std::string_view mail_notice = "mail.notice";

// A send that was never tried goes without asking an editor only if runs went on and the mail server alone
// kept it waiting.
store::OldAge old_age(const store::Database& db, Timestamp now) {
    const Timestamp long_ago = now - longest_wait_unasked;
    return {.tried = long_ago, .untried = ran_lately(db, now) ? long_ago : now - deliver::deadline};
}

std::vector<std::unique_ptr<deliver::Mailer>> make_mailers(const World& world) {
    std::vector<std::unique_ptr<deliver::Mailer>> mailers;
    for (std::int64_t i = 0; i < world.settings.smtp.connections; ++i) mailers.push_back(world.make_mailer());
    return mailers;
}

DeliveryPlan::Limits limits_of(const Settings& settings) {
    return {.workers = static_cast<int>(settings.smtp.connections),
            .per_domain_per_minute = static_cast<int>(settings.smtp.per_domain_per_minute),
            .patience = seconds(settings.smtp.patience_s)};
}

Result<Email> message_of(const World& world, SendId send, const Letterheads::Maker& make) try {
    Email email = make();
    email.from = return_path(world, send).value_or(email.from);
    return email;
} catch (const Failure& failure) {
    return failure.error();
}

Followed take_refusal(store::Transaction& tx, SendId id, const deliver::Judgement& refusal,
                      const std::string& answer, Timestamp now) {
    store::record_refusal(tx, id, refusal.status, refusal.verdict, now);
    const std::optional<store::ReportedSend> send = store::send_numbered(tx.db(), id);
    return send ? follow_failure(tx, *send, refusal, "refused: " + answer, now) : Followed::counted;
}

}  // namespace

Delivery::Durability::Durability(World& world, std::string_view lease)
    : journal(world.places.delivery_journal(), lease),
      log(world.places.database()),
      commits(world.db, {.log = [this] { log.sync(); }, .journal = [this] { journal.sync(); }}) {}

Delivery::Delivery(World& world)
    : world_(world),
      clock_(world.clock()),
      lease_(rfc3339(clock_.start()) + "/" + std::to_string(::getpid())),
      reserve_(world.places.folder / "tidings.reserve", reserved_bytes),
      letterheads_(world.db, world.key),
      plan_(remembered_relay(world.db, clock_.start()), limits_of(world.settings)),
      log_(world),
      workers_(make_mailers(world), [this](std::int64_t job, const deliver::Outcome& outcome) {
          return durability_->journal.add(static_cast<SendId>(job), outcome.queue_id, outcome.answer);
      }) {}

DeliverTally Delivery::run() {
    recover(clock_.start());
    durability_.emplace(world_, lease_);
    go();
    durability_.reset();
    finish();
    std::error_code ignored;  // a file that stays says what is known already
    std::filesystem::remove(world_.places.delivery_journal(), ignored);
    if (fault_) std::rethrow_exception(fault_);
    return log_.tally();
}

void Delivery::recover(Timestamp now) {
    store::Transaction tx(world_.db);
    store::settle_from_journal(tx, world_.places.delivery_journal(), now);
    const auto recovered = static_cast<std::size_t>(store::recover_sends(tx, now));
    store::return_young_sends(tx, {.tried = now - longest_wait_unasked, .untried = now - deliver::deadline},
                              now);
    const auto held = static_cast<std::size_t>(store::hold_old_sends(tx, old_age(world_.db, now), now));
    store::pull_in_sends(tx, now + deliver::longest_wait, now);
    begin_run(tx, now);
    tx.commit();
    log_.begin(recovered, held, static_cast<std::size_t>(store::count_sends_due(world_.db, now)));
}

void Delivery::go() {
    for (;;) {
        for (int tries = 1;; ++tries) try {
                turn();
                break;
            } catch (const Failure& failure) {
                if (!turn_failed(failure, tries)) throw;
            }
        if (workers_.jobs() == 0 && ended_.empty() && !wait_for_more()) return;
        for (deliver::Workers::Finished& finished : workers_.finished(longest_sleep, plan_.low_water()))
            judge(std::move(finished));
    }
}

// Whether the turn should be tried again. Outcomes of messages must be written down, so it waits for a locked
// database, and on a full disk gives the reserve back and stops claiming.
bool Delivery::turn_failed(const Failure& failure, int tries) {
    if (failure.error().code == Code::busy && tries < most_tries_of_a_turn) return true;
    if (failure.error().code != Code::disk || !reserve_.release()) return false;
    plan_.stop();
    fault_ = std::make_exception_ptr(failure);
    return true;
}

void Delivery::turn() {
    const Timestamp now = clock_.now();
    if (signals_.came()) plan_.stop();
    if (plan_.must_empty_queue(clock_.elapsed())) empty_queue();
    const int wanted = plan_.wanted(now, workers_.jobs());
    if (ended_.empty() && returned_.empty() && wanted == 0) return;
    store::Transaction tx(world_.db);
    write_down(tx, now);
    std::vector<store::ClaimedSend> claimed;
    if (wanted > 0) claimed = claim(tx, wanted, now);
    tx.commit();
    durability_->commits.committed();
    written_down();
    for (const SendId send : std::exchange(returned_, {})) in_flight_.erase(number(send));
    workers_.proceed();
    plan_prefetch(claimed);
    hand_over(std::move(claimed));
}

void Delivery::empty_queue() {
    plan_.empty_queue();
    for (const std::int64_t job : workers_.take_queued()) returned_.push_back(static_cast<SendId>(job));
}

void Delivery::write_down(store::Transaction& tx, Timestamp now) {
    for (Ended& ended : ended_) {
        store::settle_send(tx, ended.send.id, ended.settled, now);
        if (ended.refusal)
            ended.followed = take_refusal(tx, ended.send.id, *ended.refusal, ended.settled.answer, now);
    }
    if (watch_.sees_a_fault(false)) undo_refusals(tx, now);
    for (const SendId send : returned_) {
        store::postpone_send(tx, send, now);
        plan_.give_back(send);
    }
}

void Delivery::written_down() {
    for (const Ended& ended : ended_) log_.followed(ended.followed);
    if (watch_.sees_a_fault(false)) watch_.undone();
    ended_.clear();
}

void Delivery::undo_refusals(store::Transaction& tx, Timestamp now) {
    if (watch_.undo(tx, now)) log_.braked();
}

void Delivery::postpone(store::Transaction& tx, SendId send, Timestamp due) {
    store::postpone_send(tx, send, due);
    plan_.postpone(send, due);
}

std::vector<store::ClaimedSend> Delivery::claim(store::Transaction& tx, int count, Timestamp now) {
    std::vector<store::ClaimedSend> claimed;
    const auto most = static_cast<std::size_t>(count);
    for (int postponed = 0; claimed.size() < most && postponed < most_postponed_a_turn;) {
        const auto end = watch_.wants_a_probe() ? store::ClaimFrom::last : store::ClaimFrom::first;
        std::vector<store::ClaimedSend> some =
            store::claim_sends(tx, lease_, now, static_cast<int>(most - claimed.size()), end);
        if (some.empty()) break;
        if (end == store::ClaimFrom::last)
            for (const store::ClaimedSend& send : some) watch_.probes(send.id);
        postponed += static_cast<int>(some.size());
        const int free_workers = workers_.count() - workers_.jobs() - static_cast<int>(claimed.size());
        for (store::ClaimedSend& send : fit_to_go(tx, std::move(some), free_workers, now)) {
            claimed.push_back(std::move(send));
            --postponed;
        }
    }
    return claimed;
}

// Postpones the sends that the pace of their domain lets go later. Of an issue whose uncertain mails are
// held, it postpones also those that no worker is free for: a crash would make them uncertain while they
// wait.
std::vector<store::ClaimedSend> Delivery::fit_to_go(store::Transaction& tx,
                                                    std::vector<store::ClaimedSend> sends, int free_workers,
                                                    Timestamp now) {
    std::vector<store::ClaimedSend> fit;
    for (store::ClaimedSend& send : sends) {
        const Timestamp due = plan_.time_for(send.id, send.email.domain(), now);
        const bool must_not_wait =
            send.on_uncertain == OnUncertain::hold && static_cast<int>(fit.size()) >= free_workers;
        if (due > now || must_not_wait)
            postpone(tx, send.id, due);
        else
            fit.push_back(std::move(send));
    }
    return fit;
}

void Delivery::plan_prefetch(const std::vector<store::ClaimedSend>& claimed) {
    const bool at_most_once = std::ranges::any_of(
        claimed, [](const store::ClaimedSend& send) { return send.on_uncertain == OnUncertain::hold; });
    plan_.plan_prefetch(at_most_once);
    if (at_most_once) durability_->commits.wait_for_disk();
}

void Delivery::hand_over(std::vector<store::ClaimedSend> sends) {
    for (store::ClaimedSend& send : sends) {
        const std::int64_t id = number(send.id);
        const store::ClaimedSend& kept = in_flight_.insert_or_assign(id, std::move(send)).first->second;
        workers_.hand_over(id, task_for(kept));
    }
}

// The send stays where it is until its job has ended.
deliver::Workers::Task Delivery::task_for(const store::ClaimedSend& send) {
    return [this, &send, make = letterheads_.maker_for(send)](deliver::Mailer& mailer) -> deliver::Outcome {
        const Result<Email> email = message_of(world_, send.id, make);
        if (email) return mailer.send(*email);
        return {.kind = deliver::Outcome::Kind::unmade, .answer = email.error().message};
    };
}

void Delivery::judge(deliver::Workers::Finished finished) {
    const auto found = in_flight_.find(finished.job);
    store::ClaimedSend send = std::move(found->second);
    in_flight_.erase(found);
    const seconds uptime = deliver::uptime_at(plan_.relay().uptime, clock_.now());
    const bool is_last = send.tried_from && uptime - *send.tried_from >= deliver::deadline;
    const deliver::Settlement settlement = deliver::settle(
        {.token = send.token, .before = send.attempts, .on_uncertain = send.on_uncertain, .is_last = is_last},
        finished.outcome, clock_.now());
    Ended ended{.send = std::move(send),
                .settled = {.state = settlement.state,
                            .due = settlement.due,
                            .counted = settlement.counted,
                            .in_doubt = finished.outcome.kind == deliver::Outcome::Kind::uncertain,
                            .answer = finished.outcome.answer,
                            .queue_id = finished.outcome.queue_id,
                            .uptime = uptime},
                .refusal = settlement.refusal};
    if (finished.fault) {
        plan_.stop();
        fault_ = finished.fault;
    }
    if (finished.outcome.kind == deliver::Outcome::Kind::unmade)
        log_.not_made(ended.send.id, finished.outcome.answer);
    note(ended, settlement, finished.outcome.kind == deliver::Outcome::Kind::accepted);
    ended_.push_back(std::move(ended));
}

void Delivery::note(const Ended& ended, const deliver::Settlement& settlement, bool was_accepted) {
    const std::string& answer = ended.settled.answer;
    log_.ended(ended.send.id, answer, settlement);
    if (settlement.state == SendState::sent) watch_.accepted();
    if (settlement.state == SendState::deferred) watch_.put_off();
    if (settlement.refusal) watch_.refused(ended.send, *settlement.refusal, answer);
    const bool fault = watch_.sees_a_fault(false);
    const bool about_us = settlement.refusal && settlement.refusal->verdict == MailVerdict::us;
    if (about_us || fault) log_.refused_us(answer);
    if (fault) {
        plan_.stop();
        log_.relay_unavailable();
    }
    if (plan_.end(was_accepted, settlement.relay_trouble, clock_.now(), clock_.elapsed()))
        log_.relay_away(answer);
}

// When no message is with a worker: whether the run goes on.
bool Delivery::wait_for_more() {
    if (signals_.came()) plan_.stop();
    const Timestamp now = clock_.now();
    switch (plan_.when_idle(store::count_sends_due(world_.db, now) > 0, now)) {
        case DeliveryPlan::Idle::finish:
            return false;
        case DeliveryPlan::Idle::give_relay_up:
            log_.relay_unavailable();
            return false;
        case DeliveryPlan::Idle::wait_for_relay:
            wait_for_relay(now);
            break;
        case DeliveryPlan::Idle::look_again:
            break;
    }
    return true;
}

void Delivery::wait_for_relay(Timestamp now) {
    const auto end = clock_.elapsed() + plan_.pause_of_relay(now);
    while (clock_.elapsed() < end && !signals_.came()) workers_.finished(longest_sleep);
}

void Delivery::finish() {
    store::Transaction tx(world_.db);
    if (watch_.sees_a_fault(true)) undo_refusals(tx, clock_.now());
    log_.finish(signals_.came());
    store::finish_issues(tx);
    end_run(tx, plan_.relay(), clock_.now());
    if (!log_.notice().empty() || log_.tally().sent > 0) store::set_meta(tx, mail_notice, log_.notice());
    tx.commit();
}

}  // namespace tidings
