#pragma once

#include <functional>
#include <span>
#include <string>
#include <string_view>

#include "model/issue.h"
#include "model/story.h"
#include "render/templates.h"

namespace tidings {

// One issue in one language, before it is addressed to anybody. The bodies hold the slot marks below once or
// more.
struct DigestMail {
    std::string subject, html, text;
};

// Marks in the bodies that deliver replaces for each recipient; made of characters that neither HTML nor
// quoted-printable change.
inline constexpr std::string_view unsubscribe_slot = "TIDINGSUNSUBSCRIBESLOT";
inline constexpr std::string_view preferences_slot = "TIDINGSPREFERENCESSLOT";

// What compose must know besides the issue and its stories.
struct DigestFrame {
    std::string hub_title;
    std::string hub_url;   // may be empty
    std::string language;  // of the mail's own words: one of the nine
    std::function<std::string(std::string_view tag)> tag_label;
};

// An issue's mail in one language. `stories` are the issue's, in its order, already narrowed to what may be
// shown. Throws Failure(configuration) for a broken template.
DigestMail compose_digest(const Issue& issue, const Digest& digest, std::span<const Story> stories,
                          const DigestFrame& frame, const render::Templates& templates);

}  // namespace tidings
