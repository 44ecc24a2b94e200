#include "publish/issue_page.h"

#include <array>
#include <string_view>
#include <utility>

#include "base/result.h"

namespace tidings::publish {
namespace {

using render::Data;

constexpr std::array<std::string_view, 5> words_shown{"all_issues", "feeds", "other_languages", "withdrawn",
                                                      "none_yet"};

void set_words(Data& data, const render::Words& words, const std::string& language) {
    for (const std::string_view key : words_shown) {
        const auto found = words.find(key);
        if (found == words.end())
            throw Failure({Code::configuration,
                           "words/" + language + ".toml lacks \"" + std::string(key) + "\" in [archive]",
                           "Compare it with en.toml."});
        data.set("word_" + std::string(key), found->second);
    }
}

render::Rows rows_of(const std::vector<IssueTranslation>& pages) {
    render::Rows rows;
    for (const IssueTranslation& page : pages)
        rows.push_back(Data().set("code", page.language).set("label", page.label).set("name", page.name));
    return rows;
}

Data frame(const Hub& hub, const std::string& language, const render::Words& words) {
    Data data;
    set_words(data, words, language);
    data.set("language", language).set("hub_title", hub.title).set("hub_url", hub.home_page.text());
    return data;
}

}  // namespace

std::string issue_page(const Hub& hub, const IssuePage& page, const render::Templates& templates,
                       const render::Words& words) {
    Data data = frame(hub, page.language, words);
    data.set("title", page.title).set("day", page.day).set("date", page.date);
    data.set("has_translations", !page.translations.empty());
    data.set("translations", rows_of(page.translations));
    data.set("contents", render::Rows{page.contents});
    data.set("withdrawn", render::Rows(page.withdrawn));
    return templates.render("site/issue.html", data);
}

std::string issue_list(const Hub& hub, const std::string& language, const std::vector<ListedIssue>& issues,
                       const render::Templates& templates, const render::Words& words) {
    Data data = frame(hub, language, words);
    render::Rows rows;
    for (const ListedIssue& issue : issues)
        rows.push_back(Data()
                           .set("title", issue.title)
                           .set("day", issue.day)
                           .set("date", issue.date)
                           .set("pages", rows_of(issue.pages)));
    data.set("has_issues", !rows.empty());
    data.set("issues", std::move(rows));
    return templates.render("site/issues.html", data);
}

std::string issue_file(const std::string& day, const std::string& digest, int before,
                       const std::string& language) {
    const std::string ordinal = before == 0 ? "" : "-" + std::to_string(before + 1);
    return "issues/" + day + "-" + digest + ordinal + "." + language + ".html";
}

}  // namespace tidings::publish
