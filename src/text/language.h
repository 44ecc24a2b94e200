#pragma once

#include <span>
#include <string>
#include <string_view>

namespace tidings {

// Canonicalises a stated language to a BCP 47 tag in the recommended case, with the shortest code: "EN_gb" is
// "en-GB", "deu" and "German" are "de". Empty if the text names no language, and for "und".
std::string language_tag(std::string_view text);

// Its primary language: "en" of "en-GB".
std::string primary_language(std::string_view tag);

// The source of a stated language, which decides how far it is trusted.
enum class Stated {
    of_channel,  // by the feed or for it: a hint, which programs fill with the locale of their administrator
    of_item,     // by the item itself
};

// The language of a text, as a BCP 47 tag. What is stated (may be empty) counts with its region where the
// text is in that language or does not tell. A text in a script that the language is not written in overrules
// any statement; one of more than 60 characters that is reliably in another language overrules a channel's.
// CLD2 reads the first 150 characters of title and text each; 1,000 where nothing is stated and it is unsure.
std::string language_of(std::string_view title, std::string_view text, std::string_view stated, Stated by);

}  // namespace tidings
