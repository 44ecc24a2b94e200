#pragma once

#include <chrono>
#include <string>

namespace tidings::deliver {

// How to reach the mail server.
struct SmtpSettings {
    enum class Security {
        none,      // for a server on this machine
        starttls,  // upgraded before anything is said; an error if the server does not offer it
        tls,       // from the first byte
    };
    std::string host = "localhost";
    int port = 25;
    Security security = Security::none;
    std::string user, password;        // no sign-in if user is empty
    std::string ca_file;               // of certificates to trust, PEM; empty for the system's
    std::string hello;                 // the name we greet with; empty for this machine's own
    std::chrono::seconds timeout{60};  // for connecting, and for each answer before the end of a message
    // For the answer to the end of a message. Shorter than RFC 5321 section 4.5.3.2.6 asks for, and slow
    // servers that have taken the message get it again.
    std::chrono::seconds final_answer{660};
    int messages_per_connection = 100;
};

}  // namespace tidings::deliver
