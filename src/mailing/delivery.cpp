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

// What was sealed so long ago is no news any more, whyever it waits.
constexpr std::chrono::hours longest_wait_unasked{14 * 24};

// How many sends may be claimed and wait for a worker: three times what was accepted since the last turn,
// which is at most a tenth of a second ago, so that a claim is used within a moment; and no more than this.
constexpr int most_ahead = 400, ahead_of_accepted = 3;
// A claim that no worker has begun for so long goes back: its reader may leave meanwhile.
constexpr seconds longest_in_store{1};

constexpr int most_postponed_a_turn = 200;
constexpr int most_tries_of_a_turn = 30;  // while another process holds the database, ten seconds each

constexpr milliseconds longest_sleep{50};

constexpr std::string_view mail_notice = "mail.notice";

// What was never tried goes by itself only where runs went on, and the mail server alone kept it waiting.
store::OldAge old_age(const store::Database& db, Timestamp now) {
    const Timestamp long_ago = now - longest_wait_unasked;
    return {.tried = long_ago, .untried = ran_lately(db, now) ? long_ago : now - deliver::deadline};
}

std::vector<std::unique_ptr<deliver::Mailer>> make_mailers(const World& world) {
    std::vector<std::unique_ptr<deliver::Mailer>> mailers;
    for (std::int64_t i = 0; i < world.settings.smtp.connections; ++i) mailers.push_back(world.make_mailer());
    return mailers;
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

Delivery::Delivery(World& world)
    : world_(world),
      start_(world.clock()),
      since_(std::chrono::steady_clock::now()),
      lease_(rfc3339(start_) + "/" + std::to_string(::getpid())),
      reserve_(world.places.folder / "tidings.reserve", reserved_bytes),
      letterheads_(world.db, world.key),
      pace_(static_cast<int>(world.settings.smtp.per_domain_per_minute)),
      workers_(make_mailers(world),
               [this](std::int64_t job, const deliver::Outcome& outcome) {
                   return journal_->add(static_cast<SendId>(job), outcome.queue_id, outcome.answer);
               }),
      last_end_(since_) {}

// The hub's clock as the run began, and from there on one that nobody sets.
Timestamp Delivery::now() const {
    return start_ + std::chrono::floor<seconds>(std::chrono::steady_clock::now() - since_);
}

DeliverTally Delivery::run() {
    recover(start_);
    progress_.emplace(world_.progress, "sending",
                      static_cast<std::size_t>(store::count_sends_due(world_.db, start_)));
    journal_.emplace(world_.places.delivery_journal(), lease_);
    commits_.emplace(world_.db, world_.places.database(), *journal_);
    go();
    commits_.reset();
    finish();
    std::error_code ignored;  // a file that stays says what is known already
    std::filesystem::remove(world_.places.delivery_journal(), ignored);
    if (fault_) std::rethrow_exception(fault_);
    return tally_;
}

void Delivery::recover(Timestamp now) {
    relay_ = remembered_relay(world_.db, now);
    store::Transaction tx(world_.db);
    store::settle_from_journal(tx, world_.places.delivery_journal(), now);
    tally_.recovered = static_cast<std::size_t>(store::recover_sends(tx, now));
    store::return_young_sends(tx, {.tried = now - longest_wait_unasked, .untried = now - deliver::deadline},
                              now);
    tally_.held = static_cast<std::size_t>(store::hold_old_sends(tx, old_age(world_.db, now), now));
    store::pull_in_sends(tx, now + deliver::longest_wait, now);
    begin_run(tx, now);
    tx.commit();
    if (tally_.recovered > 0)
        world_.log.warning("an earlier run died while sending; its mails are sent again or held, as set",
                           {{"sends", std::to_string(tally_.recovered)}});
    if (tally_.held > 0)
        world_.log.warning("mails that waited too long to go unasked are held; see " +
                               world_.how_to({Remedy::Act::release_issue}),
                           {{"sends", std::to_string(tally_.held)}});
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
        const auto reserve = static_cast<std::size_t>(ahead_ / 4);
        for (deliver::Workers::Finished& finished : workers_.finished(longest_sleep, reserve))
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
    if (store_must_empty()) empty_store();
    const bool may_claim = wanted(time) > 0 && !is_leaving();
    if (ended_.empty() && taken_back_.empty() && !may_claim) return;
    store::Transaction tx(world_.db);
    write_down(tx, time);
    std::vector<store::ClaimedSend> claimed;
    if (may_claim) claimed = claim(tx, time);
    tx.commit();
    commits_->committed();
    written_down();
    for (const SendId send : std::exchange(taken_back_, {})) in_flight_.erase(number(send));
    workers_.proceed();
    plan_ahead(claimed);
    hand_over(std::move(claimed));
}

// Nothing waits in store for a server that is in trouble, or for a worker that does not come.
bool Delivery::store_must_empty() {
    const bool nothing_moves = std::chrono::steady_clock::now() - last_end_ > longest_in_store;
    return is_leaving() || relay_.breaker.failures > 0 || nothing_moves;
}

void Delivery::empty_store() {
    ahead_ = 0;
    for (const std::int64_t job : workers_.take_queued()) taken_back_.push_back(static_cast<SendId>(job));
}

void Delivery::write_down(store::Transaction& tx, Timestamp now) {
    for (Ended& ended : ended_) {
        store::settle_send(tx, ended.send.id, ended.settled, now);
        if (ended.refusal)
            ended.followed = take_refusal(tx, ended.send.id, *ended.refusal, ended.settled.answer, now);
    }
    if (watch_.sees_a_fault(false)) undo_refusals(tx, now);
    for (const SendId send : taken_back_) give_back(tx, send, now);
}

void Delivery::written_down() {
    for (const Ended& ended : ended_) {
        if (ended.followed == Followed::given_up) ++tally_.given_up;
        if (ended.followed == Followed::paused) ++tally_.paused;
        if (ended.followed == Followed::braked) tally_.braked = true;
    }
    if (watch_.sees_a_fault(false)) watch_.undone();
    ended_.clear();
}

void Delivery::undo_refusals(store::Transaction& tx, Timestamp now) {
    if (watch_.undo(tx, now)) tally_.braked = true;
}

// A send that has not gone keeps its place among those of its domain.
void Delivery::give_back(store::Transaction& tx, SendId send, Timestamp due) {
    store::postpone_send(tx, send, due);
    has_place_.insert(number(send));
}

int Delivery::wanted(Timestamp now) const {
    const int allowed = relay_.breaker.allowed(now, workers_.count());
    const int ahead = allowed == workers_.count() ? ahead_ : 0;
    return allowed + ahead - workers_.jobs();
}

std::vector<store::ClaimedSend> Delivery::claim(store::Transaction& tx, Timestamp now) {
    std::vector<store::ClaimedSend> claimed;
    const auto most = static_cast<std::size_t>(wanted(now));
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

// Postpones the sends whose domains get others first. Where doubt means holding, so are those that no worker
// is free for: after a crash they would be held for nothing.
std::vector<store::ClaimedSend> Delivery::fit_to_go(store::Transaction& tx,
                                                    std::vector<store::ClaimedSend> sends, int free_workers,
                                                    Timestamp now) {
    std::vector<store::ClaimedSend> fit;
    for (store::ClaimedSend& send : sends) {
        const bool has_place = has_place_.erase(number(send.id)) > 0;
        const Timestamp place = has_place ? now : pace_.place_for(send.email.domain(), now);
        const bool must_not_wait =
            send.on_uncertain == OnUncertain::hold && static_cast<int>(fit.size()) >= free_workers;
        if (place > now || must_not_wait) {
            give_back(tx, send.id, place);
            last_place_ = std::max(last_place_, place);
        } else {
            fit.push_back(std::move(send));
        }
    }
    return fit;
}

void Delivery::plan_ahead(const std::vector<store::ClaimedSend>& claimed) {
    const bool at_most_once = std::ranges::any_of(
        claimed, [](const store::ClaimedSend& send) { return send.on_uncertain == OnUncertain::hold; });
    const int accepted = std::exchange(accepted_, 0);
    ahead_ = at_most_once ? 0 : std::min(most_ahead, ahead_of_accepted * accepted);
    if (at_most_once) commits_->wait_for_disk();
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
    const seconds uptime = deliver::uptime_at(relay_.uptime, now());
    const bool is_last = send.tried_from && uptime - *send.tried_from >= deliver::deadline;
    const deliver::Settlement settlement = deliver::settle(
        {.token = send.token, .before = send.attempts, .on_uncertain = send.on_uncertain, .is_last = is_last},
        finished.outcome, now());
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
        leaving_ = true;
        fault_ = finished.fault;
    }
    if (finished.outcome.kind == deliver::Outcome::Kind::unmade)
        world_.log.error("no message could be made; it is held",
                         {{"send", std::to_string(finished.job)}, {"problem", finished.outcome.answer}});
    if (finished.outcome.kind == deliver::Outcome::Kind::accepted) ++accepted_;
    last_end_ = std::chrono::steady_clock::now();
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
    if (settlement.state == SendState::expired) ++tally_.expired;
    if (settlement.state != SendState::sent && !settlement.relay_trouble)
        world_.log.info("mail not taken", {send, answer});

    if (settlement.state == SendState::sent) watch_.accepted();
    if (settlement.state == SendState::deferred) watch_.put_off();
    if (settlement.refusal) watch_.refused(ended.send, *settlement.refusal, ended.settled.answer);
    const bool fault = watch_.sees_a_fault(false);
    const bool about_us = settlement.refusal && settlement.refusal->verdict == MailVerdict::us;
    if ((about_us || fault) && notice_.empty()) {
        notice_ = ended.settled.answer;
        world_.log.error("the mail server refuses mail of ours", {answer});
    }
    if (fault) tally_.relay_unavailable = leaving_ = true;

    if (!settlement.relay_trouble) {
        relay_.breaker = {};
        waited_ = {};
        return;
    }
    const deliver::RelayBreaker before =
        std::exchange(relay_.breaker, deliver::after_trouble(relay_.breaker, now()));
    if (before != relay_.breaker) world_.log.info("mail server unavailable", {answer});
}

// When nothing is on its way: whether to stay for what will be due in a moment.
bool Delivery::wait_for_more() {
    if (is_leaving()) return false;
    const Timestamp time = now();
    const bool something_is_due = store::count_sends_due(world_.db, time) > 0;
    if (something_is_due && relay_.breaker.is_open(time)) return wait_for_relay(time);
    return something_is_due || time <= last_place_;
}

bool Delivery::wait_for_relay(Timestamp now) {
    const seconds pause = relay_.breaker.open_until - now;
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
    if (watch_.sees_a_fault(true)) undo_refusals(tx, now());
    if (tally_.braked) {
        world_.log.error("too many addresses fail at once; nobody is given up");
        tally_.relay_unavailable = true;
    }
    store::finish_issues(tx);
    end_run(tx, relay_, now());
    if (!notice_.empty() || tally_.sent > 0) store::set_meta(tx, mail_notice, notice_);
    tx.commit();
}

}  // namespace tidings
