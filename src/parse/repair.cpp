#include "parse/repair.h"

#include <algorithm>
#include <span>
#include <vector>

#include "parse/begins_with_word.h"
#include "parse/loose_tag.h"
#include "parse/marks.h"
#include "parse/pieces.h"

namespace tidings {
namespace {

constexpr std::size_t none = std::string_view::npos;

std::string_view root_name(std::string_view text) {
    const std::optional<Piece> first = PieceScanner(text).next();
    return first ? first->name : std::string_view();
}

bool is_start(const Mark& mark) { return mark.kind == Mark::Kind::start_tag; }
bool is_end(const Mark& mark) { return mark.kind == Mark::Kind::end_tag; }

bool begins_other_element(const Mark& mark) { return is_start(mark) && mark.role != Role::other; }

bool names_item(std::string_view start_tag) {
    return begins_with_word(start_tag, "<link") || begins_with_word(start_tag, "<guid") ||
           begins_with_word(start_tag, "<id");
}

// Writes the repaired document while walking over the marks. Keeps true: what is written is well-formed once
// the open elements are closed, and no deeper than the limit.
class Repair {
  public:
    Repair(std::string_view text, const RepairLimits& limits)
        : text_(text),
          found_(find_marks(text, root_name(text))),
          marks_(found_.marks),
          depth_limit_(limits.depth),
          attributes_left_(limits.attributes) {
        out_.reserve(text.size() + text.size() / 8);
    }

    std::string run();

  private:
    struct Open {
        std::uint32_t name;
        Role role;
        std::size_t mark;       // of its start tag
        std::size_t out_begin;  // where its start tag was written
    };

    std::string_view source(const Mark& mark) const {
        return text_.substr(mark.begin, mark.end - mark.begin);
    }
    std::size_t text_begin(std::size_t index) const { return marks_[index].end; }
    std::size_t text_end(std::size_t index) const {
        return index + 1 < marks_.size() ? marks_[index + 1].begin : found_.text_end;
    }

    void write_text(std::size_t begin, std::size_t end) {
        append_loose_text(out_, text_.substr(begin, end - begin));
    }
    void write_between(std::size_t index) { write_text(text_begin(index), text_end(index)); }
    void start_tag(const Mark& mark, bool as_html = false) {
        attributes_left_ -= append_start_tag(out_, source(mark), as_html, attributes_left_);
    }
    void open(std::size_t index);
    void close_top();
    void close_to(std::size_t size);
    void begin_item(std::size_t index);
    void end_tag(const Mark& mark);
    bool has_end(std::size_t index) const;
    std::size_t end_of_prose(std::size_t index) const;
    bool stops_prose(const Mark& mark, const Mark& start) const;
    bool nests(const Mark& mark, std::vector<std::string_view>& names) const;
    bool is_balanced(std::size_t first, std::size_t last) const;
    bool was_escaped(std::size_t first, std::size_t last) const;
    void write_markup(std::size_t first, std::size_t last);
    void write_as_text(std::size_t first, std::size_t last);
    std::size_t write_prose(std::size_t index);
    std::size_t write_element(std::size_t index);
    std::size_t write_mark(std::size_t index);

    bool ends_with_text(std::size_t index) const { return index + 1 == marks_.size(); }
    void drop_unnamed_item();

