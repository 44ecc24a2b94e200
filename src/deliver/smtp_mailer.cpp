#include "deliver/smtp_mailer.h"

#include "deliver/smtp_transaction.h"

namespace tidings::deliver {

Outcome SmtpMailer::send(const Email& email) {
    const bool goes_on = messages_ < session_.settings().messages_per_connection && session_.is_ready();
    if (!goes_on) {
        messages_ = 0;
        if (!session_.open())
            return {.kind = Outcome::Kind::unavailable, .answer = session_.why(), .queue_id = {}};
    }
    ++messages_;
    return hand_over(session_, email);
}

}  // namespace tidings::deliver
