#pragma once

#include <exception>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "base/disk_reserve.h"
#include "deliver/settlement.h"
#include "deliver/workers.h"
#include "mailing/deliver.h"
#include "mailing/delivery_log.h"
#include "mailing/delivery_plan.h"
#include "mailing/give_up.h"
#include "mailing/letterheads.h"
#include "mailing/refusal_watch.h"
#include "mailing/run_clock.h"
#include "mailing/stop_signals.h"
#include "store/issues/delivery_journal.h"
#include "store/issues/sends.h"
#include "store/sqlite/grouped_commits.h"
#include "store/sqlite/write_ahead_log.h"

namespace tidings {

// One run of handing over. The thread that runs it alone uses the database; workers make the messages and
// hand them over side by side. Each turn writes down, in one transaction, what has ended, and claims what the
// workers may begin until the next turn. DeliveryPlan says how much that is.
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

    // What makes accepted messages and commits survive a crash and a power cut.
    struct Durability {
        Durability(World& world, std::string_view lease);

        store::DeliveryJournal journal;
        store::WriteAheadLog log;
        store::GroupedCommits commits;
    };

    void recover(Timestamp now);
    void go();
    void finish();

    void turn();
    void write_down(store::Transaction& tx, Timestamp now);
    void undo_refusals(store::Transaction& tx, Timestamp now);
    void written_down();
    void postpone(store::Transaction& tx, SendId send, Timestamp due);
    std::vector<store::ClaimedSend> claim(store::Transaction& tx, int most, Timestamp now);
    std::vector<store::ClaimedSend> fit_to_go(store::Transaction& tx, std::vector<store::ClaimedSend> sends,
                                              int free_workers, Timestamp now);
    void plan_prefetch(const std::vector<store::ClaimedSend>& claimed);
    void hand_over(std::vector<store::ClaimedSend> sends);
    deliver::Workers::Task task_for(const store::ClaimedSend& send);
    void empty_queue();

    void judge(deliver::Workers::Finished finished);
    void note(const Ended& ended, const deliver::Settlement& settlement, bool was_accepted);
    bool turn_failed(const Failure& failure, int tries);

    bool wait_for_more();
    void wait_for_relay(Timestamp now);

    World& world_;
    const RunClock clock_;
    const std::string lease_;
    StopSignals signals_;  // before the threads, which inherit its mask
    DiskReserve reserve_;
    Letterheads letterheads_;
    DeliveryPlan plan_;
    RefusalWatch watch_;
    DeliveryLog log_;
    std::unordered_map<std::int64_t, store::ClaimedSend> in_flight_;  // read by the workers
    std::optional<Durability> durability_;                            // its journal is written by the workers
    deliver::Workers workers_;

    std::vector<Ended> ended_;      // not yet written down
    std::vector<SendId> returned_;  // from the workers' queue, not yet written down
    std::exception_ptr fault_;      // to be thrown at the end
};

}  // namespace tidings
