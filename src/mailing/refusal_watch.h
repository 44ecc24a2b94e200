#pragma once

#include <unordered_set>
#include <vector>

#include "deliver/give_up_brake.h"
#include "deliver/judgement.h"
#include "store/sends.h"

namespace tidings {

// Watches a run for refusals that are the relay's fault: whoever refuses everything alike does not look at
// the recipients. Dead addresses may stand side by side too, so before that is believed some mails are tried
// that are due last.
class RefusalWatch {
  public:
    void accepted();
    void put_off();
    void refused(const store::ClaimedSend& send, const deliver::Judgement& judgement,
                 std::string_view answer);

    // Whether what is claimed next should come from the other end of what is due.
    bool wants_a_probe() const;
    void probes(SendId send) { probes_.insert(number(send)); }

    // Whether the run must end. `nothing_waits`: there is nothing left to probe with.
    bool sees_a_fault(bool nothing_waits) const;

    // What was refused for that waits again, and nobody is given up for it. True if that was so of an
    // address. Once that is committed, `undone` forgets it.
    bool undo(store::Transaction& tx, Timestamp now) const;
    void undone() { refused_.clear(); }

  private:
    struct Refused {
        SendId send{};
        IssueId issue{};
        MailVerdict verdict{};
    };

    deliver::RefusalRow row_;
    std::vector<Refused> refused_;             // since something was accepted or put off
    std::unordered_set<std::int64_t> probes_;  // claimed from the other end
    int probes_refused_ = 0;
};

}  // namespace tidings
