#include "html/to_text.h"

#include <algorithm>
#include <utility>

#include "html/blocks.h"
#include "html/entities.h"
#include "html/tokenizer.h"
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

}  // namespace

std::string html_to_text(std::string_view html) {
    FoldedText out(html.size());
    HtmlTokenizer tokenizer(html);
    while (const auto token = tokenizer.next()) {
        if (token->kind == HtmlToken::Kind::text) {
            if (token->raw) continue;
            if (token->text.find('&') == std::string_view::npos)
                out.add(token->text);
            else
                out.add(decode_entities(token->text));
        } else if (is_block(token->name)) {
            out.separate('\n');
        } else if (is_cell(token->name)) {
            out.separate(' ');
        }
    }
    return out.take();
}

}  // namespace tidings
