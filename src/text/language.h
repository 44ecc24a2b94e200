#pragma once

#include <span>
#include <string>
#include <string_view>

namespace tidings {

// What a text says of a language as a tag in BCP 47's usual case, with the shortest code: "EN_gb" is "en-GB",
// "deu" and "German" are "de". Empty for what names none, "und" too.
std::string language_tag(std::string_view text);

// Its primary language: "en" of "en-GB".
std::string primary_language(std::string_view tag);

// How far a stated language is to be believed.
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
