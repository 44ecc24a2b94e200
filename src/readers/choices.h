#pragma once

#include <string>
#include <vector>

#include "model/preferences.h"
#include "readers/context.h"
#include "render/templates.h"

namespace tidings::readers {

// Characters of a reader's name.
inline constexpr std::size_t longest_reader_name = 100;

// What a reader can choose, as it was chosen.
struct Choices {
    std::string language;  // of our own words in mails
    std::vector<std::string> digests;
    Preferences preferences;
};

// The form before a choice: ticked is the only digest that there is, or none. A box that is ticked in advance
// is no consent (CJEU C-673/17).
Choices first_choices(const Visit& visit, const Settings& settings);

// Out of a form; what we do not offer is left out: a digest by invitation, to those who do not get it. The
// only digest there is needs no choice. `language` is for those who chose none.
Choices read_choices(const Visit& visit, const std::string& language, const Settings& settings);

// The rows and flags that desk/choices.html shows.
void show_choices(render::Data& data, const Choices& choices, const Visit& visit, const Context& context);

}  // namespace tidings::readers
