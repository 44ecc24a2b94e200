#include "html/tokenizer.h"

#include <algorithm>
#include <array>

#include "text/ascii.h"
#include "text/white_space.h"

namespace tidings {
namespace {

constexpr std::size_t most_attributes = 64;

// plaintext never ends. Not here: iframe, noembed and noframes. Nobody shows frames to our readers, so they
// are to get what stands in their place, and "<iframe/>" must not swallow the rest.
constexpr std::array<std::string_view, 6> raw_elements{"plaintext", "script", "style",
                                                       "textarea",  "title",  "xmp"};

constexpr bool is_upper(char c) { return to_lower(c) != c; }

// True if `markup` has the tag "<name" or "</name" at `at` (just behind its "<" or "</"), in any case, and
// the name ends there.
bool has_name_at(std::string_view markup, std::size_t at, std::string_view name) {
    const std::size_t end = at + name.size();
    return end < markup.size() && equal_ignoring_case(markup.substr(at, name.size()), name) &&
           (is_white_space(markup[end]) || markup[end] == '/' || markup[end] == '>');
}

std::string_view find_raw_element(std::string_view name) {
    const auto* found = std::ranges::find(raw_elements, name);
    return found == raw_elements.end() ? std::string_view{} : *found;
}

}  // namespace

std::optional<HtmlToken> HtmlTokenizer::next() {
    if (!raw_element_.empty()) {
        const HtmlToken text = read_raw_text();
        raw_element_ = {};
        if (!text.source.empty()) return text;
    }
    if (at_ >= markup_.size()) return std::nullopt;
    if (!begins_markup(at_)) return read_text();
    const char mark = markup_[at_ + 1];
    if (mark == '!') return read_declaration();
    if (mark == '?') return read_until(HtmlToken::Kind::instruction, at_ + 2, ">");
    if (mark != '/') return read_tag(HtmlToken::Kind::start_tag);
    if (begins_name(at_ + 2)) return read_tag(HtmlToken::Kind::end_tag);
    return read_until(HtmlToken::Kind::comment, at_ + 2, ">");
}

bool has_attribute(const HtmlToken& tag, std::string_view name) {
    return std::ranges::find(tag.attributes, name, &HtmlAttribute::name) != tag.attributes.end();
}

std::string_view attribute_value(const HtmlToken& tag, std::string_view name) {
    const auto found = std::ranges::find(tag.attributes, name, &HtmlAttribute::name);
    return found == tag.attributes.end() ? std::string_view{} : found->value;
}

bool HtmlTokenizer::begins_name(std::size_t at) const {
    return at < markup_.size() && is_letter(markup_[at]);
}

bool HtmlTokenizer::begins_markup(std::size_t at) const {
    if (at + 1 >= markup_.size() || markup_[at] != '<') return false;
    const char mark = markup_[at + 1];
    return mark == '!' || mark == '?' || begins_name(at + 1) || (mark == '/' && at + 2 < markup_.size());
}

HtmlToken HtmlTokenizer::token(HtmlToken::Kind kind, std::size_t begin, std::size_t text_begin,
                               std::size_t text_end, std::size_t end) {
    at_ = end;
    HtmlToken made{.kind = kind, .source = markup_.substr(begin, end - begin), .name = {}, .text = {}};
    if (text_begin < text_end) made.text = markup_.substr(text_begin, text_end - text_begin);
    return made;
}

HtmlToken HtmlTokenizer::read_text() {
    std::size_t end = at_;
    do end = std::min(markup_.find('<', end + 1), markup_.size());
    while (end < markup_.size() && !begins_markup(end));
    return token(HtmlToken::Kind::text, at_, at_, end, end);
}

HtmlToken HtmlTokenizer::read_raw_text() {
    const std::size_t end = raw_element_ == "script" ? end_of_script() : end_of_raw_text();
    HtmlToken text = token(HtmlToken::Kind::text, at_, at_, end, end);
    text.raw = true;
    return text;
}

std::size_t HtmlTokenizer::end_of_raw_text() const {
    if (raw_element_ == "plaintext") return markup_.size();
    std::size_t end = markup_.find("</", at_);
    while (end != std::string_view::npos && !has_name_at(markup_, end + 2, raw_element_))
        end = markup_.find("</", end + 2);
    return std::min(end, markup_.size());
}

// Behind "<!--" a script may hold "<script>…</script>" that does not end it (sections 13.2.5.20
// to 13.2.5.31).
std::size_t HtmlTokenizer::end_of_script() const {
    bool escaped = false;
    bool doubly_escaped = false;
    for (std::size_t at = at_; (at = markup_.find_first_of("<-", at)) != std::string_view::npos; ++at) {
        const std::string_view rest = markup_.substr(at, 4);
        if (rest == "<!--") {
            escaped = true;
        } else if (rest.starts_with("-->")) {
            escaped = doubly_escaped = false;
        } else if (rest.starts_with("</") && has_name_at(markup_, at + 2, "script")) {
            if (!doubly_escaped) return at;
            doubly_escaped = false;
        } else if (escaped && rest.starts_with('<') && has_name_at(markup_, at + 1, "script")) {
            doubly_escaped = true;
        }
    }
    return markup_.size();
}

HtmlToken HtmlTokenizer::read_until(HtmlToken::Kind kind, std::size_t text_begin,
                                    std::string_view terminator) {
    const std::size_t found = markup_.find(terminator, text_begin);
    const std::size_t text_end = std::min(found, markup_.size());
    const std::size_t end = found == std::string_view::npos ? markup_.size() : found + terminator.size();
    HtmlToken made = token(kind, at_, text_begin, text_end, end);
    made.terminated = found != std::string_view::npos;
    return made;
}

HtmlToken HtmlTokenizer::read_declaration() {
    const std::string_view rest = markup_.substr(at_);
    if (rest.starts_with("<!--")) return read_comment();
    if (mode_ == Mode::foreign && rest.starts_with("<![CDATA["))
        return read_until(HtmlToken::Kind::cdata, at_ + 9, "]]>");
    if (equal_ignoring_case(rest.substr(2, 7), "doctype"))
        return read_until(HtmlToken::Kind::doctype, std::min(at_ + 9, markup_.size()), ">");
    return read_until(HtmlToken::Kind::comment, at_ + 2, ">");
}

// HTML also ends a comment at "--!>", and "<!-->" and "<!--->" are whole ones. One that nothing ends would
// hide the rest of the text from readers; it ends at its first ">" instead.
HtmlToken HtmlTokenizer::read_comment() {
    const std::size_t text_begin = at_ + 4;
    const std::string_view rest = markup_.substr(text_begin, 2);
    if (rest.starts_with('>'))
        return token(HtmlToken::Kind::comment, at_, text_begin, text_begin, text_begin + 1);
    if (rest == "->") return token(HtmlToken::Kind::comment, at_, text_begin, text_begin, text_begin + 2);
    std::size_t dashes = comments_stay_open_ ? std::string_view::npos : markup_.find("--", text_begin);
    for (; dashes != std::string_view::npos; dashes = markup_.find("--", dashes + 1)) {
        const std::string_view behind = markup_.substr(dashes + 2, 2);
        if (behind.starts_with('>'))
            return token(HtmlToken::Kind::comment, at_, text_begin, dashes, dashes + 3);
        if (behind == "!>") return token(HtmlToken::Kind::comment, at_, text_begin, dashes, dashes + 4);
    }
    comments_stay_open_ = true;
    HtmlToken open = read_until(HtmlToken::Kind::comment, text_begin, ">");
    open.terminated = false;
    return open;
}

void HtmlTokenizer::skip_space() {
    while (at_ < markup_.size() && is_white_space(markup_[at_])) ++at_;
}

std::optional<HtmlToken> HtmlTokenizer::read_tag(HtmlToken::Kind kind) {
    const std::size_t begin = at_;
    const std::size_t name_begin = begin + (kind == HtmlToken::Kind::end_tag ? 2 : 1);
    at_ = name_begin + find_any(markup_.substr(name_begin), '>', ' ', '/', '\n', '\t', '\r', '\f');
    const std::string_view name = markup_.substr(name_begin, at_ - name_begin);
    attributes_.clear();
    if (!read_attributes()) return std::nullopt;
    HtmlToken tag{.kind = kind, .source = markup_.substr(begin, at_ - begin), .name = name, .text = {}};
    tag.self_closing = tag.source.size() > 2 && tag.source[tag.source.size() - 2] == '/' && !ends_in_value_;
    lower_names(tag);
    if (kind == HtmlToken::Kind::start_tag) {
        tag.attributes = attributes_;
        if (mode_ == Mode::html) raw_element_ = find_raw_element(tag.name);
    }
    return tag;
}

// Up to and with the ">"; false if the input ends first.
bool HtmlTokenizer::read_attributes() {
    ends_in_value_ = false;
    while (true) {
        while (at_ < markup_.size() && (is_white_space(markup_[at_]) || markup_[at_] == '/')) {
            ++at_;
            ends_in_value_ = false;
        }
        if (at_ >= markup_.size()) return false;
        if (markup_[at_] == '>') {
            ++at_;
            return true;
        }
        if (!read_attribute()) return false;
    }
}

bool HtmlTokenizer::read_attribute() {
    const std::size_t begin = at_;
    at_ = begin + 1 + find_any(markup_.substr(begin + 1), '=', '>', ' ', '/', '\n', '\t', '\r', '\f');
    HtmlAttribute attribute{markup_.substr(begin, at_ - begin), {}};
    const std::size_t name_end = at_;
    skip_space();
    if (at_ < markup_.size() && markup_[at_] == '=') {
        ++at_;
        if (!read_value(attribute.value)) return false;
    } else {
        at_ = name_end;
    }
    keep(attribute);
    return true;
}

bool HtmlTokenizer::read_value(std::string_view& value) {
    skip_space();
    if (at_ >= markup_.size()) return false;
    const char quote = markup_[at_];
    if (quote != '"' && quote != '\'') {
        const std::size_t end = at_ + find_any(markup_.substr(at_), '>', ' ', '\n', '\t', '\r', '\f');
        value = markup_.substr(at_, end - at_);
        at_ = end;
        ends_in_value_ = !value.empty();
        return true;
    }
    const std::size_t end = markup_.find(quote, at_ + 1);
    if (end == std::string_view::npos) {
        at_ = markup_.size();
        return false;
    }
    value = markup_.substr(at_ + 1, end - at_ - 1);
    at_ = end + 1;
    return true;
}

void HtmlTokenizer::keep(HtmlAttribute attribute) {
    const auto same_name = [&](const HtmlAttribute& other) {
        return equal_ignoring_case(other.name, attribute.name);
    };
    if (attributes_.size() < most_attributes && std::ranges::none_of(attributes_, same_name))
        attributes_.push_back(attribute);
}

void HtmlTokenizer::lower_names(HtmlToken& tag) {
    const auto has_upper = [](std::string_view name) { return std::ranges::any_of(name, is_upper); };
    const auto upper_name = [&](const HtmlAttribute& attribute) { return has_upper(attribute.name); };
    if (!has_upper(tag.name) && std::ranges::none_of(attributes_, upper_name)) return;
    lowered_.resize(tag.source.size());
    std::ranges::transform(tag.source, lowered_.begin(), to_lower);
    const auto in_lower_case = [&](std::string_view name) {
        return std::string_view(lowered_).substr(static_cast<std::size_t>(name.data() - tag.source.data()),
                                                 name.size());
    };
    tag.name = in_lower_case(tag.name);
    for (HtmlAttribute& attribute : attributes_) attribute.name = in_lower_case(attribute.name);
}

}  // namespace tidings
