#pragma once

#include <unordered_set>
#include <vector>

#include "deliver/give_up_brake.h"
#include "deliver/judgement.h"
#include "store/issues/sends.h"

namespace tidings {

// Watches a run for refusals that are the relay's fault: such a relay gives each recipient the same answer.
// Dead addresses may stand side by side too, so before a fault is assumed some of the mails that are due last
// are tried.
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

    // Lets the sends of the fault wait again, and sets the brake on their issues unless the refusals were
    // about us. True if it set or found a brake. Once that is committed, `undone` forgets the sends.
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
