#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace tidings {

struct HtmlAttribute {
    std::string_view name;
    std::string_view value;  // as written, its references not decoded (see decode_attribute)
};

// One token of markup. Its views live until the next token is asked for; `source`, `text` and values point
// into the input.
struct HtmlToken {
    enum class Kind { text, start_tag, end_tag, comment, doctype, cdata, instruction };

    Kind kind = Kind::text;
    std::string_view source;  // the whole token as written
    std::string_view name;    // of a tag, in lower case
    std::string_view text;    // what text, a comment, a CDATA section or an instruction holds, as written
    std::span<const HtmlAttribute> attributes{};  // of a start tag: the first of each name, at most 64
    bool self_closing = false;                    // "<br/>"
    bool raw = false;        // text of script, style, title and the like; not for readers
    bool terminated = true;  // false: the comment or section has no end
};

// Whether a start tag has the attribute, named in lower case, and its value as written; empty if it has not.
bool has_attribute(const HtmlToken& tag, std::string_view name);
std::string_view attribute_value(const HtmlToken& tag, std::string_view name);

// Cuts markup into tokens as browsers do (HTML section 13.2.5), in linear time on any input and without
// recursion. A tag that the end of the input cuts off is no token at all.
class HtmlTokenizer {
  public:
    enum class Mode {
        html,    // script, style, title … hold raw text; "<![CDATA[" begins a comment
        foreign  // inside of SVG and MathML: there are CDATA sections, and nothing is raw text
    };

    explicit HtmlTokenizer(std::string_view markup, Mode mode = Mode::html) : markup_(markup), mode_(mode) {}

    std::optional<HtmlToken> next();

    // Switches the mode for the tokens that follow.
    void set_mode(Mode mode) { mode_ = mode; }

  private:
    bool begins_name(std::size_t at) const;
    bool begins_markup(std::size_t at) const;
    HtmlToken token(HtmlToken::Kind kind, std::size_t begin, std::size_t text_begin, std::size_t text_end,
                    std::size_t end);
    HtmlToken read_text();
    HtmlToken read_raw_text();
    HtmlToken read_declaration();
    HtmlToken read_comment();
    HtmlToken read_until(HtmlToken::Kind kind, std::size_t text_begin, std::string_view terminator);
    std::optional<HtmlToken> read_tag(HtmlToken::Kind kind);
    bool read_attributes();
    bool read_attribute();
    bool read_value(std::string_view& value);
    void keep(HtmlAttribute attribute);
    void lower_names(HtmlToken& tag);
    std::size_t end_of_raw_text() const;
    std::size_t end_of_script() const;
    void skip_space();

    std::string_view markup_;
    Mode mode_;
    std::size_t at_ = 0;
    bool comments_stay_open_ =
        false;  // no comment from here on has an end: remembered so that the search for an end stays linear
    std::string_view raw_element_;  // whose raw text comes next; empty if none
    std::vector<HtmlAttribute> attributes_;
    bool ends_in_value_ = false;  // so that "<a href=x/>" is not self-closing
    std::string lowered_;         // a tag with capitals in its names, in lower case
};

}  // namespace tidings
