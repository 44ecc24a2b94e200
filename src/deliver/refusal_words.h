#pragma once

#include <string>
#include <string_view>

namespace tidings::deliver {

// The first enhanced status code (RFC 3463) in a text that says more than x.0.0, or else the first of all,
// such as "5.1.1" of "smtp; 550-5.1.1 No such user"; empty if there is none. A part of an IP address is no
// code.
std::string_view enhanced_code_in(std::string_view text);

// The first reply code of a refusal (RFC 5321 section 4.2), 400 to 599; 0 if there is none.
int reply_code_in(std::string_view text);

// The words of a refusal, to be compared with phrases: case and accents folded, runs of white space one
// space, and without codes and mail addresses. What stands before the first reply code, such as the name of a
// server, is left out. At most 2 KiB are read.
std::string refusal_words(std::string_view text);

// What of a report's text for people is said of that recipient: the paragraphs that name it, or else those
// with a code in them, or else all of it.
std::string said_of(std::string_view recipient, std::string_view text);

// What a refusal's words are about. Several may hold.
struct Matters {
    bool us = false, mailbox = false, address = false, us_perhaps = false;
};
Matters matters_in(std::string_view refusal_words);

}  // namespace tidings::deliver
