#include "base/file.h"

#include <fcntl.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>

#include "base/descriptor.h"

namespace tidings {
namespace {

Error disk_error(std::string_view what, const std::filesystem::path& file, int reason) {
    return {Code::disk, std::string(what) + " " + file.string() + ": " + std::strerror(reason),
            reason == ENOSPC ? "Free some space and run again; nothing was half-written."
                             : "Check that the folder exists and that this user may write there."};
}

}  // namespace

Result<std::string> read_file(const std::filesystem::path& file, std::size_t limit) {
    const Descriptor descriptor(::open(file.c_str(), O_RDONLY | O_CLOEXEC));
    if (descriptor.number() < 0)
        return Error{Code::no_such_file, "Cannot open " + file.string() + ": " + std::strerror(errno),
                     "Check the name."};
    std::string bytes;
    if (read_all(descriptor, bytes, limit)) return bytes;
    if (errno != EFBIG) return disk_error("Cannot read", file, errno);
    return Error{Code::disk, file.string() + " is larger than " + std::to_string(limit) + " bytes", ""};
}

void write_file(const std::filesystem::path& file, std::string_view bytes, FileMode mode) {
    const std::filesystem::path folder = file.has_parent_path() ? file.parent_path() : ".";
    std::error_code ignored;  // if the folder cannot be made, opening the file below says why
    std::filesystem::create_directories(folder, ignored);

    const Descriptor opened(::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
    if (!opened.is_open() ||
        !replace_file(opened, file.filename().string(), bytes, mode == FileMode::secret ? 0600 : 0644))
        throw Failure(disk_error("Cannot write", file, errno));
    ::fsync(opened.number());
}

}  // namespace tidings
