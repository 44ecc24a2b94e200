#pragma once

#include <string>
#include <vector>

#include "compose/compose.h"
#include "compose/imprint.h"

namespace tidings {

// The occasion of a transactional mail.
enum class Occasion {
    confirm,          // signed up: is it them?
    welcome,          // confirmed
    preferences,      // asked for the link to their preferences
    goodbye,          // left
    change_address,   // to the new address: is it theirs?
    address_changed,  // to the old address: mail goes elsewhere now
};

// The data of a transactional mail besides the words for its occasion.
struct PersonalMail {
    Occasion occasion{};
    std::string hub_title;
    std::string hub_url;  // may be empty
    Imprint imprint{};
    std::string language;              // of our words: one of the nine
    std::vector<std::string> digests;  // titles of those it is about; may be empty except where noted below
    // The page to act on: to confirm (confirm, change_address), of the preferences (welcome, preferences), to
    // come back (goodbye), to undo the move (address_changed). Empty leaves the button out.
    std::string link;
    std::string unsubscribe;  // the page to leave, at the foot of welcome and preferences; may be empty
};

// The mail's subject and bodies; it holds no slots. `digests` must not be empty for confirm, welcome and
// goodbye. Throws Failure(configuration) for a broken template or words.
DigestMail compose_personal(const PersonalMail& mail, const render::Templates& templates);

}  // namespace tidings
