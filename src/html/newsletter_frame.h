#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace tidings {

// Removes the boilerplate that mailing software adds to a newsletter: the hidden preheader and the padding
// behind it, lines that lead to the newsletter in a browser, and the partner's own ways out of its list
// ("unsubscribe", "why did I get this?"), in nine languages. Sentences about such things in the text stay.
// None if there is nothing to leave out, or if nothing would be left. Linear time.
std::optional<std::string> without_newsletter_frame(std::string_view html);

}  // namespace tidings
