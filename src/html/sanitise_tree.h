#pragma once

#include <array>
#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "html/sanitise_table.h"

namespace tidings {

// Serialises tags that arrive in any order as balanced HTML that every browser parses into the intended tree:
// paragraphs hold no blocks, tables only their parts, lists their items, links no links. No tag can reach an
// element that was open before. What browsers imply is written out (HTML section 13.2.6), except that text
// which has no place in a table gets a cell of its own there instead of moving in front of the table. To
// bound the layout cost, elements are nested at most 32 deep, and there are at most 4,096 elements and one
// for every two bytes of the text before them. Beyond these limits tags are dropped and their text is kept.
class BalancedHtml {
  public:
    // Formatting that a block interrupts is opened again; the bytes of reopened tags are bounded by a
    // multiple of `input_size`.
    explicit BalancedHtml(std::size_t input_size);

    void start(const HtmlElement& element, std::string_view attributes);
    void end(const HtmlElement& element);

    // `raw` as it stands in an HTML source.
    void text(std::string_view raw);

    // Text that replaces a picture: separated from its neighbours by spaces unless it is as short as an
    // emoji.
    void text_apart(std::string_view raw);

    // Closes everything.
    std::string finish();

  private:
    struct Open {
        const HtmlElement* element;
        std::size_t begin;     // where its start tag stands in the output
        std::size_t end;       // and where that ends
        bool implied = false;  // inserted here, absent from the input
        bool expired = false;  // its end tag came when it could not be closed
    };
    struct Interrupted {
        const HtmlElement* element;
        std::string tag;
    };
    enum class Reason { end_tag, by_the_way };

    static constexpr std::size_t none = static_cast<std::size_t>(-1);

    bool is_open(const HtmlElement& element) const { return open_counts_[index_of(element)] > 0; }
    bool top_is(HtmlRole role) const { return !open_.empty() && open_.back().element->role == role; }
    std::size_t find_open(const HtmlElement& element) const;
    std::size_t find_table() const;
    std::size_t find_paragraph() const;
    std::size_t find_closable(const HtmlElement& element) const;

    bool has_room(std::size_t levels, std::ptrdiff_t tags) const;
    void keep_apart();
    void open(const HtmlElement& element, std::string_view attributes, bool implied = false);
    void write_void(const HtmlElement& element, std::string_view attributes);
    void open_implied(std::string_view name);
    void close_to(std::size_t size, Reason reason);
    void close_top(Reason reason);
    void close_paragraph();
    void interrupt(const Open& closed);
    void resume();
    bool forget_interrupted(const HtmlElement& element);

    std::ptrdiff_t tags_around_content() const;
    void make_room_for_content(HtmlRole role);
    void start_block(const HtmlElement& element, std::string_view attributes);
    void start_link(const HtmlElement& element, std::string_view attributes);
    void start_item(const HtmlElement& element, std::string_view attributes);
    void start_ruby_part(const HtmlElement& element, std::string_view attributes);
    void start_table(const HtmlElement& element, std::string_view attributes);
    void start_table_part(const HtmlElement& element, std::string_view attributes);
    void start_row(const HtmlElement& element, std::string_view attributes, std::size_t table);
    void start_cell(const HtmlElement& element, std::string_view attributes, std::size_t table);
    void leave_out_part();
    void close_items(HtmlRole role);
    bool has_list_for(HtmlRole role) const;
    void end_inline(const HtmlElement& element);

    std::string out_;
    std::vector<Open> open_;
    std::array<unsigned, element_count> open_counts_{};
    std::vector<Interrupted> interrupted_;  // formatting to open again before the next words, outermost first
    std::size_t resumable_;                 // bytes of tags that may still be written again
    std::ptrdiff_t room_for_tags_;          // bytes of text, each element taking bytes_for_a_tag of them
    std::size_t tables_left_out_ = 0;       // whose end tags are still to come
};

}  // namespace tidings
