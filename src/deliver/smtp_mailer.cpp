#include "deliver/smtp_mailer.h"

#include "deliver/answer.h"
#include "deliver/smtp_transaction.h"

namespace tidings::deliver {

Outcome SmtpMailer::hand_over_in_session(const Email& email) {
    const bool goes_on = messages_ < session_.settings().messages_per_connection && session_.is_ready();
    if (!goes_on) {
        messages_ = 0;
        if (!session_.open())
            return {.kind = Outcome::Kind::unavailable, .answer = session_.why(), .queue_id = {}};
    }
    ++messages_;
    return hand_over(session_, email);
}

Outcome SmtpMailer::send(const Email& email) {
    Outcome outcome = hand_over_in_session(email);
    outcome.answer = without_addresses(outcome.answer);
    if (outcome.queue_id.find('@') != std::string::npos) outcome.queue_id.clear();
    return outcome;
}

}  // namespace tidings::deliver
