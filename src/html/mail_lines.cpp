#include "html/mail_lines.h"

#include <utility>

#include "html/blocks.h"
#include "html/entities.h"
#include "html/hidden_element.h"
#include "html/newsletter_phrases.h"
#include "html/tokenizer.h"
#include "text/ascii.h"
#include "text/invisible.h"

namespace tidings {
namespace {

constexpr std::size_t most_places = 64;  // of one line

// Or a part of a line that links stand in, as in "News. | Unsubscribe".
bool ends_sentence(std::string_view text) {
    constexpr std::string_view ends = ".!?;:|";
    constexpr std::string_view dot = "\xC2\xB7";         // "·"
    constexpr std::string_view bullet = "\xE2\x80\xA2";  // "•"
    constexpr std::size_t most_blanks = 16;
    for (std::size_t i = 0; i < most_blanks && !text.empty() && text.back() <= ' ' && text.back() > 0; ++i)
        text.remove_suffix(1);
    return !text.empty() && (ends.find(text.back()) != std::string_view::npos || text.ends_with(dot) ||
                             text.ends_with(bullet));
}

// A text without tags has its lines as written.
class LineReader {
  public:
    explicit LineReader(std::string_view html)
        : html_(html), tokenizer_(html), has_tags_(html.find('<') != std::string_view::npos) {}

    MailLines run() {
        begin_line(0, 0);
        while (const auto token = tokenizer_.next()) {
            if (!hidden_name_.empty())
                pass_hidden(*token);
            else
                take(*token);
        }
        finish_line(html_.size(), html_.size(), {});
        return std::move(found_);
    }

  private:
    std::size_t place_of(const HtmlToken& token) const {
        return static_cast<std::size_t>(token.source.data() - html_.data());
    }
    std::size_t end_of(const HtmlToken& token) const { return place_of(token) + token.source.size(); }

    void take(const HtmlToken& token) {
        const bool starts = token.kind == HtmlToken::Kind::start_tag;
        const bool ends = token.kind == HtmlToken::Kind::end_tag;
        if (token.kind == HtmlToken::Kind::text && !token.raw) return take_text(token);
        if (!starts && !ends) return;
        if (starts && begins_hidden(token)) return;
        if (is_block(token.name) || is_cell(token.name)) return take_block(token, starts);
        if (token.name == "a") starts ? begin_link(token) : end_link(end_of(token));
        if (starts && (token.name == "img" || token.name == "video" || token.name == "iframe"))
            line_.has_picture = true;
    }

    void take_text(const HtmlToken& token) {
        std::string_view rest = token.text;
        std::size_t html = place_of(token);
        while (!has_tags_ && rest.find('\n') < rest.size()) {
            const std::size_t size = rest.find('\n') + 1;
            add_text(rest.substr(0, size), html);
            html += size;
            rest.remove_prefix(size);
            finish_line(html, html, {});
            begin_line(html, html);
        }
        add_text(rest, html);
    }

    void add_text(std::string_view text, std::size_t html) {
        const std::size_t before = line_.text.size();
        std::size_t added = 0;
        for (std::size_t at = text.find(' '); at < text.size(); at = text.find(' ', at + 1)) {
            if (!ends_sentence(text.substr(0, at))) continue;
            line_.text += decode_entities(text.substr(added, at - added));
            added = at;
            add_place({line_.text.size(), html + at});
        }
        line_.text += decode_entities(text.substr(added));
        shown_ = shown_ || !trim_invisible(std::string_view(line_.text).substr(before)).empty();
    }

    void add_place(MailPlace place) {
        if (line_.places.size() < most_places) line_.places.push_back(place);
    }

    void begin_link(const HtmlToken& tag) {
        end_link(place_of(tag));
        if (ends_sentence(line_.text)) add_place({line_.text.size(), place_of(tag)});
        link_ = MailLink{line_.text.size(),
                         place_of(tag),
                         0,
                         {},
                         lower_ascii(decode_attribute(attribute_value(tag, "href")))};
        in_link_ = true;
    }

    void end_link(std::size_t end) {
        if (!std::exchange(in_link_, false)) return;
        link_.end = end;
        link_.label = mail_words(std::string_view(line_.text).substr(link_.at));
        line_.links.push_back(std::move(link_));
    }

    void take_block(const HtmlToken& tag, bool starts) {
        finish_line(place_of(tag), end_of(tag), starts ? std::string_view() : tag.name);
        const bool breaks = tag.name == "br";
        opened_by_ = starts && !breaks ? std::string(tag.name) : std::string();
        begin_line(end_of(tag), starts && !breaks ? place_of(tag) : end_of(tag));
        if (breaks && !found_.lines.empty() && found_.lines.back().end == place_of(tag))
            found_.lines.back().outer_end = end_of(tag);
    }

    void begin_line(std::size_t begin, std::size_t outer_begin) {
        line_ = {};
        line_.begin = begin;
        line_.outer_begin = outer_begin;
        line_.places.push_back({0, begin});
    }

    // `closing` is the element that ends here; empty for one that begins.
    void finish_line(std::size_t end, std::size_t outer_end, std::string_view closing) {
        end_link(end);
        line_.end = end;
        line_.is_plain = html_.substr(line_.begin, end - line_.begin).starts_with(line_.text);
        const bool is_pair = !closing.empty() && closing == opened_by_ && !is_cell(closing);
        if (!is_pair) line_.outer_begin = line_.begin;
        line_.outer_end = is_pair ? outer_end : end;
        if (line_.end > line_.begin) found_.lines.push_back(std::move(line_));
    }

    bool begins_hidden(const HtmlToken& tag) {
        const Hidden hidden = hidden_by(tag);
        if (hidden == Hidden::no || (hidden == Hidden::perhaps && shown_)) return false;
        if (tag.self_closing || tag.name == "img" || tag.name == "input" || tag.name == "br") return false;
        hidden_name_ = tag.name;
        hidden_depth_ = 1;
        hidden_begin_ = place_of(tag);
        return true;
    }

    void pass_hidden(const HtmlToken& token) {
        if (token.name != hidden_name_) return;
        if (token.kind == HtmlToken::Kind::start_tag) ++hidden_depth_;
        if (token.kind != HtmlToken::Kind::end_tag || --hidden_depth_ > 0) return;
        found_.hidden.push_back({hidden_begin_, end_of(token)});
        hidden_name_.clear();
    }

    std::string_view html_;
    HtmlTokenizer tokenizer_;
    const bool has_tags_;
    MailLines found_;
    MailLine line_;
    MailLink link_;
    bool in_link_ = false;
    bool shown_ = false;  // something that a reader sees came before
    std::string opened_by_;
    std::string hidden_name_;  // of the hidden element that is being passed; empty if none
    std::size_t hidden_depth_ = 0, hidden_begin_ = 0;
};

}  // namespace

MailLines read_mail_lines(std::string_view html) { return LineReader(html).run(); }

}  // namespace tidings
