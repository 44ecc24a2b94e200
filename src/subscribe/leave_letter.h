#pragma once

#include <string>
#include <string_view>

namespace tidings {

// What its writer said in a letter: its text up to what it quotes or forwards, at most its first 40 lines.
// Quoted lines within are left out too, as a digest that is quoted holds its reader's own addresses.
std::string own_words(std::string_view text);

// Whether a subject or a letter's own words ask to be unsubscribed, in one of our nine languages, in so few
// words that nothing else can be meant. A subject may have "Re:" or a gateway's mark before it.
bool asks_to_leave(std::string_view words);

// Whether a letter to an address that carries its reader's token asks for no more than that address does: its
// subject was left out, or asks to leave.
bool is_leave_subject(std::string_view subject);

}  // namespace tidings
