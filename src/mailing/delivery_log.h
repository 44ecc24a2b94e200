#pragma once

#include <optional>
#include <string>

#include "deliver/settlement.h"
#include "mailing/deliver.h"
#include "mailing/give_up.h"
#include "model/ids.h"
#include "world/progress.h"
#include "world/world.h"

namespace tidings {

// What a run of handing over tells people: its counts, the lines of its log, its progress on a terminal, and
// the refusal of which the editors' notice tells.
class DeliveryLog {
  public:
    explicit DeliveryLog(const World& world) : world_(world) {}

    // After what an earlier run had left was settled; `due` is how many sends wait now.
    void begin(std::size_t recovered, std::size_t held, std::size_t due);

    void ended(SendId send, const std::string& answer, const deliver::Settlement& settlement);
    void not_made(SendId send, const std::string& problem);
    void followed(Followed followed);
    void braked() { tally_.braked = true; }

    // The mail server refuses mail because of us. The first such answer is the notice.
    void refused_us(const std::string& answer);
    void relay_away(const std::string& answer);
    void relay_unavailable() { tally_.relay_unavailable = true; }
    void finish(bool stopped);

    const DeliverTally& tally() const { return tally_; }
    const std::string& notice() const { return notice_; }  // empty for none

  private:
    const World& world_;
    std::optional<Progress> progress_;
    std::string notice_;
    DeliverTally tally_;
};

}  // namespace tidings
