#pragma once

#include <string>

#include "model/subscriber.h"

namespace tidings {

// A message ready for the wire: its envelope and its RFC 5322 bytes (CRLF line ends, no line over 998 bytes).
struct Email {
    EmailAddress from, to;   // the envelope's
    std::string message_id;  // with < and >
    std::string bytes;
};

}  // namespace tidings
