#include "catalogue/opml_file.h"

#include <map>
#include <set>

#include "parse/opml.h"
#include "publish/opml.h"
#include "text/language.h"
#include "text/plain_text.h"

namespace tidings::catalogue {
namespace {

// In a list without groups, each feed's own title names its partner.
Partner partner_named(const Outline& outline, Folders folders) {
    Partner partner;
    const bool is_grouped = folders == Folders::partners && !outline.group.empty();
    partner.name = is_grouped ? outline.group : !outline.title.empty() ? outline.title : outline.xml_url;
    partner.slug = slugify(partner.name);
    if (Result<Url> home = Url::parse(outline.html_url)) partner.home_page = *std::move(home);
    return partner;
}

Error with_line(const Error& error, const std::string& file, std::size_t line) {
    return {Code::not_a_feed, file + ", line " + std::to_string(line) + ": " + error.message, error.hint};
}

// Not of a file on this machine, which FeedAddress may be. Errors name what is wrong, since a whole list may
// be one line; but no address that may hold a password.
Result<FeedAddress> web_address(const std::string& text) {
    Result<FeedAddress> address = FeedAddress::parse(text);
    const bool is_file = address && address->is_file();
    if (!is_file && (address || has_user_information(text))) return address;
    const std::string named = text.find('@') == std::string::npos ? ": " + clean_line(text, 200) : "";
    return Error{Code::usage, "Not an absolute http or https address" + named,
                 "Only http and https addresses can be imported."};
}

}  // namespace

Result<FeedList> read_opml_file(std::string_view opml, const std::string& file, Folders folders) {
    const Result<OutlineList> outlines = parse_opml(opml);
    if (!outlines)
        return Error{outlines.error().code, file + ": " + outlines.error().message, outlines.error().hint};
    FeedList list;
    list.commented_out = outlines->commented_out;
    for (const Outline& include : outlines->includes)
        list.left_out.push_back(
            with_line({Code::not_a_feed, "it includes another list, which is not read: " + include.xml_url,
                       "Save that list to a file and import it too."},
                      file, include.line));
    for (const Outline& page : outlines->scraped)
        list.left_out.push_back(with_line(
            {Code::not_a_feed, "this is a page that the other program makes a feed of: " + page.xml_url,
             "Look for a feed of the same site: tidings feeds check ADDRESS"},
            file, page.line));
    std::map<std::string, std::size_t> places;
    std::set<std::string> groups;
    for (const Outline& outline : outlines->feeds) {
        Result<FeedAddress> address = web_address(outline.xml_url);
        if (!address) {
            list.left_out.push_back(with_line(address.error(), file, outline.line));
            continue;
        }
        if (!outline.group.empty()) groups.insert(outline.group);
        Partner partner = partner_named(outline, folders);
        const auto [place, is_new] = places.emplace(partner.slug, list.partners.size());
        if (is_new) list.partners.push_back({std::move(partner), {}});
        PartnerFeeds& entry = list.partners[place->second];
        entry.feeds.push_back({.slug = entry.partner.slug,
                               .title = outline.title,
                               .address = *std::move(address),
                               .tags = folders == Folders::tags && !outline.group.empty()
                                           ? std::vector{slugify(outline.group)}
                                           : std::vector<std::string>(),
                               .language = language_tag(outline.language)});
    }
    list.folders = groups.size();
    return list;
}

std::string write_opml_file(const std::vector<PartnerFeeds>& partners, const std::string& title) {
    std::vector<Outline> outlines;
    for (const PartnerFeeds& entry : partners)
        for (const Feed& feed : entry.feeds)
            if (!feed.address.is_file())
                outlines.push_back(
                    {.group = entry.partner.name,
                     .title = feed.title,
                     .xml_url = feed.address.text(),
                     .html_url = entry.partner.home_page ? entry.partner.home_page->text() : std::string(),
                     .language = feed.language});
    return publish::opml(title, outlines);
}

}  // namespace tidings::catalogue
