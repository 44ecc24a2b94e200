#pragma once

#include <string>
#include <string_view>

namespace tidings {

// Recognises the boilerplate of mailing software, in nine languages (en fr it el es de pt nl fi). Lines are
// given as returned by mail_words.

// The words of a line as phrases are compared: folded, single spaces, "e-mail" as one word, addresses of web
// pages left out.
std::string mail_words(std::string_view line);

// True for a line, or a link's label, that is nothing but ways to leave a list or to change what it sends
// ("unsubscribe from this list | update your preferences"), and for the same of seeing it in a browser.
bool is_way_out(std::string_view words);
bool is_way_to_browser(std::string_view words);

// "here", "click here".
bool is_here(std::string_view words);

// True for a sentence with a beginning that only such software writes ("You are receiving this email because
// …").
bool begins_footer(std::string_view words);
// True for a sentence with a beginning that such software writes before an unsubscribe link ("To unsubscribe
// …").
bool begins_way_out(std::string_view words);

// A quick pre-check with false positives and no false negatives: whether HTML source begins with any of these
// phrases.
bool may_begin_newsletter_phrase(std::string_view text);

}  // namespace tidings
