#include <istream>
#include <ostream>

#include "base/file.h"
#include "commands/command.h"
#include "normalise/normalise.h"
#include "publish/publish.h"

namespace tidings {
namespace {

constexpr std::string_view help =
    R"(usage: tidings parse [FILE|-] [--url BASE] [--content-type TYPE] [--pictures]

Reads any feed (RSS, Atom, RDF, JSON Feed), as damaged as it may be, and prints it as JSON Feed 1.1 with `_tidings` objects: what was
understood, cleaned, with warnings about what was wrong. Without FILE, or with -, reads standard input. Touches no data folder.

  --url BASE           where the feed came from, for relative addresses
  --content-type TYPE  what the server said it was, for the charset
  --pictures           keep pictures in contents, but for those that count readers; else their alternative text takes their place

exit status: 0 read (also with warnings), 64 usage, 65 not a feed, 66 no such file, or a folder
example:     tidings parse news.xml --url https://ngo.example/feed/
)";

struct Options {
    std::string file;
    std::string url;
    std::string content_type;
    bool pictures = false;
};

void declare(Syntax& syntax, Options& options) {
    syntax.maybe_one(options.file);
    syntax.text("--url", options.url);
    syntax.text("--content-type", options.content_type);
    syntax.flag("--pictures", options.pictures);
}

constexpr std::size_t largest_input = 64u << 20;

Failure too_large() {
    return Failure({Code::not_a_feed, "The input is larger than 64 MiB", "No feed is; check what it is."});
}

std::string file_input(const std::string& file) {
    std::error_code
        unknown;  // of what is not there, or has no size, such as a pipe; reading it says what is wrong
    if (std::filesystem::is_directory(file, unknown))
        throw Failure({Code::no_such_file, file + " is a folder", "Give a file in it."});
    const std::uintmax_t size = std::filesystem::file_size(file, unknown);
    if (!unknown && size > largest_input) throw too_large();
    return must(read_file(file, largest_input));
}

std::string stream_input(std::istream& in) {
    std::string bytes;
    std::string chunk(64 * 1024, '\0');
    while (in.read(chunk.data(), static_cast<std::streamsize>(chunk.size())) || in.gcount() > 0) {
        bytes.append(chunk, 0, static_cast<std::size_t>(in.gcount()));
        if (bytes.size() > largest_input) throw too_large();
    }
    return bytes;
}

int run(const Options& options, const GlobalOptions&, Outside& outside) {
    const bool from_file = !options.file.empty() && options.file != "-";
    Document document{from_file ? file_input(options.file) : stream_input(outside.in), options.content_type,
                      std::nullopt};
    if (!options.url.empty()) document.url = must(Url::parse(options.url));
    const Channel channel =
        must(read_channel(document, outside.clock(), options.pictures ? Pictures::shown : Pictures::as_text));
    outside.out << publish::channel_json(channel) << '\n';
    return 0;
}

}  // namespace

extern const Command parse_command =
    command<declare, run>("parse", help, "read any feed and print it as JSON Feed");

}  // namespace tidings
