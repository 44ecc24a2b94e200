#include "html/to_text.h"

#include <array>
#include <utility>

#include "html/blocks.h"
#include "html/entities.h"
#include "html/tokenizer.h"

namespace tidings {
namespace {

// Bytes that may end a run of words with single spaces: HTML white space, and the first byte of a no-break
// space.
constexpr std::array<bool, 256> may_end_run = [] {
    std::array<bool, 256> ends{};
    for (const char c : {' ', '\t', '\n', '\v', '\f', '\r', '\xC2'})
        ends[static_cast<unsigned char>(c)] = true;
    return ends;
}();

bool ends_run(char c) { return may_end_run[static_cast<unsigned char>(c)]; }

// Where the words end that `text` begins with and that have just one space between them.
std::size_t end_of_folded(std::string_view text) {
    for (std::size_t at = 0; at < text.size(); ++at) {
        if (!ends_run(text[at])) continue;
        if (text[at] == ' ') {
            const bool word_follows =
                at + 1 < text.size() && (!ends_run(text[at + 1]) || leading_space(text.substr(at + 1)) == 0);
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
