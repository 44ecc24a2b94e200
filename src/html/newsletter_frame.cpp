#include "html/newsletter_frame.h"

#include <algorithm>
#include <array>
#include <vector>

#include "html/blocks.h"
#include "html/entities.h"
#include "html/hidden_element.h"
#include "html/mail_lines.h"
#include "html/newsletter_phrases.h"
#include "html/tokenizer.h"
#include "text/ascii.h"
#include "text/invisible.h"
#include "text/utf8.h"

namespace tidings {
namespace {

constexpr std::size_t none = std::string_view::npos;
constexpr std::size_t lines_of_head = 4;
constexpr std::size_t longest_footer = 400;  // bytes of text
constexpr std::size_t longest_beside = 160;  // of lines that may stand among those of a footer: an address
constexpr std::size_t most_lines_beside = 8;

// Blanks with characters of no width among them, with which mailing software pushes the text out of a
// preview.
bool is_padding(std::string_view text) {
    constexpr std::array<std::string_view, 6> blanks{" ", "\n", "\t", "\r", "\f", "\xC2\xA0"};
    if (text.empty() || !trim_invisible(text).empty()) return false;
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t next = code_point_at(text, at).next;
        if (std::ranges::find(blanks, text.substr(at, next - at)) == blanks.end()) return true;
        at = next;
    }
    return false;
}

enum class Part { head, middle, tail };

bool leads_out(const MailLink& link) {
    constexpr std::array<std::string_view, 5> hints{"unsubscrib", "list-manage", "optout", "opt-out",
                                                    "preferences"};
    return is_way_out(link.label) || is_here(link.label) ||
           std::ranges::any_of(hints, [&](std::string_view hint) { return link.address.find(hint) != none; });
}

// The page that mailing software makes of a newsletter.
bool leads_to_browser(const MailLink& link) {
    constexpr std::array<std::string_view, 6> hints{"campaign-archive", "mailchi.mp/",   "createsend.com/t/",
                                                    "view-in-browser",  "viewinbrowser", "view_in_browser"};
    return std::ranges::any_of(hints, [&](std::string_view hint) { return link.address.find(hint) != none; });
}

// False for a line that a text without tags breaks off within a sentence.
bool begins_anew(std::string_view text) {
    const std::string_view words = trim_invisible(text);
    return words.empty() || words.front() < 'a' || words.front() > 'z';
}

// Whether what stands in the line from `place` on belongs to the frame.
bool is_frame(const MailLine& line, const MailPlace& place, Part part) {
    const std::string_view rest = std::string_view(line.text).substr(place.at);
    if (rest.size() > longest_footer) return false;
    const std::string words = mail_words(rest);
    const auto has_link = [&](auto&& wanted) {
        return std::ranges::any_of(line.links,
                                   [&](const MailLink& link) { return link.at >= place.at && wanted(link); });
    };
    const bool is_short = rest.size() <= longest_beside;
    if (is_way_to_browser(words) || (part == Part::head && is_short && has_link(leads_to_browser)))
        return part != Part::middle;
    if (is_way_out(words)) return has_link(leads_out) || (part == Part::tail && begins_anew(rest));
    if (part != Part::tail) return false;
    return begins_footer(words) || (begins_way_out(words) && has_link(leads_out));
}

class Frame {
  public:
    explicit Frame(std::string_view html) : read_(read_mail_lines(html)), cuts_(read_.hidden) {}

    std::vector<HtmlRange> cuts() {
        std::erase_if(read_.lines, [&](const MailLine& line) { return is_blank(line); });
        const std::size_t tail = cut_tail();
        for (std::size_t i = 0; i < read_.lines.size(); ++i) {
            const MailLine& line = read_.lines[i];
            const Part part = i < lines_of_head ? Part::head : Part::middle;
            if (i < tail && is_frame(line, line.places.front(), part))
                cuts_.push_back({line.outer_begin, line.outer_end});
            else if (part == Part::head && line.links.empty() && line.is_plain)
                cut_words_to_browser(line);
            else if (part == Part::head)
                cut_links_to_browser(line);
        }
        std::ranges::sort(cuts_, {}, &HtmlRange::begin);
        return std::move(cuts_);
    }

  private:
    // Padding is cut at once.
    bool is_blank(const MailLine& line) {
        if (!trim_invisible(line.text).empty()) return false;
        if (!line.has_picture && is_padding(line.text)) cuts_.push_back({line.outer_begin, line.outer_end});
        return true;
    }

