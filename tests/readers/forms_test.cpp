// Every form on every page, sent as it is shown to where it says.
#include <regex>

#include "readers/readers_world.h"
#include "readers/routes.h"

namespace tidings::readers {
namespace {

// What a browser would send of a form: where to, and its fields as they are shown.
struct ShownForm {
    std::string action, fields;
};

std::string attribute(const std::string& tag, const std::string& name) {
    std::smatch found;
    return std::regex_search(tag, found, std::regex(" " + name + "=\"([^\"]*)\"")) ? found[1].str() : "";
}

std::string escaped(const std::string& text) {
    std::string out;
    for (const char c : text) out += c == '@' ? "%40" : c == ' ' ? "+" : std::string(1, c);
    return out;
}

void add_fields(ShownForm& form, const std::string& inner, const std::string& email) {
    static const std::regex tags("<(input|button)[^>]*>");
    for (std::sregex_iterator tag(inner.begin(), inner.end(), tags), end; tag != end; ++tag) {
        const std::string text = tag->str();
        const std::string name = attribute(text, "name"), type = attribute(text, "type");
        const bool is_left_out =
            name.empty() || (type == "checkbox" && text.find(" checked") == std::string::npos);
        if (is_left_out) continue;
        const std::string value = type == "email" ? email : attribute(text, "value");
        form.fields += (form.fields.empty() ? "" : "&") + name + "=" + escaped(value);
    }
}

std::vector<ShownForm> forms_on(const std::string& page, const std::string& email) {
    std::vector<ShownForm> forms;
    for (std::size_t at = 0; (at = page.find("<form", at)) != std::string::npos;) {
        const std::size_t end = page.find("</form>", at);
        const std::string text = page.substr(at, end - at);
        ShownForm form{.action = attribute(text.substr(0, text.find('>')), "action"), .fields = {}};
        add_fields(form, text, email);
        forms.push_back(form);
        at = end;
    }
    return forms;
}

class Forms : public support::ReadersWorld, public ::testing::WithParamInterface<const Route*> {
  protected:
    const std::string anna = "anna@x.example";

    // A path of a route, for a reader who is pending, confirmed or whose address has moved, as it wants.
    std::string path_of(const Route& route) {
        if (route.who == Who::anybody) return std::string(route.pattern);
        if (route.purpose == LinkPurpose::confirm) {
            sign_up("digest=weekly&email=anna%40x.example");
            return link(route.purpose, anna);
        }
        subscribe(anna);
        const SubscriberId id = reader(anna).subscriber.id;
        const bool is_about_a_change =
            route.purpose == LinkPurpose::change_address || route.purpose == LinkPurpose::undo_change;
        if (!is_about_a_change) return link(route.purpose, anna);
        post(link(LinkPurpose::preferences, anna), "act=address&new_email=anna%40y.example");
        const std::string move =
            "/" + link_page(key, {LinkPurpose::change_address, id, {}, AddressChangeId{1}});
        if (route.purpose == LinkPurpose::change_address) return move;
        post(move, "");
        return "/" + link_page(key, {LinkPurpose::undo_change, id, {}, AddressChangeId{1}});
    }
};

std::string resolved(const std::string& action, const std::string& path) {
    if (action.empty()) return path;
    return action.starts_with("../") ? "/" + action.substr(3) : action;
}

TEST_P(Forms, AreTakenWhereTheyAreShown) {
    settings.digests.resize(1);
    const std::string path = path_of(*GetParam());
    const web::Response shown = get(path);
    ASSERT_EQ(shown.status, 200);
    now += std::chrono::seconds(30);
    const std::vector<ShownForm> forms = forms_on(shown.body, anna);
    EXPECT_FALSE(forms.empty());
    for (const ShownForm& form : forms) {
        const std::string to = resolved(form.action, path);
        const Route* const taker = web::find_route(routes(), "POST", to).route;
        ASSERT_TRUE(taker) << "a form for " << to;
        EXPECT_LE(form.fields.size(), taker->body_limit);
        EXPECT_EQ(post(to, form.fields).status, 200) << to << ": " << form.fields;
    }
}

std::vector<const Route*> pages() {
    std::vector<const Route*> all;
    for (const Route& route : routes())
        if (route.method == "GET" && !route.pattern.ends_with(".css")) all.push_back(&route);
    return all;
}

INSTANTIATE_TEST_SUITE_P(OfEveryPage, Forms, ::testing::ValuesIn(pages()));

class Requests : public support::ReadersWorld {};

TEST_F(Requests, OfAWrongMethodAreToldWhichIsRight) {
    const web::Response response = post("/static/desk.css", "a=b");
    EXPECT_EQ(response.status, 405);
    EXPECT_EQ(response.headers, (web::Headers{{"Allow", "GET, HEAD"}}));
    EXPECT_EQ(body_limit({.method = "POST",
                          .path = "/static/desk.css",
                          .query = {},
                          .headers = {},
                          .body = {},
                          .peer = {}}),
              std::nullopt);
    EXPECT_EQ(post("/unsubscribe/a/b", "a=b").status, 404);
}

}  // namespace
}  // namespace tidings::readers
