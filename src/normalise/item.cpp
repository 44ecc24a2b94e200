#include "normalise/item.h"

#include <algorithm>
#include <charconv>
#include <utility>

#include "dates/date.h"
#include "html/entities.h"
#include "normalise/texts.h"
#include "text/ascii.h"
#include "text/hash.h"
#include "text/language.h"
#include "text/plain_text.h"

namespace tidings {
namespace {

constexpr std::size_t most_categories = 200;

std::string decoded_line(const std::string& text) { return clean_line(decode_entities(text)); }

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
        Category category{decoded_line(one.term), clean_line(one.scheme), decoded_line(one.label)};
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
        Attachment attachment{*std::move(url), lower_ascii(clean_line(one.type, 100)),
                              whole_number(one.length), seconds(one.duration)};
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

std::optional<Timestamp> date(const std::string& text, DateProblems& problems) {
    if (text.empty()) return std::nullopt;
    const std::optional<Timestamp> read = parse_date(text);
    if (!read && problems.unreadable++ == 0) problems.first_unreadable = clean_line(text, 60);
    return read;
}

void set_dates(Item& item, const ParsedItem& parsed, const ItemContext& context, DateProblems& problems) {
    constexpr std::chrono::hours tolerance{1};  // clocks are not exact
    item.published = date(parsed.published, problems);
    item.modified = date(parsed.updated, problems);
    if (!item.published && parsed.published.empty()) item.published = item.modified;
    if (parsed.published.empty() && parsed.updated.empty()) ++problems.missing;
    if (item.published && *item.published > context.now + tolerance) ++problems.in_future;
}

// A description without a content is the content. Atom calls the same thing a summary, and means it.
void set_texts(Item& item, const ParsedItem& parsed, const ItemContext& context) {
    const TextTypes types = text_types(context.channel.format);
    const bool has_content = !parsed.content.value.empty();
    const bool wraps =
        context.channel.format == Format::json_feed_10 || context.channel.format == Format::json_feed_11;
    item.title = as_line(parsed.title, types);
    item.content =
        as_html(has_content ? parsed.content : parsed.summary, context.document, wraps, context.pictures);
    if (has_content || types == TextTypes::declared) item.summary = as_plain_text(parsed.summary);
}

void set_addresses(Item& item, const ParsedItem& parsed, const std::optional<Url>& document) {
    item.original_url = address(parsed.original_link, {}, document);
    item.url = page_of(parsed.links, document);
    if (!item.url && parsed.guid_is_permalink)
        if (const Result<Url> permalink = Url::parse(parsed.guid)) item.url = *permalink;
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

void set_id(Item& item, const ParsedItem& parsed, const ItemContext& context) {
    item.id = identifier(parsed.guid, text_types(context.channel.format), context.document);
    item.id_is_permalink = parsed.guid_is_permalink && Url::parse(parsed.guid);
    if (item.id.empty()) item.id = made_up_id(item);
}

bool is_page(const RawLink& link) {
    return link.rel == "alternate" && (link.type.empty() || link.type.find("html") != std::string::npos);
}

}  // namespace

std::vector<Person> people(const std::vector<RawPerson>& raw, const std::optional<Url>& document) {
    std::vector<Person> kept;
    for (const RawPerson& one : raw) {
        Person person{decoded_line(one.name), clean_line(one.email, 254),
                      address(one.url, one.base, document)};
        if (!person.name.empty() || !person.email.empty() || person.url) kept.push_back(std::move(person));
    }
    return kept;
}

std::optional<Url> page_of(const std::vector<RawLink>& links, const std::optional<Url>& document) {
    const auto first = [&](auto&& wanted) -> std::optional<Url> {
        for (const RawLink& link : links)
            if (wanted(link))
                if (std::optional<Url> url = address(link.href, link.base, document)) return url;
        return std::nullopt;
    };
    if (std::optional<Url> page = first(is_page)) return page;
    if (std::optional<Url> other = first([](const RawLink& link) { return link.rel == "alternate"; }))
        return other;
    return first([](const RawLink& link) { return link.rel == "content"; });
}

Item normalise_item(const ParsedItem& parsed, const ItemContext& context, DateProblems& problems) {
    Item item;
    set_texts(item, parsed, context);
    set_addresses(item, parsed, context.document);
    set_id(item, parsed, context);
    set_dates(item, parsed, context, problems);
    item.language = language_tag(parsed.language);
    if (item.language.empty()) item.language = context.channel.language;
    item.rights = clean_line(parsed.rights);
    item.authors = people(parsed.authors, context.document);
    if (item.authors.empty()) item.authors = context.channel.authors;
    item.categories = categories(parsed.categories);
    item.attachments = attachments(parsed.enclosures, context.document);
    item.source = source(parsed.source, text_types(context.channel.format), context.document);
    return item;
}

}  // namespace tidings
