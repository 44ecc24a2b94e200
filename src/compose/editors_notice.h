#pragma once

#include <string>
#include <vector>

#include "compose/compose.h"

namespace tidings {

// Things to do or to know of one kind, each a line of text.
struct NoticeSection {
    std::string heading;
    std::vector<std::string> lines;
};

// What editors are told in one mail instead of one for each event. In English, as the commands it names.
struct EditorsNotice {
    std::string hub_title;
    std::vector<NoticeSection> sections;  // those without lines are left out
};

// Its mail, without slots; the headings make the subject. Throws Failure(configuration) for a broken
// template.
DigestMail compose_notice(const EditorsNotice& notice, const render::Templates& templates);

}  // namespace tidings
