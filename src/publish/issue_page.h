#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "publish/hub.h"
#include "render/templates.h"

// Issues on the web, without personal data and without personal links.
namespace tidings::publish {

// A page of an issue in one of its languages.
struct IssueTranslation {
    std::string language, label;  // "it", "Italiano"
    std::string name;             // of the file, in issues/
};

struct IssuePage {
    std::string language;
    std::string title;
    std::string day, date;                       // 2026-11-24, and as people write it
    std::vector<IssueTranslation> translations;  // without this one
    render::Data contents;                       // the content of its mails: compose's digest_data
    std::size_t withdrawn = 0;  // number of withdrawn stories, which are shown as a count only
};

// templates/site/issue.html.
std::string issue_page(const Hub& hub, const IssuePage& page, const render::Templates& templates,
                       const render::Words& words);

// An issue in the list of all.
struct ListedIssue {
    std::string title, day, date;
    std::vector<IssueTranslation> pages;
};

// templates/site/issues.html; issues the newest first.
std::string issue_list(const Hub& hub, const std::string& language, const std::vector<ListedIssue>& issues,
                       const render::Templates& templates, const render::Words& words);

// "issues/2026-11-24-weekly.it.html". `before` counts issues of the digest that were due earlier on that day.
std::string issue_file(const std::string& day, const std::string& digest, int before,
                       const std::string& language);

}  // namespace tidings::publish
