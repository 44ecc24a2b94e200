#include "commands/subscribers/list_file.h"

#include <utility>

#include "charset/charset.h"
#include "charset/label.h"

namespace tidings {
namespace {

const std::filesystem::path& must_be_readable_twice(const std::filesystem::path& file) {
    std::error_code none;
    if (std::filesystem::exists(file, none) && !std::filesystem::is_regular_file(file, none))
        throw Failure({Code::no_such_file, file.string() + " is no file that can be read twice",
                       "Save the list as a file first."});
    return file;
}

FoundEncoding given(const std::string& encoding) {
    const Charset charset = charset_named(encoding);
    if (charset.name.empty())
        throw Failure(
            {Code::usage, "There is no encoding \"" + encoding + "\"",
             "Such as utf-8, windows-1250, windows-1252, windows-1253, iso-8859-2, macintosh, ibm850."});
    return {FoundEncoding::Ground::self_evident, {charset.name, charset.converter}};
}

FoundEncoding surveyed(const std::filesystem::path& file) {
    EncodingSurvey survey;
    LineBlocks blocks(file);
    while (const std::optional<std::string> block = blocks.next()) survey.look_at(*block);
    return survey.found();
}

constexpr std::size_t megabyte = std::size_t{1} << 20;

std::size_t megabytes(const std::filesystem::path& file) {
    std::error_code none;
    const std::uintmax_t size = std::filesystem::file_size(file, none);
    return none ? 0 : static_cast<std::size_t>(size / megabyte + 1);
}

std::string ground_of(const FoundEncoding& encoding) {
    const LetterVerdict& verdict = encoding.verdict;
    switch (encoding.ground) {
        case FoundEncoding::Ground::self_evident:
            return "";
        case FoundEncoding::Ground::mostly_utf8:
            return " (but " + std::to_string(encoding.stray) +
                   " byte sequences are not; they are read as windows-1252)";
        case FoundEncoding::Ground::guess:
            return " (a guess: look at some names, and give --encoding if they are wrong)";
        case FoundEncoding::Ground::letters:
            break;
    }
    if (verdict.rival.empty()) return " (judged by its letters; --encoding NAME says otherwise)";
    return " (judged by its letters; " + verdict.rival + " would fit as well and read " + verdict.word +
           " as " + verdict.word_of_rival + ": give --encoding if that is right)";
}

std::string name_of(char separator) {
    switch (separator) {
        case '\t':
            return "tabs";
        case ';':
            return "semicolons";
        case '|':
            return "vertical bars";
        default:
            return "commas";
    }
}

bool holds_nonsense(const CsvRow& row) {
    for (const std::string& field : row.fields)
        if (field.find("\uFFFD") != std::string::npos) return true;
    return false;
}

}  // namespace

ListFile::ListFile(const std::filesystem::path& file, const std::string& encoding, std::ostream* progress)
    : name_(must_be_readable_twice(file).string()),
      is_encoding_given_(!encoding.empty()),
      encoding_(is_encoding_given_ ? given(encoding) : surveyed(file)),
      progress_(progress, "reading", megabytes(file)),
      blocks_(file),
      decoder_(encoding_.verdict.charset == "utf-8" && !is_encoding_given_
                   ? std::nullopt
                   : std::optional<PiecewiseDecoder>(encoding_.verdict.converter)),
      first_text_(next_text()),
      dialect_(csv_dialect(first_text_.value_or(""))),
      reader_(dialect_) {}

// A piece of the file as UTF-8; never empty.
std::optional<std::string> ListFile::next_text() {
    const std::optional<std::string> block = blocks_.next();
    if (!block) {
        std::string rest = decoder_ ? decoder_->decode("", true) : std::string();
        return rest.empty() ? std::nullopt : std::optional(std::move(rest));
    }
    progress_.step("MB");
    std::string text = decoder_ ? decoder_->decode(*block, false)
                                : std::string(to_utf8(*block, "text/csv; charset=utf-8").text());
    return text.empty() ? next_text() : std::optional(std::move(text));
}

std::optional<CsvRow> ListFile::next() {
    if (first_text_) reader_.take(*std::exchange(first_text_, std::nullopt));
    while (true) {
        std::optional<CsvRow> row;
        if (Result<std::optional<CsvRow>> read = reader_.next(); read)
            row = *std::move(read);
        else
            throw Failure({read.error().code, name_ + ", " + read.error().message, read.error().hint});
        if (row && is_encoding_given_ && holds_nonsense(*row))
            throw Failure({Code::not_a_feed,
                           name_ + ", line " + std::to_string(row->line) + ": bytes that mean nothing in " +
                               encoding_.verdict.charset,
                           "Give another --encoding, or none: then it is judged by the letters."});
        if (row) return row;
        if (is_at_end_) return std::nullopt;
        const std::optional<std::string> text = next_text();
        is_at_end_ = !text;
        reader_.take(text.value_or(""));
    }
}

std::string ListFile::reading() const {
    return name_ + " is read as " + encoding_.verdict.charset +
           (is_encoding_given_ ? "" : ground_of(encoding_)) + ", separated by " + name_of(dialect_.separator);
}

}  // namespace tidings
