#include "normalise/normalise.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <utility>

#include "dates/date.h"
#include "normalise/item.h"
#include "normalise/texts.h"
#include "text/ascii.h"
#include "text/language.h"
#include "text/plain_text.h"

namespace tidings {
namespace {

using std::chrono::minutes;

int small_number(std::string_view text, int otherwise) {
    int number = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    return error == std::errc() && end != text.data() ? number : otherwise;
}

// RSS's <ttl> in minutes, or the syndication module's period divided by its frequency.
std::optional<minutes> time_to_live(const ParsedFeed& parsed) {
    constexpr std::array<std::pair<std::string_view, minutes>, 5> periods{{{"hourly", minutes{60}},
                                                                           {"daily", minutes{1440}},
                                                                           {"weekly", minutes{10080}},
                                                                           {"monthly", minutes{43200}},
                                                                           {"yearly", minutes{525600}}}};
    if (const int ttl = small_number(parsed.ttl, 0); ttl > 0) return minutes{ttl};
    const int frequency = std::max(1, small_number(parsed.update_frequency, 1));
    for (const auto& [name, length] : periods)
        if (equal_ignoring_case(name, parsed.update_period)) return std::max(minutes{1}, length / frequency);
    return std::nullopt;
}

std::vector<int> skipped_hours(const ParsedFeed& parsed) {
    std::vector<int> hours;
    for (const std::string& text : parsed.skip_hours)
        if (const int hour = small_number(text, -1); hour >= 0 && hour <= 24) hours.push_back(hour % 24);
    return hours;
}

std::vector<std::chrono::weekday> skipped_days(const ParsedFeed& parsed) {
    constexpr std::array<std::string_view, 7> names{"sunday",   "monday", "tuesday", "wednesday",
                                                    "thursday", "friday", "saturday"};
    std::vector<std::chrono::weekday> days;
    for (const std::string& text : parsed.skip_days)
        for (unsigned day = 0; day < names.size(); ++day)
            if (equal_ignoring_case(names[day], text)) days.emplace_back(day);
    return days;
}

std::optional<Url> link_of(const ParsedFeed& parsed, std::string_view rel,
                           const std::optional<Url>& document) {
    for (const RawLink& link : parsed.links)
        if (link.rel == rel)
            if (std::optional<Url> url = address(link.href, link.base, document)) return url;
    return std::nullopt;
}

Channel normalise_channel(const ParsedFeed& parsed, const std::optional<Url>& document) {
    const TextTypes types = text_types(parsed.format);
    Channel channel;
    channel.format = parsed.format;
    channel.charset = parsed.charset;
    channel.warnings = parsed.warnings;
    channel.id = clean_line(parsed.id);
    channel.title = as_line(parsed.title, types);
    channel.description = as_plain_text(parsed.subtitle);
    channel.language = language_tag(parsed.language);
    channel.rights = clean_line(parsed.rights);
    channel.generator = clean_line(parsed.generator);
    channel.home_page = page_of(parsed.links, document, channel.language);
    channel.self = link_of(parsed, "self", document);
    channel.hub = link_of(parsed, "hub", document);
    channel.next = link_of(parsed, "next", document);
    channel.icon = address(parsed.icon, {}, document);
    channel.image = address(parsed.image, {}, document);
    channel.new_address = address(parsed.new_address, {}, document);
    channel.updated = parse_date(parsed.updated);
    channel.time_to_live = time_to_live(parsed);
    channel.skip_hours = skipped_hours(parsed);
    channel.skip_days = skipped_days(parsed);
    for (const std::string& id : parsed.deleted) channel.deleted.push_back(clean_line(id));
    channel.authors = people(parsed.authors, document);
    return channel;
}

// The feed's authors as far as each of so many items may have a copy of them.
std::vector<Person> inheritable(const std::vector<Person>& authors, std::size_t items) {
    constexpr std::size_t most_bytes = 8U << 20;
    std::vector<Person> kept;
    std::size_t bytes = 0;
    for (const Person& author : authors) {
        bytes += sizeof(Person) + author.name.size() + (author.url ? author.url->text().size() : 0);
        if (bytes * items > most_bytes) break;
        kept.push_back(author);
    }
    return kept;
}

std::string count_of_items(std::size_t count) {
    return std::to_string(count) + (count == 1 ? " item has" : " items have");
}

void warn_of(const ItemProblems& problems, std::vector<Warning>& warnings) {
    const auto warn = [&](const char* code, std::size_t count, const std::string& what) {
        if (count > 0) warnings.push_back({code, count_of_items(count) + what});
    };
    warn("date-unreadable", problems.dates_unreadable,
         " a date that cannot be read, the first: " + problems.first_date);
    warn("date-missing", problems.dates_missing, " no date.");
    warn("date-in-future", problems.dates_in_future, " a date in the future.");
    warn("link-unreadable", problems.links_unreadable,
         " a link that leads to no web page, the first: " + problems.first_link);
}

}  // namespace

Channel normalise(const ParsedFeed& feed, const std::optional<Url>& base, Timestamp now, Pictures pictures) {
    Channel channel = normalise_channel(feed, base);
    // A file without an address: its links are most likely meant relative to the site that it names.
    const std::optional<Url> document = base ? base : channel.home_page;
    const std::vector<Person> authors = inheritable(channel.authors, feed.items.size());
    const ItemContext context{channel, authors, document, now, pictures};
    ItemProblems problems;
    std::vector<Item> items;
    items.reserve(feed.items.size());
    for (const ParsedItem& item : feed.items) items.push_back(normalise_item(item, context, problems));
    channel.items = std::move(items);
    // An entry that is there again has been restored (RFC 6721 section 3).
    std::erase_if(channel.deleted, [&](const std::string& id) {
        return std::ranges::find(channel.items, id, &Item::id) != channel.items.end();
    });
    warn_of(problems, channel.warnings);
    return channel;
}

Result<Channel> read_channel(const Document& document, Timestamp now, Pictures pictures) {
    Result<ParsedFeed> feed = parse_feed(document);
    if (!feed) return feed.error();
    return normalise(*feed, document.url, now, pictures);
}

}  // namespace tidings
