#include "parse/pieces.h"

#include <algorithm>
#include <string>

#include "parse/begins_with_word.h"
#include "text/ascii.h"
#include "text/white_space.h"

namespace tidings {
namespace {

constexpr std::size_t none = std::string_view::npos;

bool begins_name(char c) {
    return is_letter(c) || c == '_' || c == ':' || static_cast<unsigned char>(c) >= 0x80;
}

bool ends_name(char c) {
    return is_white_space(c) || c == '>' || c == '/' || c == '<' || c == '"' || c == '\'' || c == '=';
}

// Where a CDATA section begins; looked for by the rarer of its characters.
std::size_t find_section(std::string_view text) {
    constexpr std::string_view opening = "<![CDATA[";
    constexpr std::size_t bracket = opening.find('[');
    for (std::size_t at = text.find('[', bracket); at != none; at = text.find('[', at + 1))
        if (text.substr(at - bracket).starts_with(opening)) return at - bracket;
    return none;
}

bool may_follow_value(char c) { return is_white_space(c) || c == '>' || c == '/' || c == '?'; }

}  // namespace

bool lost_its_end(std::string_view content, std::string_view element) {
    const std::size_t another = find_section(content);
    if (another == none) return false;
    const std::string_view before = content.substr(0, another);
    if (before.find("</item>") != none || before.find("</entry>") != none) return true;
    return !element.empty() && before.find("</" + std::string(element) + ">") != none;
}

std::optional<Piece> PieceScanner::next() {
    while (at_ < text_.size()) {
        const std::size_t mark = text_.find('<', at_);
        if (mark == none || mark + 1 >= text_.size()) break;
        if (std::optional<Piece> piece = piece_at(mark)) {
            at_ = piece->end;
            return piece;
        }
        at_ = mark + 1;
    }
    at_ = text_.size();
    return std::nullopt;
}

std::optional<Piece> PieceScanner::piece_at(std::size_t at) {
    Piece piece;
    piece.begin = at;
    const std::string_view rest = text_.substr(at, 10);
    if (begins_name(rest[1])) return tag(piece);
    if (rest[1] == '/' && rest.size() > 2 && begins_name(rest[2])) {
        piece.kind = Piece::Kind::end_tag;
        return tag(piece);
    }
    if (rest[1] == '?') {
        piece.kind = Piece::Kind::instruction;
        if (begins_with_word(rest, "<?xml")) return xml_instruction(piece);
        return closed_by("?>", instruction_end_, piece, at + 2);
    }
    if (rest.starts_with("<!--")) {
        piece.kind = Piece::Kind::comment;
        return closed_by("-->", comment_end_, piece, at + 4);
    }
    if (rest.starts_with("<![CDATA[")) {
        piece.kind = Piece::Kind::cdata;
        return closed_by("]]>", cdata_end_, piece, at + 9);
    }
    if (begins_with_word(rest, "<!doctype")) return declaration(piece);
    return std::nullopt;
}

std::optional<Piece> PieceScanner::closed_by(std::string_view terminator, Search& last, Piece piece,
                                             std::size_t from) {
    if (from < last.from || from > last.found) last = {from, text_.find(terminator, from)};
    if (last.found == none) return std::nullopt;
    piece.end = last.found + terminator.size();
    return piece;
}

// Of XML's own, whose values hold no markup: one that lacks its "?" ends all the same.
std::optional<Piece> PieceScanner::xml_instruction(Piece piece) const {
    const std::size_t stop = text_.find_first_of("<>", piece.begin + 2);
    if (stop == none) return std::nullopt;
    piece.end = text_[stop] == '>' ? stop + 1 : stop;
    return piece;
}

// An internal subset in brackets may hold ">"; it is skipped, never read.
std::optional<Piece> PieceScanner::declaration(Piece piece) {
    piece.kind = Piece::Kind::declaration;
    std::size_t stop = text_.find_first_of("[>", piece.begin);
    if (stop != none && text_[stop] == '[') {
        stop = text_.find(']', stop);
        stop = stop == none ? none : text_.find('>', stop);
    }
    piece.end = stop == none ? text_.size() : stop + 1;
    return piece;
}

// Where the value whose opening quote is at `quote` ends: behind its closing quote, or where the tag must end
// or go on without one. A quote that does not end a value opens the next one.
std::size_t PieceScanner::value_end(std::size_t quote, Piece& piece) const {
    const std::size_t close = text_.find(text_[quote], quote + 1);
    if (close != none) {
        const std::string_view value = text_.substr(quote + 1, close - quote - 1);
        const bool plausible = close + 1 >= text_.size() || may_follow_value(text_[close + 1]);
        if (plausible || (value.find('<') == none && !value.ends_with('='))) return close + 1;
    }
    piece.broken = true;
    return std::min(text_.find_first_of("<> \t\r\n", quote + 1), text_.size());
}

std::optional<Piece> PieceScanner::tag(Piece piece) {
    const std::size_t name_begin = piece.begin + (piece.kind == Piece::Kind::end_tag ? 2 : 1);
    std::size_t at = name_begin;
    while (at < text_.size() && !ends_name(text_[at])) ++at;
    piece.name = text_.substr(name_begin, at - name_begin);
    while (at < text_.size() && text_[at] != '>' && text_[at] != '<') {
        const char c = text_[at];
        piece.attributes += c == '=' ? 1 : 0;
        at = c == '"' || c == '\'' ? value_end(at, piece) : at + 1;
    }
    piece.broken |= at >= text_.size() || text_[at] == '<';
    piece.self_closing = text_[at - 1] == '/';
    piece.end = at < text_.size() && text_[at] == '>' ? at + 1 : at;
    return piece;
}

}  // namespace tidings
