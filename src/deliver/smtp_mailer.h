#pragma once

#include "deliver/mailer.h"
#include "deliver/smtp_session.h"

namespace tidings::deliver {

// Hands messages to a mail server, one after another in one session that is kept and renewed. One thread at a
// time.
class SmtpMailer : public Mailer {
  public:
    explicit SmtpMailer(SmtpSettings settings) : session_(std::move(settings)) {}

    Outcome send(const Email& email) override;

  private:
    Outcome hand_over_in_session(const Email& email);

    SmtpSession session_;
    int messages_ = 0;  // in this session
};

}  // namespace tidings::deliver
