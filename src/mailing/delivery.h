#pragma once

#include <exception>
#include <functional>
#include <optional>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "base/disk_reserve.h"
#include "deliver/domain_pace.h"
#include "deliver/settlement.h"
#include "deliver/workers.h"
#include "mailing/deliver.h"
#include "mailing/give_up.h"
#include "mailing/letterheads.h"
#include "mailing/refusal_watch.h"
#include "mailing/relay_memory.h"
#include "mailing/stop_signals.h"
#include "store/issues/delivery_journal.h"
#include "store/issues/sends.h"
#include "store/sqlite/grouped_commits.h"
#include "world/progress.h"

namespace tidings {

// One run of handing over. This thread alone uses the database; workers make the messages and hand them over
// side by side. Each turn writes down, in one transaction, what has ended, and claims what the workers may
// begin until the next: one for each that is free, and more in store while everything is accepted.
class Delivery {
  public:
    explicit Delivery(World& world);

    DeliverTally run();

  private:
    struct Ended {
        store::ClaimedSend send;
        store::SettledSend settled;
        std::optional<deliver::Judgement> refusal;
        Followed followed = Followed::counted;
    };

    void recover(Timestamp now);
    void go();
    void finish();

    void turn();
    void write_down(store::Transaction& tx, Timestamp now);
    void undo_refusals(store::Transaction& tx, Timestamp now);
    void written_down();
    void give_back(store::Transaction& tx, SendId send, Timestamp due);
    int wanted(Timestamp now) const;
    std::vector<store::ClaimedSend> claim(store::Transaction& tx, Timestamp now);
    std::vector<store::ClaimedSend> fit_to_go(store::Transaction& tx, std::vector<store::ClaimedSend> sends,
                                              int free_workers, Timestamp now);
    void plan_ahead(const std::vector<store::ClaimedSend>& claimed);
    void hand_over(std::vector<store::ClaimedSend> sends);
    deliver::Workers::Task task_for(const store::ClaimedSend& send);
    bool store_must_empty();
    void empty_store();

    void judge(deliver::Workers::Finished finished);
    void note(const Ended& ended, const deliver::Settlement& settlement);
    bool turn_failed(const Failure& failure, int tries);

    bool wait_for_more();
    bool wait_for_relay(Timestamp now);
    bool is_leaving() { return leaving_ || signals_.came(); }
    Timestamp now() const;

    World& world_;
    Timestamp start_;
    std::chrono::steady_clock::time_point since_;
    std::string lease_;
    StopSignals signals_;  // before the threads, which inherit its mask
    DiskReserve reserve_;
    Letterheads letterheads_;
    deliver::DomainPace pace_;
    RelayMemory relay_;
    std::unordered_map<std::int64_t, store::ClaimedSend> in_flight_;  // which workers read
    std::optional<store::DeliveryJournal> journal_;                   // which workers write
    deliver::Workers workers_;
    std::optional<store::GroupedCommits> commits_;
    std::optional<Progress> progress_;

    std::vector<Ended> ended_;                        // not yet written down
    std::vector<SendId> taken_back_;                  // from the workers' store; likewise
    int ahead_ = 0;                                   // how many sends may be in store
    int accepted_ = 0;                                // since the last turn
    std::chrono::steady_clock::time_point last_end_;  // of a message
    std::unordered_set<std::int64_t> has_place_;      // sends that wait for their domain's next place
    Timestamp last_place_{};                          // of those
    std::chrono::seconds waited_{0};                  // for the relay
    RefusalWatch watch_;
    std::string notice_;        // for editors: the first such refusal
    bool leaving_ = false;      // nothing more is claimed
    std::exception_ptr fault_;  // to be thrown at the end
    DeliverTally tally_;
};

}  // namespace tidings
