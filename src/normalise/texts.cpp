#include "normalise/texts.h"

#include <algorithm>
#include <array>
#include <string_view>
#include <unordered_set>

#include "html/embeds.h"
#include "html/entities.h"
#include "html/newsletter_frame.h"
#include "html/sanitise.h"
#include "html/to_text.h"
#include "text/ascii.h"
#include "text/plain_text.h"

namespace tidings {
namespace {

constexpr std::size_t none = std::string_view::npos;

// What people put into titles. A title that seems to hold other elements ("How to use <template>") is about
// them.
constexpr std::array<std::string_view, 42> title_elements{
    "a",     "abbr", "acronym", "b",      "bdi", "bdo",  "big",  "blink", "br", "center", "cite",
    "code",  "del",  "dfn",     "div",    "em",  "font", "h1",   "h2",    "h3", "h4",     "h5",
    "h6",    "i",    "img",     "ins",    "kbd", "mark", "nobr", "p",     "q",  "s",      "samp",
    "small", "span", "strike",  "strong", "sub", "sup",  "u",    "var",   "wbr"};

std::string_view name_at(std::string_view text) {
    std::size_t end = 0;
    while (end < text.size() && (is_letter(text[end]) || is_digit(text[end]))) ++end;
    return text.substr(0, end);
}

bool is_title_element(std::string_view name) {
    return std::ranges::any_of(title_elements,
                               [&](std::string_view known) { return equal_ignoring_case(known, name); });
}

// The names of all end tags in it, in lower case.
std::unordered_set<std::string> ended_elements(std::string_view text) {
    std::unordered_set<std::string> names;
    for (std::size_t at = text.find("</"); at != none; at = text.find("</", at + 2))
        names.insert(lower_ascii(name_at(text.substr(at + 2))));
    return names;
}

// True if every tag in it is one that titles have, or is closed.
bool looks_like_html(std::string_view text) {
    bool has_tags = false;
    std::optional<std::unordered_set<std::string>> ended;  // asked for rarely
    for (std::size_t at = text.find('<'); at != none; at = text.find('<', at + 1)) {
        const bool is_end = at + 1 < text.size() && text[at + 1] == '/';
        const std::string_view name = name_at(text.substr(at + (is_end ? 2 : 1)));
        if (name.empty()) continue;
        if (!is_title_element(name)) {
            if (!ended) ended = ended_elements(text);
            if (!ended->contains(lower_ascii(name))) return false;
        }
        has_tags = true;
    }
    return has_tags || text.find("<!--") != none;
}

// A title may be a picture; its words are then what the picture is called.
std::string words_of(const std::string& html) {
    std::string words = html_to_text(html);
    return words.empty() && !html.empty() ? html_to_text(sanitise(html, std::nullopt)) : words;
}

std::string guessed_line(const std::string& text) {
    if (text.find_first_of("<&") == none) return text;
    return looks_like_html(text) ? words_of(text) : decode_entities(text);
}

std::string paragraphs(std::string_view text, bool wrap_single) {
    std::string html;
    const bool single = text.find("\n\n") == none;
    bool open = false;
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t end = std::min(text.find('\n', at), text.size());
        const std::string line = escape_html(text.substr(at, end - at));
        if (line.find_first_not_of(" \t\r") == none) {
            html += open ? "</p>" : "";
            open = false;
        } else {
            html += open ? "<br>" : "<p>";
            html += line;
            open = true;
        }
        at = end + 1;
    }
    html += open ? "</p>" : "";
    if (single && !wrap_single && html.starts_with("<p>")) return html.substr(3, html.size() - 7);
    return html;
}

// A film or a sound with at most a few words: who cannot see it needs a way to it.
bool is_embed_only(std::string_view html) {
    constexpr std::size_t longest = 8000;      // bytes of HTML
    constexpr std::size_t fewest_words = 300;  // bytes of words that stand for themselves
    return html.size() <= longest && has_embeds(html) && html_to_text(html).size() < fewest_words;
}

bool begins_with(std::string_view text, std::string_view start) {
    return equal_ignoring_case(text.substr(0, start.size()), start);
}

// "http://https://ngo.example/", "http://https//ngo.example/", "feed:https://ngo.example/".
std::string_view without_second_scheme(std::string_view reference) {
    for (const std::string_view scheme : {"feed:", "http://", "https://"}) {
        if (!begins_with(reference, scheme)) continue;
        const std::string_view rest = reference.substr(scheme.size());
        for (const std::string_view second : {"http://", "https://", "http//", "https//"})
            if (begins_with(rest, second)) return rest;
    }
    return reference;
}

// "ngo.example/news/1" in a feed of ngo.example lacks its scheme.
bool begins_with_host(std::string_view reference, const Url& document) {
    const std::string_view host = document.host();
    return begins_with(reference, host) && (reference.size() == host.size() || reference[host.size()] == '/');
}

// The address that references in a text or link are relative to: its xml:base joined to the document's
// address.
std::optional<Url> base_address(const std::string& base, const std::optional<Url>& document) {
    if (base.empty()) return document;
    const Result<Url> joined = document ? Url::resolve(*document, base) : Url::parse(base);
    return joined ? std::optional(*joined) : document;
}

}  // namespace

