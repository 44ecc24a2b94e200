#include "base/line_blocks.h"

#include <utility>

#include "base/result.h"

namespace tidings {
namespace {

constexpr std::size_t block_size = std::size_t{1} << 20;
constexpr std::size_t longest_line = 4 * block_size;

}  // namespace

LineBlocks::LineBlocks(const std::filesystem::path& file)
    : name_(file.string()), file_(file, std::ios::binary) {
    if (!file_)
        throw Failure({Code::no_such_file, "Cannot open " + name_, "Is it there, and may you read it?"});
}

std::optional<std::string> LineBlocks::next() {
    std::string block = std::exchange(rest_, {});
    while (file_) {
        const std::size_t had = block.size();
        block.resize(had + block_size);
        file_.read(block.data() + had, static_cast<std::streamsize>(block_size));
        if (file_.bad()) throw Failure({Code::disk, "Cannot read " + name_, ""});
        block.resize(had + static_cast<std::size_t>(file_.gcount()));
        const std::size_t end = block.find_last_of("\r\n");
        if (file_ && end == std::string::npos && block.size() < longest_line) continue;
        if (file_ && end != std::string::npos) {
            rest_ = block.substr(end + 1);
            block.resize(end + 1);
        }
        break;
    }
    if (block.empty()) return std::nullopt;
    return block;
}

}  // namespace tidings
