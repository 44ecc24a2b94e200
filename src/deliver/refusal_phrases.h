#pragma once

#include <string_view>

namespace tidings::deliver {

// What mail systems write when they refuse a mail, in refusal_words()'s form: phrases with a '|' behind each;
// a '*' stands for up to forty bytes of anything. Facts, not prose; their sources stand beside them in the
// .cpp file.

// Surely of us: our address, server, domain, rate, list or text, or the way between.
extern const std::string_view phrases_about_us;
// Of a full or busy mailbox, or of a server that asks for patience.
extern const std::string_view phrases_about_mailbox;
// Of a mailbox or domain that is not there, or is closed.
extern const std::string_view phrases_about_address;
// Of us where nothing is said of the address.
extern const std::string_view phrases_perhaps_about_us;

}  // namespace tidings::deliver