    std::string_view text_;
    Marks found_;
    const std::vector<Mark>& marks_;
    std::size_t depth_limit_;
    std::size_t attributes_left_;
    std::vector<Open> open_;
    std::string out_;
    bool item_is_named_ = false;  // the open item has had a whole link or id
};

void Repair::open(std::size_t index) {
    open_.push_back({marks_[index].name, marks_[index].role, index, out_.size()});
    start_tag(marks_[index]);
}

void Repair::close_top() {
    if (names_item(source(marks_[open_.back().mark]))) item_is_named_ = true;
    append_end_tag(out_, source(marks_[open_.back().mark]));
    open_.pop_back();
}

void Repair::close_to(std::size_t size) {
    while (open_.size() > size) close_top();
}

// An item begins at the level of the innermost channel or root, whatever is still open.
void Repair::begin_item(std::size_t index) {
    std::size_t size = open_.size();
    while (size > 0 && open_[size - 1].role != Role::channel && open_[size - 1].role != Role::root) --size;
    close_to(size);
    item_is_named_ = false;
    open(index);
}

// Closes what the tag ends, and what is open inside of it. A tag that ends nothing is dropped; one that would
// end the root too, since more may follow: the root ends with the text.
void Repair::end_tag(const Mark& mark) {
    if (mark.role == Role::root) return;
    for (std::size_t size = open_.size(); size > 0; --size) {
        if (open_[size - 1].name == mark.name) return close_to(size - 1);
        if (open_[size - 1].role == Role::item && mark.role != Role::channel) return;
    }
}

// Whether the element that begins at `index` has an end tag before its item ends. One of the feed's own
// elements does not hold another of its name.
bool Repair::has_end(std::size_t index) const {
    const Mark& mark = marks_[index];
    if (mark.next_end >= mark.next_border) return false;
    return mark.role == Role::other || mark.next_end < mark.next_start;
}

bool Repair::stops_prose(const Mark& mark, const Mark& start) const {
    if (is_border(mark)) return true;
    if (is_end(mark)) return !open_.empty() && open_.back().name == mark.name;
    if (!is_start(mark)) return false;
    if (mark.name == start.name) return true;
    return begins_other_element(mark) && !mark.is_html;
}

// The mark that ends the prose beginning at `index`: its end tag if that comes before anything that cannot be
// part of it, else the first mark that can begin another element of the feed.
std::size_t Repair::end_of_prose(std::size_t index) const {
    const Mark& start = marks_[index];
    const bool may_nest = start.is_html && start.role == Role::prose;
    std::size_t nested = 0;
    std::size_t i = index + 1;
    for (; i < marks_.size(); ++i) {
        const bool same = marks_[i].name == start.name;
        if (same && is_end(marks_[i]) && nested-- == 0) return i;
        if (same && is_start(marks_[i]) && may_nest && !marks_[i].self_closing && has_end(i)) {
            ++nested;
            continue;
        }
        if (stops_prose(marks_[i], start)) break;
    }
    if (i < marks_.size() && nested > 0) return i;
    std::size_t first = index + 1;
    while (first < i && !begins_other_element(marks_[first])) ++first;
    return first;
}

// Takes a tag into account; false if it is an end tag of something else than the innermost open element.
bool Repair::nests(const Mark& mark, std::vector<std::string_view>& names) const {
    const std::string_view name = tag_name(source(mark));
    if (is_start(mark)) {
        if (!mark.self_closing) names.push_back(name);
        return open_.size() + names.size() < depth_limit_;
    }
    if (names.empty() || names.back() != name) return false;
    names.pop_back();
    return true;
}

bool Repair::is_balanced(std::size_t first, std::size_t last) const {
    std::vector<std::string_view> names;
    for (std::size_t i = first; i < last; ++i) {
        const Mark& mark = marks_[i];
        if (!is_start(mark) && !is_end(mark)) continue;
        if (mark.broken || !is_well_formed_tag(source(mark)) || !nests(mark, names)) return false;
    }
    return names.empty();
}

// Whether most tags in here are escaped ones, so that the others strayed into escaped HTML.
bool Repair::was_escaped(std::size_t first, std::size_t last) const {
    std::size_t escaped = 0;
    std::size_t raw = 0;
    for (std::size_t i = first; i < last; ++i) {
        escaped += count_escaped_tags(text_.substr(marks_[i - 1].end, marks_[i].begin - marks_[i - 1].end));
        raw += is_start(marks_[i]) || is_end(marks_[i]) ? 1U : 0U;
    }
    const std::size_t end = last < marks_.size() ? marks_[last].begin : found_.text_end;
    escaped += count_escaped_tags(text_.substr(marks_[last - 1].end, end - marks_[last - 1].end));
    return escaped > raw;
}

// Well-formed markup, as it is but for attributes beyond the limit.
void Repair::write_markup(std::size_t first, std::size_t last) {
    for (std::size_t i = first; i < last; ++i) {
        const Mark& mark = marks_[i];
        if (is_start(mark))
            start_tag(mark);
        else if (mark.kind != Mark::Kind::skipped)
            out_ += source(mark);
        if (is_start(mark) && mark.self_closing) append_end_tag(out_, source(mark));
        write_between(i);
    }
}

// HTML that nobody escaped, as the text that it should have been.
void Repair::write_as_text(std::size_t first, std::size_t last) {
    const bool escaped = was_escaped(first, last);
    for (std::size_t i = first - 1; i < last; ++i) {
        if (i >= first && (is_start(marks_[i]) || is_end(marks_[i]))) append_escaped(out_, source(marks_[i]));
        if (i >= first && marks_[i].kind == Mark::Kind::cdata) out_ += source(marks_[i]);
        const std::string_view between = text_.substr(text_begin(i), text_end(i) - text_begin(i));
        if (escaped)
            append_loose_text(out_, between);
        else
            append_escaped(out_, between);
    }
}

std::size_t Repair::write_prose(std::size_t index) {
    const Mark& start = marks_[index];
    const std::size_t last = end_of_prose(index);
    const auto inside = std::span(marks_).subspan(index + 1, last - index - 1);
    const bool has_tags =
        std::ranges::any_of(inside, [](const Mark& mark) { return is_start(mark) || is_end(mark); });
    const bool as_text = has_tags && !is_balanced(index + 1, last);
    start_tag(start, as_text);
    if (as_text) {
        write_as_text(index + 1, last);
    } else {
        write_between(index);
        write_markup(index + 1, last);
    }
    append_end_tag(out_, source(start));
    const bool has_own_end = last < marks_.size() && is_end(marks_[last]) && marks_[last].name == start.name;
    if (has_own_end) write_between(last);
    return has_own_end ? last + 1 : last;
}

std::size_t Repair::write_element(std::size_t index) {
    const Mark& mark = marks_[index];
    if (!open_.empty() && open_.back().role == Role::field && mark.role != Role::other) close_top();
    const bool is_whole = mark.self_closing || !ends_with_text(index);
    if (!is_whole && (mark.broken || mark.role == Role::field)) return index + 1;
    if (mark.self_closing || (mark.role != Role::channel && mark.role != Role::root && !has_end(index))) {
        item_is_named_ |= names_item(source(mark));
        start_tag(mark);
        if (!mark.self_closing) write_between(index);
        append_end_tag(out_, source(mark));
        if (mark.self_closing) write_between(index);
        return index + 1;
    }
    if (open_.size() + 1 < depth_limit_) open(index);
    write_between(index);
    return index + 1;
}

std::size_t Repair::write_mark(std::size_t index) {
    const Mark& mark = marks_[index];
    if (is_start(mark) && mark.role == Role::prose && !mark.self_closing && !mark.broken)
        return write_prose(index);
    if (is_start(mark) && mark.role != Role::item) return write_element(index);
    if (is_start(mark)) begin_item(index);
    if (is_end(mark)) end_tag(mark);
    if (mark.kind == Mark::Kind::cdata) out_ += source(mark);
    write_between(index);
    return index + 1;
}

// An item that the end of the text cut off before it had a link or an id would come again, as another one,
// when it is whole.
void Repair::drop_unnamed_item() {
    for (std::size_t i = 0; i < open_.size(); ++i) {
        if (open_[i].role != Role::item || item_is_named_) continue;
        out_.resize(open_[i].out_begin);
        open_.resize(i);
    }
}

std::string Repair::run() {
    std::size_t index = 0;
    while (index < marks_.size()) index = write_mark(index);
    drop_unnamed_item();
    close_to(0);
    return std::move(out_);
}

}  // namespace

std::string repaired_xml(std::string_view text, const RepairLimits& limits) {
    return Repair(text, limits).run();
}

}  // namespace tidings
