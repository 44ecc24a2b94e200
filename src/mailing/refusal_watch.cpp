#include "mailing/refusal_watch.h"

#include <algorithm>

#include "store/issues/brakes.h"
#include "store/issues/reports.h"

namespace tidings {
namespace {

constexpr int alike_to_probe = 5, probes_to_believe = 2;
constexpr std::chrono::hours wait_after_fault{1};

}  // namespace

void RefusalWatch::accepted() {
    row_.anything_accepted = true;
    put_off();
}

void RefusalWatch::put_off() {
    row_.alike = row_.about_us = 0;
    refused_.clear();
}

void RefusalWatch::refused(const store::ClaimedSend& send, const deliver::Judgement& judgement,
                           std::string_view answer) {
    row_ = deliver::after_refusal(std::move(row_), judgement.verdict, answer);
    refused_.push_back({send.id, send.issue, judgement.verdict});
    if (probes_.contains(number(send.id))) ++probes_refused_;
}

bool RefusalWatch::wants_a_probe() const { return !row_.anything_accepted && row_.alike >= alike_to_probe; }

bool RefusalWatch::sees_a_fault(bool nothing_waits) const {
    if (deliver::is_about_us(row_)) return true;
    return deliver::is_about_nobody(row_) && (nothing_waits || probes_refused_ >= probes_to_believe);
}

bool RefusalWatch::undo(store::Transaction& tx, Timestamp now) const {
    const auto length = static_cast<std::size_t>(std::max(row_.alike, row_.about_us));
    bool of_addresses = false;
    for (std::size_t i = refused_.size() - std::min(length, refused_.size()); i < refused_.size(); ++i) {
        const Refused& each = refused_[i];
        const store::BrakeScope scope{each.issue, ""};
        store::put_back(tx, each.send, now + wait_after_fault);
        if (each.verdict == MailVerdict::us) continue;
        of_addresses = true;
        if (!store::is_braked(tx.db(), scope, now))
            store::brake(tx, scope, "the mail server refuses whatever is sent", now);
    }
    return of_addresses;
}

}  // namespace tidings
