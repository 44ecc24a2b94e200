#include <algorithm>
#include <map>
#include <pugixml.hpp>
#include <set>
#include <string>

#include "dates/date.h"
#include "html/sanitise.h"
#include "publish/check_feeds.h"

namespace tidings::publish {
namespace {

constexpr std::size_t largest_document = 1'000'000;  // bytes, unless one entry alone is larger

// One document being checked.
struct Checking {
    const Hub& hub;
    CheckedFeed found;
    std::set<std::string> ids, dates;
    std::map<std::string, std::string> gone;  // when, by id

    void expect(bool is_so, const std::string& problem) {
        if (!is_so) found.problems.push_back(problem);
    }
};

bool is_trimmed(std::string_view text) {
    return !text.empty() && std::string_view(" \t\r\n").find(text.front()) == std::string_view::npos &&
           std::string_view(" \t\r\n").find(text.back()) == std::string_view::npos;
}

void check_bytes(Checking& checking, const std::string& bytes) {
    checking.expect(bytes.starts_with("<?xml version=\"1.0\" encoding=\"utf-8\"?>\n<feed "),
                    "it does not begin with the XML declaration and the feed");
    checking.expect(bytes.find("<!DOCTYPE") == std::string::npos, "it has a DOCTYPE");
    checking.expect(bytes.find("<!--") == std::string::npos && bytes.find("<?", 1) == std::string::npos,
                    "it has a comment or a processing instruction");
}

void check_text(Checking& checking, const pugi::xml_node& node, const char* name, const std::string& of) {
    const pugi::xml_node child = node.child(name);
    checking.expect(child && is_trimmed(child.text().get()),
                    of + " has no " + name + ", or one with white space around it");
    checking.expect(!child.next_sibling(name), of + " has two of " + name);
}

std::string link(const pugi::xml_node& node, std::string_view relation) {
    for (const pugi::xml_node& link : node.children("link"))
        if (link.attribute("rel").value() == relation) return link.attribute("href").value();
    return {};
}

void check_links(Checking& checking, const pugi::xml_node& node, const std::string& of) {
    int alternates = 0;
    for (const pugi::xml_node& link : node.children("link")) {
        alternates += std::string_view(link.attribute("rel").value()) == "alternate" ? 1 : 0;
        checking.expect(is_absolute(link.attribute("href").value()), of + " has a link that is not absolute");
    }
    checking.expect(alternates == 1, of + " has not just one alternate link");
    checking.expect(std::string_view(node.child("link").attribute("rel").value()) == "alternate",
                    of + " has another link before its alternate one");
}

void check_categories(Checking& checking, const pugi::xml_node& entry, const std::string& of) {
    for (const pugi::xml_node& category : entry.children("category"))
        checking.expect(*category.attribute("term").value() != '\0' &&
                            *category.attribute("label").value() != '\0' &&
                            is_absolute(category.attribute("scheme").value()),
                        of + " has a category without term, label or scheme");
}

// What may be told of an entry that is gone: that it is, without text and without a link but to the hub. Its
// tombstone must not be older (RFC 6721 section 3).
bool is_notice(const Checking& checking, const pugi::xml_node& entry, const std::string& gone_at) {
    return entry.child("content") && entry.child("content").text().empty() && !entry.child("summary") &&
           !entry.child("link").next_sibling("link") &&
           link(entry, "alternate") == checking.hub.home_page.text() &&
           entry.child("updated").text().get() <= gone_at;
}

void check_entry(Checking& checking, const pugi::xml_node& entry, const std::string& newest) {
    const std::string id = entry.child("id").text().get();
    const std::string of = "entry " + id;
    for (const char* name : {"id", "title", "updated", "published"}) check_text(checking, entry, name, of);
    const std::string updated = entry.child("updated").text().get();
    checking.expect(checking.ids.insert(id).second, of + " stands there twice");
    checking.expect(checking.dates.insert(updated).second, of + " shares its time with another entry");
    checking.expect(is_exact_date(updated) && is_exact_date(entry.child("published").text().get()),
                    of + " has a date that is not of whole seconds in UTC");
    checking.expect(updated <= newest, of + " is newer than its feed");
    checking.expect(std::string_view(entry.child("title").attribute("type").value()) == "text",
                    of + " has a title that is not text");
    checking.expect(is_trimmed(entry.child("author").child("name").text().get()), of + " has no author");
    check_links(checking, entry, of);
    check_categories(checking, entry, of);
    const pugi::xml_node content = entry.child("content");
    checking.expect(!content || (std::string_view(content.attribute("type").value()) == "html" &&
                                 is_clean(content.text().get())),
                    of + " has content that the sanitiser would change");
    checking.expect(std::string_view(entry.last_child().name()) == "source",
                    of + " does not end with its source");
    const auto gone = checking.gone.find(id);
    checking.expect(gone == checking.gone.end() || is_notice(checking, entry, gone->second),
                    of + " is there although it is gone");
    checking.found.entry_ids.push_back(id);
}

void check_tombstone(Checking& checking, const pugi::xml_node& gone) {
    const std::string id = gone.attribute("ref").value();
    checking.expect(is_exact_date(gone.attribute("when").value()),
                    "the tombstone of " + id + " has no good date");
    checking.expect(!gone.previous_sibling("entry"), "the tombstone of " + id + " stands behind an entry");
    checking.found.gone_ids.push_back(id);
    checking.gone.emplace(id, gone.attribute("when").value());
}

void check_feed(Checking& checking, std::string_view name, const pugi::xml_node& feed, std::size_t bytes) {
    checking.expect(std::string_view(feed.attribute("xmlns").value()) == "http://www.w3.org/2005/Atom",
                    "the default namespace is not Atom's");
    for (const char* part : {"id", "title", "updated"}) check_text(checking, feed, part, "the feed");
    check_links(checking, feed, "the feed");
    checking.expect(link(feed, "self") == checking.hub.files.text() + std::string(name),
                    "its self link is not its address");
    const std::string updated = feed.child("updated").text().get();
    checking.expect(is_exact_date(updated), "the feed's date is not of whole seconds in UTC");
    for (const pugi::xml_node& gone : feed.children("at:deleted-entry")) check_tombstone(checking, gone);
    for (const pugi::xml_node& entry : feed.children("entry")) check_entry(checking, entry, updated);
    checking.expect(bytes < largest_document || checking.found.entry_ids.size() == 1,
                    "it is larger than a megabyte");
    checking.found.prev_archive = link(feed, "prev-archive");
    checking.found.is_archive = static_cast<bool>(feed.child("fh:archive"));
    checking.expect(!checking.found.is_archive || !link(feed, "current").empty(),
                    "it does not say where the newest entries are");
}

}  // namespace

CheckedFeed check_atom(const Hub& hub, std::string_view name, const std::string& bytes) {
    Checking checking{hub, {}, {}, {}, {}};
    pugi::xml_document document;
    const pugi::xml_parse_result parsed = document.load_buffer(bytes.data(), bytes.size());
    checking.expect(static_cast<bool>(parsed), std::string("it is not well-formed: ") + parsed.description());
    check_bytes(checking, bytes);
    if (parsed) check_feed(checking, name, document.child("feed"), bytes.size());
    return std::move(checking.found);
}

bool is_absolute(std::string_view address) {
    const Result<Url> url = Url::parse(address);
    return url && url->text() == address;
}

bool is_exact_date(std::string_view date) {
    const std::optional<Timestamp> time = parse_date(date);
    return time && rfc3339(*time) == date;
}

bool is_clean(const std::string& html) {
    return sanitise(html, std::nullopt, Pictures::shown).html() == html;
}

}  // namespace tidings::publish
