#include "publish/issue_page.h"

#include <array>
#include <string_view>
#include <utility>

#include "base/result.h"
#include "dates/date.h"
#include "publish/entry.h"

namespace tidings::publish {
namespace {

using render::Data;

constexpr std::size_t longest_excerpt = 400;
constexpr std::array<std::string_view, 8> words_shown{"all_issues", "feeds",   "other_languages", "also_at",
                                                      "topics",     "licence", "withdrawn",       "none_yet"};

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

void set_optional(Data& data, const std::string& name, std::string value) {
    data.set("has_" + name, !value.empty());
    data.set(name, std::move(value));
}

std::string joined(const std::vector<std::string>& parts) {
    std::string all;
    for (const std::string& part : parts) (all += all.empty() ? "" : ", ") += part;
    return all;
}

render::Rows copies_of(const Story& story) {
    render::Rows rows;
    for (const Copy& copy : story.also_at)
        if (copy.url) rows.push_back(Data().set("name", copy.partner_name).set("url", copy.url->text()));
    return rows;
}

Data row_of(const Hub& hub, const IssueItem& item) {
    Data row;
    row.set("withdrawn", item.is_withdrawn);
    if (item.is_withdrawn) return row;
    const Story& story = item.story;
    const Entry entry = entry_of(hub, story);
    row.set("headline", entry.title).set("url", entry.page.text()).set("partner", story.partner.name);
    row.set("day", iso_day(entry.published)).set("date", item.date).set("right_to_left", item.right_to_left);
    set_optional(row, "language", story.lead.language);
    set_optional(row, "licence", entry.rights);
    set_optional(row, "excerpt", story.lead.title.empty() ? "" : excerpt(story, longest_excerpt));
    set_optional(row, "tags", joined(item.tags));
    render::Rows copies = copies_of(story);
    row.set("has_copies", !copies.empty());
    row.set("copies", std::move(copies));
    return row;
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
    render::Rows items;
    for (const IssueItem& item : page.items) items.push_back(row_of(hub, item));
    data.set("items", std::move(items));
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
