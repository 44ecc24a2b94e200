#pragma once

#include <string>
#include <vector>

#include "compose/compose.h"

namespace tidings {

// One kind of news or tasks for editors, each a line of text.
struct NoticeSection {
    std::string heading;
    std::vector<std::string> lines;
};

// A summary mail to editors, sent in place of a mail for each event. In English, like the commands that it
// names.
struct EditorsNotice {
    std::string hub_title;
    std::vector<NoticeSection> sections;  // sections without lines are left out
};

// Its mail, without slots; the headings make the subject. Throws Failure(configuration) for a broken
// template.
DigestMail compose_notice(const EditorsNotice& notice, const render::Templates& templates);

}  // namespace tidings
