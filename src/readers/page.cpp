#include "readers/page.h"

#include <algorithm>
#include <array>

#include "readers/reader_language.h"
#include "text/joined.h"

namespace tidings::readers {
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

OurWords words_of(const Visit& visit, const Context& context) {
    return {context.templates, visit.language, "pages"};
}

Data page_data(const Visit& visit, const Context& context, std::string title,
               const std::vector<Problem>& problems, const std::vector<std::string_view>& fields) {
    Data data;
    for (const auto& [key, text] : context.templates.words(visit.language, "pages"))
        data.set("word_" + key, text);
    data.set("language", visit.language).set("title", std::move(title));
    data.set("root", way_to_root(visit.request.path));
    data.set("hub_title", context.settings.hub_title);
    show_imprint(data, context.settings.imprint);
    const std::string& controller = context.settings.imprint.controller;
    data.set("has_controller", !controller.empty());
    data.set("controller", words_of(visit, context).filled("controller", {{"controller", controller}}));
    const std::string& postal_address = context.settings.imprint.postal_address;
    data.set("has_postal_address", !postal_address.empty()).set("postal_address", postal_address);
    data.set("has_hub", !context.settings.hub_url.empty()).set("hub_url", context.settings.hub_url);
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

web::Response page(const Context& context, std::string_view name, const Data& data, int status) {
    return {.status = status, .body = context.templates.render("desk/" + std::string(name) + ".html", data)};
}

web::Response message_page(const Visit& visit, const Context& context, const std::string& title,
                           const std::string& text, int status) {
    Data data = page_data(visit, context, title);
    data.set("text", text);
    return page(context, "message", data, status);
}

web::Response button_page(const Visit& visit, const Context& context, const std::string& title,
                          const std::string& text, const std::string& button) {
    Data data = page_data(visit, context, title);
    data.set("text", text).set("button", button);
    return page(context, "button", data);
}

web::Response trouble_page(const Visit& visit, const Context& context, Trouble trouble) {
    const TroubleWords& words = trouble_words[static_cast<std::size_t>(trouble)];
    const OurWords ours = words_of(visit, context);
    return message_page(visit, context, ours.text(words.title), ours.text(words.text), words.status);
}

web::Response too_often_page(const Visit& visit, const Context& context, std::chrono::seconds wait) {
    web::Response response = trouble_page(visit, context, Trouble::too_often);
    response.headers.emplace_back("Retry-After", std::to_string(wait.count()));
    return response;
}

std::string titles_of(const std::vector<std::string>& slugs, const Settings& settings) {
    return joined(slugs, ", ", [&](const std::string& slug) {
        const auto offered = std::ranges::find(settings.digests, slug, &OfferedDigest::slug);
        return offered == settings.digests.end() ? slug : offered->title;
    });
}

}  // namespace tidings::readers
