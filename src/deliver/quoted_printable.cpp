#include "deliver/quoted_printable.h"

namespace tidings::deliver {
namespace {

constexpr std::size_t longest_line = 76;
constexpr std::string_view hex_digits = "0123456789ABCDEF";

class Writer {
  public:
    explicit Writer(std::size_t expected) { out_.reserve(expected); }

    bool at_line_start() const { return column_ == 0; }

    void put(char c) {
        make_room(1);
        out_ += c;
        ++column_;
    }
    void put_encoded(char c) {
        const unsigned byte = static_cast<unsigned char>(c);
        make_room(3);
        out_ += {'=', hex_digits[byte >> 4], hex_digits[byte & 15]};
        column_ += 3;
    }
    void end_line() {
        out_ += "\r\n";
        column_ = 0;
    }
    std::string result() && { return std::move(out_); }

  private:
    void make_room(std::size_t bytes) {
        if (column_ + bytes < longest_line) return;  // one byte stays free for the "=" of a soft line break
        out_ += soft_line_break;
        column_ = 0;
    }

    std::string out_;
    std::size_t column_ = 0;
};

bool is_literal(char c) { return c >= ' ' && c <= '~' && c != '='; }

bool ends_line(std::string_view rest) { return rest.empty() || rest.front() == '\r' || rest.front() == '\n'; }

}  // namespace

std::string quoted_printable(std::string_view text) {
    Writer out(text.size() + text.size() / 8 + 16);
    for (std::size_t i = 0; i < text.size(); ++i) {
        const char c = text[i];
        const std::string_view rest = text.substr(i + 1);
        if (c == '\r' && rest.starts_with('\n')) continue;
        if (c == '\r' || c == '\n')
            out.end_line();
        else if (out.at_line_start() && (c == '.' || (c == 'F' && rest.starts_with("rom "))))
            out.put_encoded(c);
        else if ((c == ' ' || c == '\t') ? !ends_line(rest) : is_literal(c))
            out.put(c);
        else
            out.put_encoded(c);
    }
    return std::move(out).result();
}

}  // namespace tidings::deliver
