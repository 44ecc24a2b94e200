#include "desk/page.h"

#include <algorithm>
#include <array>

#include "desk/reader_language.h"
#include "text/joined.h"

namespace tidings::desk {
namespace {

using render::Data;

// Where the pages begin, seen from the page that was asked for: so they work below any path of the hub's
// server.
std::string way_to_root(std::string_view path) {
    std::string way;
    for (const char c : path.substr(std::min<std::size_t>(path.size(), 1)))
        if (c == '/') way += "../";
    return way;
}

render::Rows languages_to_choose(const std::string& current) {
    render::Rows rows;
    for (const std::string_view tag : our_languages)
        rows.push_back(Data()
                           .set("tag", std::string(tag))
                           .set("language_name", language_label(tag, tag))
                           .set("current", tag == current));
    return rows;
}

struct TroubleWords {
    int status;
    std::string_view title, text;
};

constexpr std::array<TroubleWords, 8> trouble_words{{{404, "not_found_title", "not_found_text"},
                                                     {405, "not_found_title", "not_found_text"},
                                                     {404, "dead_link_title", "dead_link_text"},
                                                     {410, "dead_link_title", "dead_link_text"},
                                                     {400, "bad_form_title", "bad_form_text"},
                                                     {403, "bad_form_title", "bad_form_text"},
                                                     {429, "too_often_title", "too_often_text"},
                                                     {503, "busy_title", "busy_text"}}};

}  // namespace

OurWords words_of(const Visit& visit, const Desk& desk) { return {desk.templates, visit.language, "pages"}; }

Data page_data(const Visit& visit, const Desk& desk, std::string title, const std::vector<Problem>& problems,
               const std::vector<std::string_view>& fields) {
    Data data;
    for (const auto& [key, text] : desk.templates.words(visit.language, "pages"))
        data.set("word_" + key, text);
    data.set("language", visit.language).set("title", std::move(title));
    data.set("root", way_to_root(visit.request.path));
    data.set("hub_title", desk.settings.hub_title);
    show_imprint(data, desk.settings.imprint);
    const std::string& controller = desk.settings.imprint.controller;
    data.set("has_controller", !controller.empty());
    data.set("controller", words_of(visit, desk).filled("controller", {{"controller", controller}}));
    const std::string& postal_address = desk.settings.imprint.postal_address;
    data.set("has_postal_address", !postal_address.empty()).set("postal_address", postal_address);
    data.set("has_hub", !desk.settings.hub_url.empty()).set("hub_url", desk.settings.hub_url);
    data.set("page_languages", languages_to_choose(visit.language));
    render::Rows rows;
    for (const Problem& problem : problems)
        rows.push_back(Data().set("field", problem.field).set("message", problem.message));
    data.set("has_problems", !problems.empty()).set("problems", std::move(rows));
    for (const std::string_view field : fields) {
        const auto found = std::ranges::find(problems, field, &Problem::field);
        const bool wrong = found != problems.end();
        data.set(std::string(field) + "_wrong", wrong);
        data.set(std::string(field) + "_problem", wrong ? found->message : std::string());
    }
    return data;
}

Response page(const Desk& desk, std::string_view name, const Data& data, int status) {
    return {.status = status, .body = desk.templates.render("desk/" + std::string(name) + ".html", data)};
}

Response message_page(const Visit& visit, const Desk& desk, const std::string& title, const std::string& text,
                      int status) {
    Data data = page_data(visit, desk, title);
    data.set("text", text);
    return page(desk, "message", data, status);
}

Response button_page(const Visit& visit, const Desk& desk, const std::string& title, const std::string& text,
                     const std::string& button) {
    Data data = page_data(visit, desk, title);
    data.set("text", text).set("button", button);
    return page(desk, "button", data);
}

Response trouble_page(const Visit& visit, const Desk& desk, Trouble trouble) {
    const TroubleWords& words = trouble_words[static_cast<std::size_t>(trouble)];
    const OurWords ours = words_of(visit, desk);
    return message_page(visit, desk, ours.text(words.title), ours.text(words.text), words.status);
}

Response too_often_page(const Visit& visit, const Desk& desk, std::chrono::seconds wait) {
    Response response = trouble_page(visit, desk, Trouble::too_often);
    response.headers.emplace_back("Retry-After", std::to_string(wait.count()));
    return response;
}

std::string titles_of(const std::vector<std::string>& slugs, const Settings& settings) {
    return joined(slugs, ", ", [&](const std::string& slug) {
        const auto offered = std::ranges::find(settings.digests, slug, &OfferedDigest::slug);
        return offered == settings.digests.end() ? slug : offered->title;
    });
}

}  // namespace tidings::desk
