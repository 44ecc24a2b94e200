#include "normalise/item.h"

#include <algorithm>
#include <charconv>
#include <utility>

#include "dates/date.h"
#include "html/to_text.h"
#include "normalise/drupal_row.h"
#include "normalise/media_types.h"
#include "normalise/names.h"
#include "normalise/texts.h"
#include "text/ascii.h"
#include "text/hash.h"
#include "text/invisible.h"
#include "text/language.h"
#include "text/plain_text.h"

namespace tidings {
namespace {

constexpr std::size_t most_categories = 200;
constexpr std::size_t most_people = 20;

std::optional<std::int64_t> whole_number(std::string_view text) {
    std::int64_t number = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    if (error != std::errc() || number < 0) return std::nullopt;
    const bool at_end = end == text.data() + text.size();
    if (!at_end && *end != '.' && *end != ' ') return std::nullopt;
    return number;
}

// "3600", "60:00", "1:00:00".
std::optional<std::int64_t> seconds(std::string_view text) {
    constexpr std::int64_t most = 1'000'000'000;
    std::int64_t total = 0;
    while (true) {
        const std::size_t colon = text.find(':');
        const std::optional<std::int64_t> part = whole_number(text.substr(0, colon));
        if (!part || *part > most || total > most) return std::nullopt;
        total = total * 60 + *part;
        if (colon == std::string_view::npos) return total;
        text.remove_prefix(colon + 1);
    }
}

std::vector<Category> categories(const std::vector<RawCategory>& raw) {
    std::vector<Category> kept;
    for (const RawCategory& one : raw) {
        Category category{plain_name(one.term), clean_line(one.scheme), plain_name(one.label)};
        if (category.term.empty() || kept.size() == most_categories) continue;
        if (std::ranges::find(kept, category) == kept.end()) kept.push_back(std::move(category));
    }
    return kept;
}

std::vector<Attachment> attachments(const std::vector<RawEnclosure>& raw,
                                    const std::optional<Url>& document) {
    std::vector<Attachment> kept;
    for (const RawEnclosure& one : raw) {
        std::optional<Url> url = address(one.url, one.base, document);
        if (!url) continue;
        std::string type = media_type(lower_ascii(clean_line(one.type, 100)), url->path());
        if (is_flash(type)) continue;
        Attachment attachment{*std::move(url), std::move(type), whole_number(one.length),
                              seconds(one.duration)};
        if (attachment.size_in_bytes == 0) attachment.size_in_bytes.reset();
        kept.push_back(std::move(attachment));
    }
    return kept;
}

std::optional<Source> source(const std::optional<RawSource>& raw, TextTypes types,
                             const std::optional<Url>& document) {
    if (!raw) return std::nullopt;
    Source source{clean_line(raw->id), as_line(raw->title, types), address(raw->url, raw->base, document)};
    if (source == Source{}) return std::nullopt;
    return source;
}

std::optional<Timestamp> date(const std::string& text, ItemProblems& problems) {
    if (text.empty()) return std::nullopt;
    const std::optional<Timestamp> read = parse_date(text);
    if (!read && problems.dates_unreadable++ == 0) problems.first_date = clean_line(text, 60);
    return read && is_no_date(*read) ? std::nullopt : read;
}

void set_dates(Item& item, const ParsedItem& parsed, const ItemContext& context, ItemProblems& problems) {
    constexpr std::chrono::hours tolerance{1};  // clocks are not exact
    date(parsed.unreadable_date, problems);
    item.published = date(parsed.published, problems);
    item.modified = date(parsed.updated, problems);
    if (!item.published && (parsed.published.empty() || parse_date(parsed.published)))
        item.published = item.modified;
    if (!item.published && is_drupal_row(parsed.summary.value, item.title))
        item.published = date(read_drupal_row(parsed.summary.value, item.title).created, problems);
    if (!item.published && parsed.published.empty() && parsed.updated.empty()) ++problems.dates_missing;
    const auto is_in_future = [&](const std::optional<Timestamp>& date) {
        return date && *date > context.now + tolerance;
    };
    if (is_in_future(item.published) || is_in_future(item.modified)) ++problems.dates_in_future;
}

// Neither words nor a picture, film or sound: `<div> </div>`.
bool is_blank(const RawText& text) {
    constexpr std::size_t longest = 500;  // bytes; what is longer says something
    if (text.value.size() > longest) return false;
    if (text.kind == RawText::Kind::plain) return trim_invisible(text.value).empty();
    const std::string html = lower_ascii(text.value);
    for (const std::string_view shown : {"<img", "<iframe", "<object", "<embed", "<video", "<audio"})
        if (html.find(shown) != std::string::npos) return false;
    return trim_invisible(html_to_text(html)).empty();
}

// A description without a content is the content. Atom calls the same thing a summary, and means it.
void set_texts(Item& item, const ParsedItem& parsed, const ItemContext& context) {
    const TextTypes types = text_types(context.channel.format);
    const bool has_content = !is_blank(parsed.content) || is_blank(parsed.summary);
    const bool wraps =
        context.channel.format == Format::json_feed_10 || context.channel.format == Format::json_feed_11;
    item.title = as_line(parsed.title, types);
    const RawText& text = has_content ? parsed.content : parsed.summary;
    if (text.kind == RawText::Kind::html && is_drupal_row(text.value, item.title)) {
        RawText row = text;
        row.value = read_drupal_row(text.value, item.title).html;
        item.content = as_html(row, context.document, wraps, context.pictures);
    } else {
        item.content = as_html(text, context.document, wraps, context.pictures);
    }
    if (has_content || types == TextTypes::declared) item.summary = as_plain_text(parsed.summary);
}

// "news/17.html", "/node/7": a guid that may lead to a page of the site, and is no date, number or URN.
bool looks_like_path(std::string_view guid) {
    if (guid.starts_with('/')) return true;
    if (guid.find_first_of(" :@<>") != std::string_view::npos) return false;
    const std::string_view first = guid.substr(0, guid.find_first_of("/?"));
    const auto is_of_names = [](char c) {
        return is_letter(c) || is_digit(c) || c == '-' || c == '_' || c == '.';
    };
    const bool is_name = std::ranges::all_of(first, is_of_names) && std::ranges::any_of(first, is_letter);
    const bool is_page = first.find(".htm") < first.size() || first.find(".php") < first.size() ||
                         first.find(".asp") < first.size();
    return is_name && (is_page || guid.substr(first.size()).starts_with('/'));
}

std::optional<Url> permalink_of(const ParsedItem& parsed, const std::optional<Url>& document) {
    if (!parsed.guid_is_permalink) return std::nullopt;
    if (const Result<Url> permalink = Url::parse(parsed.guid)) return *permalink;
    return looks_like_path(parsed.guid) ? address(parsed.guid, {}, document) : std::nullopt;
}

void count_unreadable_link(const std::vector<RawLink>& links, ItemProblems& problems) {
    const auto link = std::ranges::find_if(
        links, [](const RawLink& one) { return one.rel == "alternate" && !one.href.empty(); });
    if (link != links.end() && problems.links_unreadable++ == 0)
        problems.first_link = clean_line(link->href, 100);
}

void set_addresses(Item& item, const ParsedItem& parsed, const ItemContext& context, ItemProblems& problems) {
    const std::optional<Url>& document = context.document;
    item.original_url = address(parsed.original_link, {}, document);
    item.url = page_of(parsed.links, document, item.language);
    if (!item.url) count_unreadable_link(parsed.links, problems);
    if (!item.url) item.url = permalink_of(parsed, document);
    if (!item.url) item.url = item.original_url;
    item.external_url = address(parsed.external_url, {}, document);
    item.image = address(parsed.image, {}, document);
    item.comments = address(parsed.comments, {}, document);
}

// Without an id of the publisher's: the same for the same item at each poll, whatever else changes in the
// feed.
std::string made_up_id(const Item& item) {
    if (item.url) return hash_hex(item.url->text());
    if (item.external_url) return hash_hex(item.external_url->text());
    return hash_hex(item.title + '\n' + item.summary + '\n' + item.content.html());
}

void set_id(Item& item, const ParsedItem& parsed) {
    item.id = parsed.guid;
    item.id_is_permalink = parsed.guid_is_permalink && Url::parse(parsed.guid);
    if (item.id.empty()) item.id = made_up_id(item);
}

// An episode without a page leads to its file. Its id is made up before this, so that it stays the same.
void fill_from_attachments(Item& item) {
    if (item.attachments.empty()) return;
    if (!item.url && !item.external_url) item.url = item.attachments.front().url;
    const auto picture = std::ranges::find_if(
        item.attachments, [](const Attachment& one) { return one.mime_type.starts_with("image/"); });
    if (!item.image && picture != item.attachments.end()) item.image = picture->url;
}

bool is_page(const RawLink& link) {
    return link.rel == "alternate" && (link.type.empty() || link.type.find("html") != std::string::npos);
}

}  // namespace

std::vector<Person> people(const std::vector<RawPerson>& raw, const std::optional<Url>& document) {
    std::vector<Person> kept;
    for (const RawPerson& one : raw) {
        if (kept.size() == most_people) break;
        Person person = named_person(one);
        person.url = address(one.url, one.base, document);
        if (!person.name.empty() || !person.email.empty() || person.url) kept.push_back(std::move(person));
    }
    return kept;
}

std::optional<Url> page_of(const std::vector<RawLink>& links, const std::optional<Url>& document,
                           std::string_view language) {
    const std::string_view wanted_language = language.substr(0, language.find('-'));
    const auto first = [&](auto&& wanted) -> std::optional<Url> {
        for (const RawLink& link : links)
            if (wanted(link))
                if (std::optional<Url> url = address(link.href, link.base, document)) return url;
        return std::nullopt;
    };
    const auto is_page_in_language = [&](const RawLink& link) {
        const std::string tag = language_tag(link.language);
        return is_page(link) && !tag.empty() && tag.substr(0, tag.find('-')) == wanted_language;
    };
    if (std::optional<Url> page = first(is_page_in_language)) return page;
    if (std::optional<Url> page = first(is_page)) return page;
    if (std::optional<Url> other = first([](const RawLink& link) { return link.rel == "alternate"; }))
        return other;
    return first([](const RawLink& link) { return link.rel == "content"; });
}

Item normalise_item(const ParsedItem& parsed, const ItemContext& context, ItemProblems& problems) {
    Item item;
    item.language = language_tag(parsed.language);
    if (item.language.empty()) item.language = context.channel.language;
    set_texts(item, parsed, context);
    set_addresses(item, parsed, context, problems);
    set_id(item, parsed);
    set_dates(item, parsed, context, problems);
    item.rights = clean_line(parsed.rights);
    item.authors = people(parsed.authors, context.document);
    if (item.authors.empty()) item.authors = context.authors;
    item.categories = categories(parsed.categories);
    item.attachments = attachments(parsed.enclosures, context.document);
    fill_from_attachments(item);
    item.source = source(parsed.source, text_types(context.channel.format), context.document);
    return item;
}

}  // namespace tidings
