#include "parse/xml_root.h"

#include <algorithm>
#include <array>
#include <utility>

#include "parse/begins_with_word.h"
#include "parse/pieces.h"
#include "text/ascii.h"
#include "text/white_space.h"

namespace tidings {
namespace {

constexpr std::size_t none = std::string_view::npos;

std::string_view local_name(std::string_view name) { return name.substr(name.rfind(':') + 1); }

template <std::size_t count>
bool is_one_of(std::string_view name, const std::array<std::string_view, count>& names) {
    return std::ranges::any_of(names,
                               [&](std::string_view known) { return equal_ignoring_case(known, name); });
}

bool is_feed_root(std::string_view name) {
    constexpr std::array<std::string_view, 4> roots{"rss", "feed", "rdf", "channel"};
    return is_one_of(local_name(name), roots);
}

bool is_item(std::string_view name) {
    constexpr std::array<std::string_view, 2> items{"item", "entry"};
    return is_one_of(name, items);
}

// A DOCTYPE alone does not make it one: some servers put it before everything.
bool begins_html_page(const Piece& piece) {
    constexpr std::array<std::string_view, 3> elements{"html", "head", "body"};
    return piece.kind == Piece::Kind::start_tag && is_one_of(piece.name, elements);
}

bool is_prologue(Piece::Kind kind) {
    return kind == Piece::Kind::comment || kind == Piece::Kind::instruction ||
           kind == Piece::Kind::declaration;
}

// Whether text[at, end) holds nothing that may not stand outside of the root.
bool is_clean(std::string_view text, std::size_t at, std::size_t end) {
    PieceScanner scanner(text.substr(0, end), at);
    while (const std::optional<Piece> piece = scanner.next()) {
        if (!is_prologue(piece->kind) || !trimmed(text.substr(at, piece->begin - at), is_white_space).empty())
            return false;
        at = piece->end;
    }
    return trimmed(text.substr(at, end - at), is_white_space).empty();
}

// Where the last end tag of that name begins; `none` if there is none.
std::size_t find_last_end_tag(std::string_view text, std::string_view name) {
    for (std::size_t at = text.rfind("</"); at != none; at = at > 0 ? text.rfind("</", at - 1) : none) {
        const std::string_view tag = text.substr(at + 2);
        if (!begins_with_word(tag, name)) continue;
        if (tag.size() > name.size() && (is_white_space(tag[name.size()]) || tag[name.size()] == '>'))
            return at;
    }
    return none;
}

// Behind the root's end tag; none if that is missing.
std::optional<std::size_t> end_of_root(std::string_view text, const Piece& start) {
    const std::size_t close = find_last_end_tag(text, start.name);
    if (close == none || close < start.end) return std::nullopt;
    const std::size_t end = text.find('>', close);
    return end == none ? std::nullopt : std::optional(end + 1);
}

XmlRoot root_at(std::string_view text, const Piece& start) {
    XmlRoot root;
    root.begin = start.begin;
    const std::optional<std::size_t> end = end_of_root(text, start);
    root.end = end.value_or(text.size());
    root.cut_off = !end && !start.self_closing;
    root.junk_before = !is_clean(text, 0, root.begin);
    root.junk_behind = !is_clean(text, root.end, text.size());
    return root;
}

// Tells items whose feed has lost its beginning from those of other kinds of XML, which stand inside of a
// root: one stands in no other element, or the end of a feed is still there, whatever else stands open.
class LostBeginning {
  public:
    void take(const Piece& piece) {
        if (piece.kind == Piece::Kind::start_tag) {
            const bool begins_item = is_item(piece.name);
            if (begins_item && !first_item_) first_item_ = piece;
            is_feed_ |= begins_item && open_ == 0;
            open_ += piece.self_closing ? 0 : 1;
        } else if (piece.kind == Piece::Kind::end_tag) {
            is_feed_ |= is_feed_root(piece.name);
            open_ -= open_ > 0 ? 1 : 0;
        }
    }

    std::optional<Piece> first_item() const { return is_feed_ ? first_item_ : std::nullopt; }

  private:
    std::optional<Piece> first_item_;
    bool is_feed_ = false;
    std::size_t open_ = 0;  // elements
};

XmlRoot headless(std::string_view text, const Piece& item) {
    XmlRoot root;
    root.begin = item.begin;
    root.end = text.size();
    root.missing_start = equal_ignoring_case(item.name, "item")
                             ? "<rss version=\"2.0\">"
                             : "<feed xmlns=\"http://www.w3.org/2005/Atom\">";
    root.junk_before = true;
    root.cut_off = !trimmed(text, is_white_space).ends_with('>');
    return root;
}

}  // namespace

bool begins_inside(std::string_view text) {
    PieceScanner scanner(text);
    while (const std::optional<Piece> piece = scanner.next())
        if (piece->kind == Piece::Kind::start_tag &&
            (is_feed_root(piece->name) || is_item(local_name(piece->name)) || begins_html_page(*piece)))
            return true;
    return false;
}

std::optional<XmlRoot> find_root(std::string_view text) {
    LostBeginning lost;
    bool is_first = true;
    PieceScanner scanner(text);
    while (const std::optional<Piece> piece = scanner.next()) {
        if (begins_html_page(*piece)) break;
        lost.take(*piece);
        if (piece->kind != Piece::Kind::start_tag) continue;
        const bool may_be_lone = std::exchange(is_first, false);
        const bool is_lone_entry = may_be_lone && equal_ignoring_case(local_name(piece->name), "entry") &&
                                   is_clean(text, 0, piece->begin);
        if (is_feed_root(piece->name) || is_lone_entry) return root_at(text, *piece);
    }
    if (const std::optional<Piece> item = lost.first_item()) return headless(text, *item);
    return std::nullopt;
}

}  // namespace tidings