std::string mended_reference(std::string_view reference) {
    std::string mended(without_second_scheme(reference));
    if (begins_with(mended, "http//") || begins_with(mended, "https//")) mended.insert(mended.find('/'), ":");
    if (begins_with(mended, "www.")) mended.insert(0, "https://");
    for (std::size_t at = mended.find("&amp;"); at != none; at = mended.find("&amp;", at + 1))
        mended.erase(at + 1, 4);
    return mended;
}

TextTypes text_types(Format format) {
    switch (format) {
        case Format::atom_03:
        case Format::atom_10:
        case Format::json_feed_10:
        case Format::json_feed_11:
            return TextTypes::declared;
        default:
            return TextTypes::guessed;
    }
}

std::string as_line(const RawText& text, TextTypes types) {
    if (text.kind == RawText::Kind::plain) return clean_line(text.value);
    if (types == TextTypes::declared) return clean_line(words_of(text.value));
    return clean_line(guessed_line(text.value));
}

std::string as_plain_text(const RawText& text) {
    if (text.kind == RawText::Kind::plain) return clean_text(text.value);
    const std::optional<std::string> bare = without_newsletter_frame(text.value);
    return clean_text(html_to_text(bare ? *bare : text.value));
}

SafeHtml as_html(const RawText& text, const std::optional<Url>& document, bool wrap_plain_text,
                 Pictures pictures) {
    const std::optional<Url> base = base_address(text.base, document);
    const bool is_plain = text.kind == RawText::Kind::plain;
    const std::string written = is_plain ? paragraphs(text.value, wrap_plain_text) : std::string();
    const std::string_view whole = is_plain ? std::string_view(written) : text.value;
    const std::optional<std::string> bare = without_newsletter_frame(whole);
    const std::string_view html = bare ? *bare : whole;
    if (is_plain || !is_embed_only(html)) return sanitise(html, base, pictures);
    return sanitise(with_links_to_embeds(html), base, pictures);
}

std::optional<Url> address(const std::string& reference, const std::string& base,
                           const std::optional<Url>& document) {
    constexpr std::size_t longest = 8192;
    if (reference.empty() || reference.size() > longest) return std::nullopt;
    const std::optional<Url> around = base_address(base, document);
    std::string mended = mended_reference(reference);
    if (around && begins_with_host(mended, *around)) mended.insert(0, "https://");
    const Result<Url> found = around ? Url::resolve(*around, mended) : Url::parse(mended);
    return found && found->text().size() <= longest ? std::optional(*found) : std::nullopt;
}

}  // namespace tidings
