#pragma once

#include <string>

#include "model/mail.h"

namespace tidings::deliver {

// What became of handing one message over.
struct Outcome {
    enum class Kind {
        accepted,     // 250: it is theirs now
        deferred,     // 4xx, or the line was cut before the final dot: try again, an attempt counted
        refused,      // 5xx: never again
        unavailable,  // no connection, 421, TLS or sign-in failed: the relay's trouble; no attempt counted
        uncertain,    // no answer to the final dot: it may or may not have gone
        unmade,       // no message could be made of it; a person must see why
    };
    Kind kind = Kind::unavailable;
    std::string answer;         // what the server said, as one line, or what went wrong; no address is in it
    std::string queue_id;       // if accepted and told
    bool at_recipient = false;  // if refused: in answer to RCPT TO
};

// The port to the mail system.
class Mailer {
  public:
    virtual ~Mailer() = default;
    virtual Outcome send(const Email& email) = 0;
};

}  // namespace tidings::deliver
