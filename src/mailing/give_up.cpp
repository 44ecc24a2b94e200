#include "mailing/give_up.h"

#include "deliver/bounce_rule.h"
#include "deliver/give_up_brake.h"
#include "membership/suppressing.h"
#include "store/issues/brakes.h"
#include "store/people/pauses.h"

namespace tidings {
namespace {

using deliver::Consequence;

std::string place(const store::BrakeScope& scope) {
    return scope.domain.empty() ? "issue " + std::to_string(number(scope.issue)) : scope.domain;
}

// Whether the brake holds for one more, and brakes if it must now.
bool brakes(store::Transaction& tx, const store::BrakeScope& scope, Timestamp now) {
    const std::int64_t given_up = store::given_up_in(tx.db(), scope, now);
    if (!deliver::is_too_many(given_up, 0)) return false;
    if (!deliver::is_too_many(given_up, store::readers_in(tx.db(), scope))) return false;
    store::brake(tx, scope, "too many addresses of " + place(scope) + " failed at once", now);
    return true;
}

Followed give_up(store::Transaction& tx, const store::ReportedSend& send, const std::string& why,
                 Timestamp now) {
    const store::BrakeScope issue{send.issue, ""},
        domain{send.issue, send.email.substr(send.email.rfind('@') + 1)};
    if (store::is_braked(tx.db(), domain, now)) return Followed::braked;
    if (!membership::suppress_recipient(tx, send, {.cause = store::Cause::bounced, .why = why}, now))
        return Followed::counted;
    const bool of_domain = brakes(tx, domain, now);
    return brakes(tx, issue, now) || of_domain ? Followed::braked : Followed::given_up;
}

std::string of_several(const std::string& why, int mails) {
    return "failed " + std::to_string(mails) + " times in a row: " + why;
}

}  // namespace

Followed follow_failure(store::Transaction& tx, const store::ReportedSend& send,
                        const deliver::Judgement& judgement, const std::string& why, Timestamp now) {
    if (!send.at_their_address) return Followed::counted;
    switch (deliver::consequence_of(store::past_mails(tx.db(), send.subscriber))) {
        case Consequence::none:
            return Followed::counted;
        case Consequence::pause:
            return store::pause_reader(tx, send.subscriber,
                                       "paused, " + of_several(why, deliver::failures_to_pause), now)
                       ? Followed::paused
                       : Followed::counted;
        case Consequence::give_up:
            break;
    }
    const bool at_once = judgement.verdict == MailVerdict::address;
    return give_up(tx, send, at_once ? why : of_several(why, deliver::refusals_to_give_up), now);
}

}  // namespace tidings
