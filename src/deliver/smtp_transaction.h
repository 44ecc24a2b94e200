#pragma once

#include "deliver/mailer.h"
#include "deliver/smtp_session.h"

namespace tidings::deliver {

// Hands one message over in a session that is ready (a mail transaction, RFC 5321 section 3.3), in two round
// trips where the server offers PIPELINING (RFC 2920), in four elsewhere. Afterwards the session is ready for
// another, or at an end.
Outcome hand_over(SmtpSession& session, const Email& email);

}  // namespace tidings::deliver