    // Returns the line where the tail begins.
    std::size_t cut_tail() {
        std::size_t beside = 0;
        for (std::size_t i = read_.lines.size(); i-- > 0;) {
            const MailLine& line = read_.lines[i];
            if (cut_end(line)) continue;
            if (line.text.size() > longest_beside || ++beside > most_lines_beside) return i + 1;
        }
        return 0;
    }

    // Cuts the line from the first place on where all that follows is frame.
    bool cut_end(const MailLine& line) {
        for (const MailPlace& place : line.places) {
            if (!is_frame(line, place, Part::tail)) continue;
            const bool whole = &place == &line.places.front();
            cuts_.push_back(whole ? HtmlRange{line.outer_begin, line.outer_end}
                                  : HtmlRange{place.html, line.end});
            return true;
        }
        return false;
    }

    // A text that has lost its tags begins with the link's words.
    void cut_words_to_browser(const MailLine& line) {
        std::size_t begin = 0;
        for (std::size_t end = 0; end < line.text.size() && end < longest_beside;) {
            end = std::min(line.text.find(' ', end + 1), line.text.size());
            const std::string words = mail_words(std::string_view(line.text).substr(begin, end - begin));
            if (std::ranges::count(words, ' ') >= 3 && is_way_to_browser(words)) begin = end;
        }
        if (begin > 0) cuts_.push_back({line.begin, line.begin + begin});
    }

    void cut_links_to_browser(const MailLine& line) {
        for (const MailLink& link : line.links)
            if (is_way_to_browser(link.label) && std::ranges::count(link.label, ' ') >= 2)
                cuts_.push_back({link.begin, link.end});
    }

    MailLines read_;
    std::vector<HtmlRange> cuts_;
};

// Whether a text begins with what is not shown. Reads no further than the first words.
bool begins_unseen(std::string_view html) {
    constexpr int most_tokens = 400;
    HtmlTokenizer tokenizer(html);
    for (int i = 0; i < most_tokens; ++i) {
        const auto token = tokenizer.next();
        if (!token) return false;
        if (token->kind == HtmlToken::Kind::start_tag && hidden_by(*token) != Hidden::no) return true;
        if (token->kind != HtmlToken::Kind::text || token->raw) continue;
        const std::size_t begin = leading_space(token->text);
        if (begin == token->text.size()) continue;
        return !is_letter(token->text[begin]) && is_padding(decode_entities(token->text));
    }
    return false;
}

// Whether some text behind a tag, or a line of a text without tags, begins like the frame.
bool has_phrases(std::string_view html) {
    const char end_before = html.find('<') == none ? '\n' : '>';
    for (std::string_view rest = html; !rest.empty();) {
        const std::size_t begin = rest.front() > ' ' ? 0 : leading_space(rest);
        const bool has_words = begin < rest.size() && rest[begin] != '<';
        if (has_words && may_begin_newsletter_phrase(rest.substr(begin))) return true;
        const std::size_t end = rest.find(end_before);
        if (end == none) return false;
        rest.remove_prefix(end + 1);
    }
    return false;
}

// Words, or something to look at or listen to.
bool says_something(std::string_view html) {
    HtmlTokenizer tokenizer(html);
    while (const auto token = tokenizer.next()) {
        if (token->kind == HtmlToken::Kind::start_tag && (token->name == "img" || token->name == "iframe" ||
                                                          token->name == "video" || token->name == "audio"))
            return true;
        if (token->kind == HtmlToken::Kind::text && !token->raw &&
            !trim_invisible(decode_entities(token->text)).empty())
            return true;
    }
    return false;
}

}  // namespace

std::optional<std::string> without_newsletter_frame(std::string_view html) {
    if (!begins_unseen(html) && !has_phrases(html)) return std::nullopt;
    const std::vector<HtmlRange> cuts = Frame(html).cuts();
    if (cuts.empty()) return std::nullopt;
    std::string kept;
    std::size_t at = 0;
    for (const HtmlRange& cut : cuts) {
        if (cut.begin > at) kept += html.substr(at, cut.begin - at);
        at = std::max(at, cut.end);
    }
    kept += html.substr(std::min(at, html.size()));
    return says_something(kept) ? std::optional(std::move(kept)) : std::nullopt;
}

}  // namespace tidings
