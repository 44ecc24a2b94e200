#include <algorithm>
#include <array>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "html/blocks.h"
#include "html/entities.h"
#include "html/to_text.h"
#include "html/tokenizer.h"

namespace tidings {
namespace {

// Quotes and lists inside of so many others are not indented further: the text stays in proportion to its
// source.
constexpr std::size_t deepest = 8;

// Elements with an empty line before and behind them.
constexpr std::array<std::string_view, 12> paragraphs{"blockquote", "dl", "h1", "h2", "h3",  "h4",
                                                      "h5",         "h6", "hr", "p",  "pre", "table"};
static_assert(std::ranges::is_sorted(paragraphs));

bool is_list(std::string_view element) { return element == "ul" || element == "ol"; }

bool is_level(std::string_view element) {
    return is_list(element) || element == "li" || element == "blockquote";
}

std::string_view without_mailto(std::string_view address) {
    constexpr std::string_view scheme = "mailto:";
    return address.starts_with(scheme) ? address.substr(scheme.size()) : address;
}

// An address as people write it in running text: without scheme and closing slash.
std::string_view bare(std::string_view address) {
    for (const std::string_view scheme : {"https://", "http://", "mailto:"}) {
        if (address.starts_with(scheme)) address.remove_prefix(scheme.size());
    }
    if (address.ends_with('/')) address.remove_suffix(1);
    return address;
}

class MailText {
  public:
    void take(const HtmlToken& token) {
        if (token.kind == HtmlToken::Kind::start_tag)
            start(token);
        else if (token.kind == HtmlToken::Kind::end_tag)
            end(token.name);
        else if (token.kind == HtmlToken::Kind::text && !token.raw)
            add_text(decode_entities(token.text));
    }

    std::string finish() {
        end_link();
        return std::move(text_);
    }

  private:
    enum class Gap { none, space, line, paragraph };

    // A quote, list or item that is open, and what it puts before each of its lines.
    struct Level {
        std::string element;
        std::string prefix;
        std::string mark;     // before an item's first line instead
        int next_number = 0;  // of an ordered list; 0 for others
    };

    void widen(Gap gap) { gap_ = std::max(gap_, gap); }

    // Writes the gap that has come up, before the words behind it.
    void make_gap() {
        const Gap gap = std::exchange(gap_, Gap::none);
        if (!text_.empty() && gap == Gap::none) return;
        if (!text_.empty() && gap == Gap::space) {
            text_ += ' ';
            return;
        }
        if (gap == Gap::paragraph && !text_.empty()) add_empty_line();
        if (!text_.empty()) text_ += '\n';
        begin_line();
    }

    // It belongs to the levels that are open on both sides of it.
    void add_empty_line() {
        text_ += '\n';
        for (std::size_t i = 0; i < unbroken_levels_; ++i) text_ += levels_[i].prefix;
        text_.resize(text_.find_last_not_of(' ') + 1);
    }

    void begin_line() {
        for (Level& level : levels_) {
            text_ += level.mark.empty() ? level.prefix : level.mark;
            level.mark.clear();
        }
        unbroken_levels_ = levels_.size();
    }

    void add_text(std::string_view text) {
        if (preformatted_ > 0)
            add_lines(text);
        else
            add_words(text);
    }

    void add_words(std::string_view text) {
        while (!text.empty()) {
            const std::size_t space = leading_space(text);
            if (space > 0) widen(Gap::space);
            text.remove_prefix(space);
            const std::string_view word = text.substr(0, end_of_word(text));
            if (word.empty()) continue;
            make_gap();
            text_ += word;
            text.remove_prefix(word.size());
        }
    }

    void add_lines(std::string_view text) {
        while (!text.empty()) {
            const std::string_view line = text.substr(0, text.find('\n'));
            if (!line.empty()) {
                make_gap();
                text_ += line;
            }
            text.remove_prefix(line.size());
            if (text.empty()) return;
            break_line();
            text.remove_prefix(1);
        }
    }

    // The second break in a row makes an empty line.
    void break_line() { widen(gap_ >= Gap::line ? Gap::paragraph : Gap::line); }

    void start(const HtmlToken& tag) {
        if (tag.name == "br") return break_line();
        separate(tag.name);
        if (tag.name == "a")
            begin_link(tag);
        else if (is_level(tag.name))
            begin_level(tag);
        else if (tag.name == "pre")
            ++preformatted_;
        else if (tag.name == "q")
            add_mark("“");
        else if (tag.name == "hr")
            add_rule();
    }

    void end(std::string_view name) {
        if (name == "a") return end_link();
        if (name == "q") text_ += "”";
        if (name == "pre" && preformatted_ > 0) --preformatted_;
        if (is_level(name)) end_level(name);
        separate(name);
    }

    void separate(std::string_view element) {
        const bool stands_alone = is_list(element) && (levels_.empty() || levels_.back().element != "li");
        if (stands_alone || std::ranges::binary_search(paragraphs, element))
            widen(Gap::paragraph);
        else if (is_block(element))
            widen(Gap::line);
        else if (is_cell(element))
            widen(Gap::space);
    }

    void add_mark(std::string_view mark) {
        make_gap();
        text_ += mark;
    }

    void add_rule() {
        add_mark("----------");
        widen(Gap::paragraph);
    }

    void begin_level(const HtmlToken& tag) {
        if (levels_.size() >= deepest) {
            ++ignored_levels_;
            return;
        }
        Level level{.element = std::string(tag.name), .prefix = {}, .mark = {}};
        if (tag.name == "blockquote") level.prefix = "> ";
        if (tag.name == "ol") level.next_number = 1;
        if (tag.name == "li") {
            level.mark = next_mark();
            level.prefix = std::string(level.mark.size(), ' ');
        }
        levels_.push_back(std::move(level));
    }

    std::string next_mark() {
        if (levels_.empty() || levels_.back().next_number == 0) return "- ";
        return std::to_string(levels_.back().next_number++) + ". ";
    }

    void end_level(std::string_view name) {
        if (ignored_levels_ > 0) {
            --ignored_levels_;
        } else if (!levels_.empty() && levels_.back().element == name) {
            levels_.pop_back();
            unbroken_levels_ = std::min(unbroken_levels_, levels_.size());
        }
    }

    void begin_link(const HtmlToken& tag) {
        end_link();
        const auto href = std::ranges::find(tag.attributes, "href", &HtmlAttribute::name);
        if (href != tag.attributes.end()) address_ = decode_attribute(href->value);
        link_begin_ = text_.size();
    }

    void end_link() {
        const std::string address = std::exchange(address_, {});
        if (address.empty()) return;
        std::string_view words = std::string_view(text_).substr(link_begin_);
        words.remove_prefix(leading_space(words));
        if (words.empty())
            make_gap();
        else if (bare(words) == bare(address))
            return;
        else
            text_ += ' ';
        text_.append("<").append(without_mailto(address)).append(">");
    }

    std::string text_;
    Gap gap_ = Gap::none;
    std::vector<Level> levels_;
    std::size_t unbroken_levels_ = 0;  // open since before the gap
    std::size_t ignored_levels_ = 0;
    std::size_t preformatted_ = 0;
    std::string address_;  // of the link that is open; empty if none
    std::size_t link_begin_ = 0;
};

}  // namespace

std::string html_to_mail_text(std::string_view html) {
    MailText text;
    HtmlTokenizer tokenizer(html);
    while (const auto token = tokenizer.next()) text.take(*token);
    return text.finish();
}

}  // namespace tidings
