#include "html/sanitise_tree.h"

#include <algorithm>
#include <utility>

#include "html/sanitise_text.h"
#include "text/ascii.h"

namespace tidings {
namespace {

constexpr std::size_t deepest = 31;  // of elements that hold something; what holds nothing may stand in them
constexpr std::size_t levels_of_a_table = 4;  // table, tbody, tr, td
constexpr std::ptrdiff_t tags_without_text = 4096;
constexpr std::ptrdiff_t bytes_for_a_tag = 2;
constexpr std::size_t most_interrupted = 8;

// Letters and digits of the European scripts, at least by their first byte; symbols and emoji are none.
bool is_letter_byte(char c) {
    const auto byte = static_cast<unsigned char>(c);
    return is_letter(c) || is_digit(c) || (byte >= 0xC3 && byte <= 0xE1);
}

bool is_inline(HtmlRole role) {
    return role == HtmlRole::phrase || role == HtmlRole::formatting || role == HtmlRole::link ||
           role == HtmlRole::ruby_part;
}

bool is_formatting(HtmlRole role) { return role == HtmlRole::formatting || role == HtmlRole::link; }

bool is_table_part(HtmlRole role) {
    return role == HtmlRole::caption || role == HtmlRole::column_group || role == HtmlRole::column ||
           role == HtmlRole::row_group || role == HtmlRole::row || role == HtmlRole::cell;
}

// Inline, with nothing inside.
bool is_void(HtmlRole role) { return role == HtmlRole::line_break || role == HtmlRole::image; }

// What nothing inside can close from the inside.
bool is_wall(HtmlRole role) {
    return role == HtmlRole::cell || role == HtmlRole::caption || role == HtmlRole::table;
}

// Where only parts of a table may stand.
bool is_table_skeleton(HtmlRole role) {
    return role == HtmlRole::table || role == HtmlRole::row_group || role == HtmlRole::row ||
           role == HtmlRole::column_group;
}

bool is_list_part(HtmlRole role) {
    return role == HtmlRole::list || role == HtmlRole::list_item || role == HtmlRole::definitions ||
           role == HtmlRole::definition;
}

bool is_item(HtmlRole role) { return role == HtmlRole::list_item || role == HtmlRole::definition; }

// Elements through which an item's tag looks for the item before it.
bool is_transparent_to_items(const HtmlElement& element) {
    return is_inline(element.role) || element.role == HtmlRole::paragraph || element.name == "div" ||
           element.name == "address";
}

}  // namespace

BalancedHtml::BalancedHtml(std::size_t input_size)
    : resumable_(2 * input_size + 1024), room_for_tags_(tags_without_text * bytes_for_a_tag) {
    out_.reserve(input_size + 64);
}

// The last open element of that kind that is not behind a wall; `none` if there is none.
std::size_t BalancedHtml::find_open(const HtmlElement& element) const {
    if (!is_open(element)) return none;
    for (std::size_t i = open_.size(); i-- > 0;) {
        if (open_[i].element == &element) return i;
        if (is_wall(open_[i].element->role)) return none;
    }
    return none;
}

std::size_t BalancedHtml::find_table() const {
    for (std::size_t i = open_.size(); i-- > 0;) {
        if (open_[i].element->role == HtmlRole::table) return i;
    }
    return none;
}

std::size_t BalancedHtml::find_paragraph() const {
    static const HtmlElement& paragraph = *find_element("p");
    return find_open(paragraph);
}

bool BalancedHtml::has_room(std::size_t levels, std::ptrdiff_t tags) const {
    return open_.size() + levels <= deepest && room_for_tags_ >= tags * bytes_for_a_tag;
}

// Where a tag that ends a word is left out.
void BalancedHtml::keep_apart() {
    if (!out_.empty() && out_.back() != '>' && out_.back() != ' ' && out_.back() != '\n') text(" ");
}

void BalancedHtml::write_void(const HtmlElement& element, std::string_view attributes) {
    out_.append("<").append(element.name).append(attributes).append(">");
    room_for_tags_ -= bytes_for_a_tag;
}

void BalancedHtml::open(const HtmlElement& element, std::string_view attributes, bool implied) {
    room_for_tags_ -= bytes_for_a_tag;
    const std::size_t begin = out_.size();
    out_ += '<';
    out_ += element.name;
    out_ += attributes;
    out_ += '>';
    open_.push_back({.element = &element, .begin = begin, .end = out_.size(), .implied = implied});
    ++open_counts_[index_of(element)];
}

void BalancedHtml::open_implied(std::string_view name) { open(*find_element(name), {}, true); }

// A link without content is taken back: nobody could see it.
void BalancedHtml::close_top(Reason reason) {
    const Open closed = open_.back();
    const HtmlRole role = closed.element->role;
    if (reason == Reason::by_the_way && is_formatting(role) && !closed.expired) interrupt(closed);
    if (is_wall(role)) interrupted_.clear();
    open_.pop_back();
    --open_counts_[index_of(*closed.element)];
    if (role == HtmlRole::link && out_.size() == closed.end) {
        out_.resize(closed.begin);
        room_for_tags_ += bytes_for_a_tag;
        return;
    }
    out_ += "</";
    out_ += closed.element->name;
    out_ += '>';
}

// Closes until `size` elements are open. The reason holds for the last of them; those inside of it are closed
// by the way.
void BalancedHtml::close_to(std::size_t size, Reason reason) {
    while (open_.size() > size + 1) close_top(Reason::by_the_way);
    if (open_.size() > size) close_top(reason);
    while (!open_.empty() && open_.back().expired) close_top(Reason::end_tag);
}

void BalancedHtml::close_paragraph() {
    const std::size_t paragraph = find_paragraph();
    if (paragraph != none) close_to(paragraph, Reason::by_the_way);
}

void BalancedHtml::interrupt(const Open& closed) {
    const auto same = [&](const Interrupted& other) { return other.element == closed.element; };
    if (interrupted_.size() >= most_interrupted || std::ranges::any_of(interrupted_, same)) return;
    interrupted_.insert(interrupted_.begin(),
                        {closed.element, out_.substr(closed.begin, closed.end - closed.begin)});
}

// "Reconstruct the active formatting elements".
void BalancedHtml::resume() {
    for (const Interrupted& formatting : std::exchange(interrupted_, {})) {
        if (!has_room(1, 1) || formatting.tag.size() > resumable_) continue;
        if (formatting.element->role == HtmlRole::link && is_open(*formatting.element)) continue;
        resumable_ -= formatting.tag.size();
        room_for_tags_ -= bytes_for_a_tag;
        const std::size_t begin = out_.size();
        out_ += formatting.tag;
        open_.push_back({.element = formatting.element, .begin = begin, .end = out_.size()});
        ++open_counts_[index_of(*formatting.element)];
    }
}

bool BalancedHtml::forget_interrupted(const HtmlElement& element) {
    return std::erase_if(interrupted_, [&](const Interrupted& other) { return other.element == &element; }) >
           0;
}

// What make_room_for_content would open.
std::ptrdiff_t BalancedHtml::tags_around_content() const {
    if (open_.empty() || !is_table_skeleton(open_.back().element->role)) return 0;
    return top_is(HtmlRole::row) ? 1 : 2;
}

// Content of that role comes next: leaves or completes what cannot hold it.
void BalancedHtml::make_room_for_content(HtmlRole role) {
    if (!open_.empty() && open_.back().implied && is_list_part(open_.back().element->role) && !is_item(role))
        close_to(open_.size() - 1, Reason::by_the_way);
    if (top_is(HtmlRole::column_group)) close_to(open_.size() - 1, Reason::by_the_way);
    if (open_.empty() || !is_table_skeleton(open_.back().element->role)) return;
    interrupted_.clear();
    if (!top_is(HtmlRole::row)) open_implied("tr");
    open_implied("td");
}

void BalancedHtml::start(const HtmlElement& element, std::string_view attributes) {
    const HtmlRole role = element.role;
    if (is_table_part(role)) return start_table_part(element, attributes);
    if (role == HtmlRole::table) return start_table(element, attributes);
    const bool has_tags = has_room(0, tags_around_content() + 1);
    if (has_tags) make_room_for_content(role);
    const bool holds_nothing = role == HtmlRole::rule || is_void(role);
    if (!has_tags || !has_room(holds_nothing ? 0 : 1, 1)) {
        if (!is_inline(role) && role != HtmlRole::image) keep_apart();
        return;
    }
    if (is_item(role)) return start_item(element, attributes);
    if (role == HtmlRole::ruby_part) return start_ruby_part(element, attributes);
    if (!is_inline(role) && !is_void(role)) return start_block(element, attributes);
    if (role == HtmlRole::link) return start_link(element, attributes);
    resume();
    if (is_void(role))
        write_void(element, attributes);
    else if (has_room(1, 1))
        open(element, attributes);
}

void BalancedHtml::start_block(const HtmlElement& element, std::string_view attributes) {
    close_paragraph();
    if (element.role == HtmlRole::heading && top_is(HtmlRole::heading))
        close_to(open_.size() - 1, Reason::by_the_way);
    if (element.role == HtmlRole::rule)
        write_void(element, {});
    else
        open(element, attributes);
}

// A link inside of a link ends the first one. One without an address only does that.
void BalancedHtml::start_link(const HtmlElement& element, std::string_view attributes) {
    if (is_open(element)) end_inline(element);
    forget_interrupted(element);
    if (is_open(element) || attributes.find(" href=") == std::string_view::npos) return;
    resume();
    if (has_room(1, 1)) open(element, attributes);
}

void BalancedHtml::close_items(HtmlRole role) {
    for (std::size_t i = open_.size(); i-- > 0;) {
        if (open_[i].element->role == role) return close_to(i, Reason::by_the_way);
        if (!is_transparent_to_items(*open_[i].element)) return;
    }
}

bool BalancedHtml::has_list_for(HtmlRole role) const {
    const auto outer = std::find_if_not(open_.rbegin(), open_.rend(), [](const Open& open) {
        return is_transparent_to_items(*open.element);
    });
    return outer != open_.rend() &&
           outer->element->role == (role == HtmlRole::list_item ? HtmlRole::list : HtmlRole::definitions);
}

// An item without a list gets one, so that it cannot be taken for the next item of a list around all of this.
void BalancedHtml::start_item(const HtmlElement& element, std::string_view attributes) {
    close_items(element.role);
    close_paragraph();
    const bool has_list = has_list_for(element.role);
    if (!has_room(has_list ? 1 : 2, has_list ? 1 : 2)) return keep_apart();
    if (!has_list) open_implied(element.role == HtmlRole::list_item ? "ul" : "dl");
    open(element, attributes);
}

void BalancedHtml::start_ruby_part(const HtmlElement& element, std::string_view attributes) {
    static const HtmlElement& ruby = *find_element("ruby");
    if (find_open(ruby) == none) return;
    while (is_item(open_.back().element->role) || top_is(HtmlRole::paragraph) || top_is(HtmlRole::ruby_part))
        close_to(open_.size() - 1, Reason::by_the_way);
    open(element, attributes);
}

// A table that has no room for its parts is left out with all of them, up to its end tag: they are not those
// of a table around it.
void BalancedHtml::start_table(const HtmlElement& element, std::string_view attributes) {
    if (!open_.empty() && is_table_skeleton(open_.back().element->role) && tables_left_out_ == 0)
        close_to(find_table(), Reason::by_the_way);
    const std::ptrdiff_t around = tags_around_content();
    const auto levels = static_cast<std::size_t>(around) + levels_of_a_table;
    if (tables_left_out_ > 0 || !has_room(levels, around + 1)) {
        ++tables_left_out_;
        return keep_apart();
    }
    make_room_for_content(HtmlRole::table);
    close_paragraph();
    open(element, attributes);
}

void BalancedHtml::start_table_part(const HtmlElement& element, std::string_view attributes) {
    if (tables_left_out_ > 0) return keep_apart();
    const std::size_t table = find_table();
    if (table == none) {
        if (element.role == HtmlRole::cell) text(" ");
        return;
    }
    if (element.role == HtmlRole::row) return start_row(element, attributes, table);
    if (element.role == HtmlRole::cell) return start_cell(element, attributes, table);
    const bool needs_group = element.role == HtmlRole::column && !top_is(HtmlRole::column_group);
    if (!has_room(0, needs_group ? 2 : 1)) return leave_out_part();
    if (element.role != HtmlRole::column || needs_group) close_to(table + 1, Reason::by_the_way);
    if (element.role != HtmlRole::column) return open(element, attributes);
    if (needs_group) open_implied("colgroup");
    write_void(element, attributes);
}

// What follows stays in the cell that is open, or gets one of its own.
void BalancedHtml::leave_out_part() {
    if (tags_around_content() == 0) keep_apart();
}

void BalancedHtml::start_row(const HtmlElement& element, std::string_view attributes, std::size_t table) {
    if (!has_room(0, 1)) return leave_out_part();
    const bool in_group = open_.size() > table + 1 && open_[table + 1].element->role == HtmlRole::row_group;
    close_to(table + (in_group ? 2 : 1), Reason::by_the_way);
    open(element, attributes);
}

void BalancedHtml::start_cell(const HtmlElement& element, std::string_view attributes, std::size_t table) {
    std::size_t row = table + 1;
    if (row < open_.size() && open_[row].element->role == HtmlRole::row_group) ++row;
    const bool in_row = row < open_.size() && open_[row].element->role == HtmlRole::row;
    if (!has_room(0, in_row ? 1 : 2)) return leave_out_part();
    const bool in_group = row > table + 1;
    close_to(in_row ? row + 1 : table + (in_group ? 2 : 1), Reason::by_the_way);
    if (!in_row) open_implied("tr");
    open(element, attributes);
}

// Where the element to close stands, as far as its end tag may look; `none` if it means nothing here.
std::size_t BalancedHtml::find_closable(const HtmlElement& element) const {
    if (!is_open(element) && element.role != HtmlRole::heading) return none;
    const bool is_part = is_table_part(element.role) || element.role == HtmlRole::table;
    for (std::size_t i = open_.size(); i-- > 0;) {
        const HtmlRole role = open_[i].element->role;
        if (open_[i].element == &element || (role == HtmlRole::heading && element.role == HtmlRole::heading))
            return i;
        if (is_part ? role == HtmlRole::table : is_wall(role)) return none;
        if (element.role == HtmlRole::list_item && role == HtmlRole::list) return none;
    }
    return none;
}

void BalancedHtml::end(const HtmlElement& element) {
    if (element.name == "br") return start(element, {});
    if (is_inline(element.role)) return end_inline(element);
    if (tables_left_out_ > 0 && (is_table_part(element.role) || element.role == HtmlRole::table)) {
        if (element.role == HtmlRole::table) --tables_left_out_;
        return keep_apart();
    }
    const std::size_t found = find_closable(element);
    if (found != none) return close_to(found, Reason::end_tag);
    if (!has_room(1, 1)) keep_apart();
}

// Phrases end only inside of their block. Formatting may end across blocks, but a list or an item is not torn
// apart for it: then the formatting goes on to the end of the list.
void BalancedHtml::end_inline(const HtmlElement& element) {
    if (forget_interrupted(element) || !is_open(element)) return;
    bool crosses_list = false;
    for (std::size_t i = open_.size(); i-- > 0;) {
        const HtmlRole role = open_[i].element->role;
        if (open_[i].element == &element && !open_[i].expired) {
            if (crosses_list)
                open_[i].expired = true;
            else
                close_to(i, Reason::end_tag);
            return;
        }
        if (is_wall(role) || (!is_formatting(element.role) && !is_inline(role))) return;
        crosses_list = crosses_list || is_list_part(role);
    }
}

// White space alone needs no formatting and may stand between the parts of a table. A browser drops the line
// end right behind <pre>, so one that is meant is written twice.
void BalancedHtml::text(std::string_view raw) {
    if (raw.empty()) return;
    const bool blank = is_blank(raw);
    if (!blank) {
        make_room_for_content(HtmlRole::phrase);
        resume();
    }
    const std::size_t begin = out_.size();
    append_clean(out_, raw, MarkupContext::text);
    const bool begins_pre = top_is(HtmlRole::preformatted) && open_.back().end == begin;
    if (begins_pre && out_.size() > begin && out_[begin] == '\n') out_.insert(begin, 1, '\n');
    if (!blank) room_for_tags_ += static_cast<std::ptrdiff_t>(out_.size() - begin);
}

void BalancedHtml::text_apart(std::string_view raw) {
    if (is_blank(raw)) return;
    const bool apart = std::ranges::any_of(raw, is_letter_byte);
    if (apart) keep_apart();
    text(raw);
    if (apart) text(" ");
}

std::string BalancedHtml::finish() {
    close_to(0, Reason::end_tag);
    return std::move(out_);
}

}  // namespace tidings
