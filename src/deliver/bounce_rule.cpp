#include "deliver/bounce_rule.h"

namespace tidings::deliver {
namespace {

bool blames_nobody(MailVerdict verdict) {
    return verdict == MailVerdict::us || verdict == MailVerdict::nothing;
}

bool is_of_the_address(MailVerdict verdict) {
    return verdict == MailVerdict::address || verdict == MailVerdict::unexplained;
}

}  // namespace

Consequence consequence_of(std::span<const PastMail> mails) {
    if (mails.empty() || !mails.back().failure || blames_nobody(*mails.back().failure))
        return Consequence::none;
    if (*mails.back().failure == MailVerdict::address) return Consequence::give_up;
    int failures = 0, refusals = 0;
    Timestamp first = mails.back().at;
    for (auto latest = mails.rbegin(); latest != mails.rend(); ++latest) {
        const PastMail& mail = *latest;
        if (!mail.failure) break;
        if (blames_nobody(*mail.failure)) continue;
        if (refusals == failures && is_of_the_address(*mail.failure)) ++refusals;
        ++failures;
        first = mail.at;
    }
    if (refusals >= refusals_to_give_up) return Consequence::give_up;
    const bool is_long = mails.back().at - first >= days_to_pause;
    return failures >= failures_to_pause && is_long ? Consequence::pause : Consequence::none;
}

}  // namespace tidings::deliver
