#include "html/to_text.h"

#include <algorithm>
#include <utility>

#include "html/blocks.h"
#include "html/entities.h"
#include "html/tokenizer.h"
#include "text/ascii.h"
#include "text/byte_scan.h"

namespace tidings {
namespace {

// Where folding may have to do something: white space that is no single space between words, or what may be a
// no-break space.
std::size_t find_gap(std::string_view text, std::size_t from) {
    const auto white = [](const Bytes& bytes) { return (bytes <= ' ') | (bytes == 0xC2); };
    return find_byte_before(text, from, [&](const Bytes& bytes, const Bytes& next) {
        return white(bytes) & (white(next) | (bytes != ' '));
    });
}

// Where the words end that `text` begins with and that have just one space between them.
std::size_t end_of_folded(std::string_view text) {
    for (std::size_t at = find_gap(text, 0); at < text.size(); at = find_gap(text, at + 1)) {
        if (text[at] == ' ') {
            const bool word_follows = at + 1 < text.size() && leading_space(text.substr(at + 1)) == 0;
            if (!word_follows) return at;
        } else if (leading_space(text.substr(at)) > 0) {
            return at;
        }
    }
    return text.size();
}

// Plain text with its white space folded. A gap is written only when words follow it, so none begins or ends
// the text.
class FoldedText {
  public:
    explicit FoldedText(std::size_t size) { text_.reserve(size); }

    void add(std::string_view words) {
        while (!words.empty()) {
            const std::size_t space = leading_space(words);
            if (space > 0) {
                separate(' ');
                words.remove_prefix(space);
                continue;
            }
            const std::size_t end = end_of_folded(words);
            if (gap_ != 0 && !text_.empty()) text_ += gap_;
            gap_ = 0;
            text_ += words.substr(0, end);
            words.remove_prefix(end);
        }
    }

    // A line break outweighs a space.
    void separate(char gap) {
        if (gap_ != '\n') gap_ = gap;
    }

    std::string take() { return std::move(text_); }

  private:
    std::string text_;
    char gap_ = 0;
};

void take_text(FoldedText& out, std::string_view text) {
    if (text.find('&') == std::string_view::npos)
        out.add(text);
    else
        out.add(decode_entities(text));
}

void take_tag(FoldedText& out, std::string_view element) {
    if (is_block(element))
        out.separate('\n');
    else if (is_cell(element))
        out.separate(' ');
}

}  // namespace

std::string html_to_text(std::string_view html) {
    FoldedText out(html.size());
    HtmlTokenizer tokenizer(html);
    while (const auto token = tokenizer.next()) {
        if (token->kind != HtmlToken::Kind::text)
            take_tag(out, token->name);
        else if (!token->raw)
            take_text(out, token->text);
    }
    return out.take();
}

std::string html_to_text(const SafeHtml& html) {
    std::string_view rest = html.html();
    FoldedText out(rest.size());
    while (true) {
        const std::size_t mark = rest.find('<');
        take_text(out, rest.substr(0, mark));
        if (mark == std::string_view::npos) return out.take();
        rest.remove_prefix(mark + 1);
        const std::string_view name = rest.substr(rest.starts_with('/') ? 1 : 0);
        take_tag(out, name.substr(0, find_any(name, ' ', '>')));
        rest.remove_prefix(std::min(rest.find('>'), rest.size() - 1) + 1);
    }
}

}  // namespace tidings
