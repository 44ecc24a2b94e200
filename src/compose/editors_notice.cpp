#include "compose/editors_notice.h"

namespace tidings {

DigestMail compose_notice(const EditorsNotice& notice, const render::Templates& templates) {
    render::Rows sections;
    std::string subject = notice.hub_title + ":";
    for (const NoticeSection& section : notice.sections) {
        if (section.lines.empty()) continue;
        subject += (sections.empty() ? " " : ", ") + section.heading;
        render::Rows lines;
        for (const std::string& line : section.lines) lines.push_back(render::Data().set("line", line));
        sections.push_back(render::Data().set("heading", section.heading).set("lines", std::move(lines)));
    }
    render::Data data;
    data.set("subject", subject).set("hub_title", notice.hub_title).set("sections", std::move(sections));
    return {.subject = subject,
            .html = templates.render("email/notice.html", data),
            .text = templates.render("email/notice.txt", data)};
}

}  // namespace tidings
