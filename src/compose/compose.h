#pragma once

#include <functional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "compose/imprint.h"
#include "model/issue.h"
#include "model/story.h"
#include "render/templates.h"

namespace tidings {

// A mail without a recipient. The bodies of a digest contain each of the slots below at least once.
struct DigestMail {
    std::string subject, html, text;
};

// Placeholders in the bodies that deliver replaces for each recipient; of characters that HTML escaping and
// quoted-printable keep unchanged.
inline constexpr std::string_view unsubscribe_slot = "TIDINGSUNSUBSCRIBESLOT";
inline constexpr std::string_view preferences_slot = "TIDINGSPREFERENCESSLOT";

// A story of an earlier issue that has been withdrawn since.
struct Erratum {
    std::string title;    // as in the mail that readers got; empty: only partner and day are shown
    std::string partner;  // whose story it was
    Timestamp dated{};    // of the story, shown if the title is empty
};

// A helpline that a person has verified.
struct Helpline {
    std::string country;  // ISO 3166-1 alpha-2
    std::string kind;     // a key of [helplines] in the words
    std::string name, number;
};

// The inputs of a digest besides its issue and stories.
struct DigestFrame {
    std::string hub_title;
    std::string hub_url;  // may be empty
    Imprint imprint{};
    std::string language;  // of the mail's own words: one of the nine
    std::function<std::string(std::string_view tag)> tag_label;
    // Ids of the notes to show before a story's text, keys of [content_notes] in the words.
    std::function<std::vector<std::string>(const Story& story)> content_notes{};
    bool has_preferences = false;  // readers have a page to choose on: the preferences slot is used
    bool fold = false;             // stories with a content note show their title and link only
    bool neutral_subject = false;  // subject and preheader do not reveal the mail's topic
    std::vector<Erratum> errata{};
    std::vector<Helpline> helplines{};
};

// An issue's mail in one language, errata above the stories; without stories it is a mail of errata alone.
// `stories` are those of the issue that these readers get, in its order,
// already narrowed to what may be shown. 30 stories make at most 30 KB of HTML, whatever their language:
// texts are shortened, and beyond 90 KB only titles are shown. Throws Failure(configuration) for a broken
// template.
DigestMail compose_digest(const Issue& issue, const Digest& digest, std::span<const Story> stories,
                          const DigestFrame& frame, const render::Templates& templates);

}  // namespace tidings
