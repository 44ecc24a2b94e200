#include <algorithm>
#include <utility>

#include "parse/formats.h"
#include "parse/json_number.h"
#include "parse/json_tree.h"
#include "parse/mended_json.h"
#include "text/white_space.h"

namespace tidings {
namespace {

using nlohmann::json;

constexpr std::size_t none = std::string_view::npos;

// Strings as they are, and numbers where publishers give them for strings (ids above all).
std::string string_of(const json& value) {
    if (value.is_string()) return value.get<std::string>();
    if (value.is_number()) return number_text(value);
    return {};
}

std::string member(const json& object, const char* name) {
    const auto found = object.find(name);
    return found == object.end() ? std::string() : string_of(*found);
}

template <class Visit>
void for_each_element(const json& object, const char* name, Visit&& visit) {
    const auto found = object.find(name);
    if (found == object.end()) return;
    if (!found->is_array()) return visit(*found);
    for (const json& element : *found) visit(element);
}

void add_author(const json& author, std::vector<RawPerson>& authors) {
    if (author.is_string()) keep_some(authors, person_line(author.get<std::string>()));
    if (!author.is_object()) return;
    RawPerson person = person_line(member(author, "name"));
    person.url = member(author, "url");
    keep_first(person.email, member(author, "email"));
    if (!person.name.empty() || !person.url.empty() || !person.email.empty())
        keep_some(authors, std::move(person));
}

// `authors` is 1.1's; `author`, 1.0's, counts where there is none.
std::vector<RawPerson> authors_of(const json& object) {
    std::vector<RawPerson> authors;
    for_each_element(object, "authors", [&](const json& author) { add_author(author, authors); });
    if (authors.empty())
        for_each_element(object, "author", [&](const json& author) { add_author(author, authors); });
    return authors;
}

RawLink link(const char* rel, std::string href) { return {rel, std::move(href), {}, {}, {}, {}}; }

RawText html_member(const json& object, const char* name) {
    return {RawText::Kind::html, member(object, name), {}, {}};
}

ParsedItem read_item(const json& object) {
    ParsedItem item;
    item.guid = member(object, "id");
    if (std::string url = member(object, "url"); !url.empty())
        keep_some(item.links, link("alternate", std::move(url)));
    item.external_url = member(object, "external_url");
    item.title = plain_text(member(object, "title"));
    item.summary = plain_text(member(object, "summary"));
    item.content = html_member(object, "content_html");
    if (is_empty(item.content)) item.content = plain_text(member(object, "content_text"));
    item.published = member(object, "date_published");
    item.updated = member(object, "date_modified");
    item.authors = authors_of(object);
    item.image = member(object, "image");
    if (item.image.empty()) item.image = member(object, "banner_image");
    item.language = member(object, "language");
    for_each_element(object, "tags", [&](const json& tag) {
        if (std::string term = string_of(tag); !term.empty())
            keep_some(item.categories, {std::move(term), {}, {}});
    });
    for_each_element(object, "attachments", [&](const json& file) {
        if (!file.is_object()) return;
        keep_some(item.enclosures, {member(file, "url"),
                                    member(file, "mime_type"),
                                    member(file, "size_in_bytes"),
                                    member(file, "duration_in_seconds"),
                                    {}});
    });
    return item;
}

// A list with gaps is an object to some programs, its members numbered; or the one item stands for the list.
std::vector<const json*> items_in_object(const json& items) {
    if (items.contains("id")) return {&items};
    std::vector<std::pair<std::string_view, const json*>> members;
    for (const auto& [name, item] : items.items()) members.emplace_back(name, &item);
    std::ranges::sort(members, {}, [](const auto& member) {
        return std::pair(member.first.size(), member.first);  // "2" before "10"
    });
    std::vector<const json*> in_order;
    for (const auto& [name, item] : members) in_order.push_back(item);
    return in_order;
}

std::vector<const json*> items_of(const json& items, std::vector<Warning>& warnings) {
    if (items.is_object()) {
        warnings.push_back(
            {"items-object", "\"items\" is an object and not a list; what is in it was read."});
        return items_in_object(items);
    }
    std::vector<const json*> all;
    for (const json& item : items) all.push_back(&item);
    return all;
}

void read_items(const json& items, ParsedFeed& feed, const ParseLimits& limits) {
    for (const json* item : items_of(items, feed.warnings)) {
        if (!item->is_object()) continue;
        if (feed.items.size() == limits.items) return warn_of_too_many_items(feed, limits);
        feed.items.push_back(read_item(*item));
    }
}

bool has_items(const json& object) {
    return object.contains("items") && (object["items"].is_array() || object["items"].is_object());
}

ParsedFeed read_feed(const json& object, const ParseLimits& limits) {
    ParsedFeed feed;
    const std::string version = member(object, "version");
    feed.format =
        version.ends_with("/1") || version.ends_with("/1.0") ? Format::json_feed_10 : Format::json_feed_11;
    feed.title = plain_text(member(object, "title"));
    feed.subtitle = plain_text(member(object, "description"));
    for (const auto& [rel, name] :
         {std::pair{"alternate", "home_page_url"}, {"self", "feed_url"}, {"next", "next_url"}})
        if (std::string address = member(object, name); !address.empty())
            keep_some(feed.links, link(rel, address));
    for_each_element(object, "hubs", [&](const json& hub) {
        if (hub.is_object()) keep_some(feed.links, link("hub", member(hub, "url")));
    });
    feed.authors = authors_of(object);
    feed.language = member(object, "language");
    feed.icon = member(object, "icon");
    keep_first(feed.icon, member(object, "favicon"));
    if (has_items(object)) read_items(object["items"], feed, limits);
    return feed;
}

// The item in which reading stopped, if it did before there was anything to show.
void drop_empty_end(ParsedFeed& feed) {
    if (!feed.items.empty() && is_empty(feed.items.back().title) && is_empty(feed.items.back().content))
        feed.items.pop_back();
}

bool is_json_feed(const json& root) {
    if (!root.is_object()) return false;
    if (member(root, "version").find("jsonfeed.org") != none) return true;
    const bool has_address = root.contains("home_page_url") || root.contains("feed_url");
    return has_address && has_items(root);
}

// Whether `text` goes on with the version of a JSON Feed behind that member's name.
bool states_version(std::string_view text) {
    constexpr std::size_t longest = 100;
    text = trimmed(text.substr(0, longest), is_white_space);
    if (!text.starts_with(':')) return false;
    text = trimmed(text.substr(1), is_white_space);
    return text.starts_with('"') && text.substr(0, text.find('"', 1)).find("jsonfeed.org/version/") != none;
}

}  // namespace

std::optional<std::size_t> find_json_feed(std::string_view text) {
    constexpr std::size_t furthest = 65536, most_blanks = 100;
    constexpr std::string_view version = "\"version\"";
    const std::size_t stated = text.substr(0, furthest).find(version);
    if (stated == none || !states_version(text.substr(stated + version.size()))) return std::nullopt;
    for (std::size_t at = text.find('{'); at < stated; at = text.find('{', at + 1))
        if (trimmed(text.substr(at + 1, most_blanks), is_white_space).starts_with('"')) return at;
    return std::nullopt;
}

Result<ParsedFeed> read_json_feed(std::string_view text, const ParseLimits& limits) {
    JsonTree tree = read_json(text, limits.depth);
    std::string problem = std::move(tree.problem);
    if (!problem.empty()) tree = read_json(mended_json(text), limits.depth);
    if (!is_json_feed(tree.root))
        return Error{Code::not_a_feed,
                     tree.root.is_object() || tree.root.is_array()
                         ? "This is JSON, but not a JSON Feed."
                         : "This looks like JSON, but cannot be read.",
                     "A JSON Feed says \"version\": \"https://jsonfeed.org/version/1.1\" at its top."};
    ParsedFeed feed = read_feed(tree.root, limits);
    if (!tree.problem.empty()) drop_empty_end(feed);
    if (!problem.empty())
        feed.warnings.insert(feed.warnings.begin(),
                             {"ill-formed-json",
                              "The JSON is not well-formed: " + problem + ". What could be read was kept."});
    if (tree.junk_behind) feed.warnings.push_back(junk_behind());
    if (tree.cut_off) feed.warnings.push_back(cut_off());
    if (tree.left_out)
        feed.warnings.push_back({"too-large", "Parts nested too deeply, or too many, were left out."});
    return feed;
}

}  // namespace tidings
