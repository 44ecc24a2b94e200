#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace tidings {

// A link in a line.
struct MailLink {
    std::size_t at = 0;              // bytes of the line's text before it
    std::size_t begin = 0, end = 0;  // in the HTML, its tags included
    std::string label;               // its words (see mail_words)
    std::string address;             // in lower case
};

// The begin of a line, of a sentence, or of a link after one.
struct MailPlace {
    std::size_t at = 0;    // in the line's text
    std::size_t html = 0;  // in the HTML
};

// A line or paragraph of an HTML text as displayed: the inline content between two block tags.
struct MailLine {
    std::size_t begin = 0, end = 0;              // in the HTML, without those tags
    std::size_t outer_begin = 0, outer_end = 0;  // with them, where they are a pair or one <br>
    std::string text;
    std::vector<MailLink> links;
    std::vector<MailPlace> places;  // the first is the line's begin
    bool has_picture = false;
    bool is_plain = false;  // the HTML contains the text verbatim
};

// A stretch of HTML.
struct HtmlRange {
    std::size_t begin = 0, end = 0;
};

struct MailLines {
    std::vector<MailLine> lines;
    std::vector<HtmlRange> hidden;  // elements that mailing software hides; no part of the lines
};

// Cuts an HTML text into lines. An element hidden by its style counts as hidden if it has an end tag and
// either precedes all visible content or is hidden in a way that only mail software uses.
MailLines read_mail_lines(std::string_view html);

}  // namespace tidings
