#pragma once

#include <cstddef>
#include <optional>
#include <string_view>

namespace tidings {

// The most attributes of one element; further ones are ignored.
constexpr std::size_t most_attributes_of_one = 64;

// One piece of markup in a document that may be damaged.
struct Piece {
    enum class Kind { start_tag, end_tag, cdata, comment, instruction, declaration };

    Kind kind = Kind::start_tag;
    std::size_t begin = 0;  // of its "<"
    std::size_t end = 0;    // behind its ">"
    std::string_view name;  // of a tag, as written
    std::size_t attributes = 0;
    bool self_closing = false;
    bool broken = false;  // a tag that lacks its ">" or the end of a quoted value
};

// Tokenizes a document into markup and text, in linear time on any input. Damage stays local: a tag ends at
// the next "<" if its ">" is missing, a value whose closing quote is missing ends with the tag, and comments
// and CDATA sections that never end are text. For feeds that are not well-formed XML: after such damage an
// HTML tokenizer would take the rest of the document into one token.
class PieceScanner {
  public:
    explicit PieceScanner(std::string_view text, std::size_t at = 0) : text_(text), at_(at) {}

    // The next piece; what lies between the end of the one before and its begin is text. None at the end.
    std::optional<Piece> next();

    // Continues at another position.
    void move_to(std::size_t at) { at_ = at; }

  private:
    // The last search for a terminator, so that no part of the text is searched twice.
    struct Search {
        std::size_t from = std::string_view::npos;
        std::size_t found = std::string_view::npos;  // npos if there is none behind `from`
    };

    std::optional<Piece> piece_at(std::size_t at);
    std::optional<Piece> closed_by(std::string_view terminator, Search& last, Piece piece, std::size_t from);
    std::optional<Piece> xml_instruction(Piece piece) const;
    std::optional<Piece> declaration(Piece piece);
    std::optional<Piece> tag(Piece piece);
    std::size_t value_end(std::size_t quote, Piece& piece) const;

    std::string_view text_;
    std::size_t at_;
    Search cdata_end_, comment_end_, instruction_end_;
};

// True for the content of a CDATA section whose own "]]>" is gone, so that it runs to the end of the next
// one: another opens in it, behind the end of an item or of the element it is in (empty if unknown).
bool lost_its_end(std::string_view content, std::string_view element);

}  // namespace tidings
