#include "html/sanitise.h"

#include <string>
#include <utility>

#include "html/entities.h"
#include "html/math_signs.h"
#include "html/sanitise_attributes.h"
#include "html/sanitise_table.h"
#include "html/sanitise_tree.h"
#include "html/tokenizer.h"

namespace tidings {
namespace {

// The element whose content is being dropped.
struct Dropped {
    std::string name;  // empty if none
    std::size_t depth = 0;
    bool foreign = false;
};

class Sanitiser {
  public:
    Sanitiser(std::string_view html, const std::optional<Url>& base, Pictures pictures)
        : tokenizer_(html),
          base_{base ? &*base : nullptr, 2 * html.size() + 4096},
          pictures_(pictures),
          out_(html.size()) {}

    std::string run() {
        while (const auto token = tokenizer_.next()) take(*token);
        return out_.finish();
    }

  private:
    void take(const HtmlToken& token) {
        const bool behind_pre = std::exchange(behind_pre_, false);
        if (!dropped_.name.empty() && !ends_dropped(token)) return;
        if (token.kind == HtmlToken::Kind::text)
            take_text(token, behind_pre);
        else if (token.kind == HtmlToken::Kind::start_tag)
            take_start(token);
        else if (token.kind == HtmlToken::Kind::end_tag)
            take_end(token);
    }

    // True if this tag is where reading goes on; the end tag of what was dropped means nothing to the output.
    bool ends_dropped(const HtmlToken& token) {
        if (token.kind == HtmlToken::Kind::start_tag) {
            if (dropped_.foreign && begins_html(token)) {
                leave_dropped();
                return true;
            }
            if (token.name == dropped_.name && !token.self_closing) ++dropped_.depth;
        } else if (token.kind == HtmlToken::Kind::end_tag && token.name == dropped_.name) {
            if (--dropped_.depth == 0) leave_dropped();
        }
        return false;
    }

    // The start tags that end SVG and MathML (HTML section 13.2.6.5), or nearly so.
    static bool begins_html(const HtmlToken& tag) {
        const HtmlElement* element = find_element(tag.name);
        if (element == nullptr) return false;
        const HtmlRole role = element->role;
        return role != HtmlRole::link && role != HtmlRole::image && role != HtmlRole::dropped &&
               role != HtmlRole::foreign;
    }

    void leave_dropped() {
        dropped_ = {};
        tokenizer_.set_mode(HtmlTokenizer::Mode::html);
    }

    void drop(const HtmlToken& tag, const HtmlElement& element) {
        if (tag.name == "math") out_.text_apart(alternative_text(tag));
        if (tag.self_closing) return;
        dropped_ = {.name = std::string(tag.name), .depth = 1, .foreign = element.role == HtmlRole::foreign};
        if (tag.name == "svg" || tag.name == "math") tokenizer_.set_mode(HtmlTokenizer::Mode::foreign);
    }

    // Raw text is for machines, except where it was meant to be read as it stands.
    void take_text(const HtmlToken& token, bool behind_pre) {
        std::string_view text = token.text;
        if (token.raw && !shows_raw_text_) return;
        if (behind_pre) {
            if (text.starts_with('\r')) text.remove_prefix(1);
            if (text.starts_with('\n')) text.remove_prefix(1);
        }
        if (token.raw)
            out_.text(escape_html(text));
        else
            out_.text(text);
    }

    void take_start(const HtmlToken& token) {
        if (in_math_) out_.text(math_signs_.before(token));
        shows_raw_text_ = token.name == "xmp" || token.name == "plaintext";
        const HtmlElement* element = find_element(token.name);
        if (element == nullptr) return;
        const HtmlRole role = element->role;
        // Without a text of its own for readers, a formula is read as its words.
        if (token.name == "math" && !has_attribute(token, "alttext")) {
            in_math_ = !token.self_closing;
            return;
        }
        if (role == HtmlRole::dropped || role == HtmlRole::foreign) return drop(token, *element);
        if (role == HtmlRole::image) return take_picture(token, *element);
        out_.start(*element, allowed_attributes(token, *element, base_));
        behind_pre_ = role == HtmlRole::preformatted;
    }

    void take_picture(const HtmlToken& token, const HtmlElement& element) {
        const std::string attributes =
            pictures_ == Pictures::shown ? picture_attributes(token, element, base_) : std::string();
        if (attributes.empty())
            out_.text_apart(alternative_text(token));
        else
            out_.start(element, attributes);
    }

    void take_end(const HtmlToken& token) {
        if (in_math_) math_signs_.before(token);
        if (token.name == "math") {
            in_math_ = false;
            math_signs_.leave();
        }
        const HtmlElement* element = find_element(token.name);
        if (element != nullptr) out_.end(*element);
    }

    HtmlTokenizer tokenizer_;
    AddressBase base_;
    const Pictures pictures_;
    BalancedHtml out_;
    Dropped dropped_;
    bool behind_pre_ = false;
    bool shows_raw_text_ = false;
    bool in_math_ = false;
    MathSigns math_signs_;
};

}  // namespace

SafeHtml sanitise(std::string_view html, const std::optional<Url>& base, Pictures pictures) {
    return SafeHtml(Sanitiser(html, base, pictures).run());
}

}  // namespace tidings
