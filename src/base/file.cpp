#include "base/file.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <utility>

namespace tidings {
namespace {

class Descriptor {
  public:
    explicit Descriptor(int number) : number_(number) {}
    Descriptor(const Descriptor&) = delete;
    Descriptor& operator=(const Descriptor&) = delete;
    ~Descriptor() {
        if (number_ >= 0) ::close(number_);
    }
    int number() const { return number_; }
    // Closing can report a write that failed late, so writers close by hand.
    bool close() { return ::close(std::exchange(number_, -1)) == 0; }

  private:
    int number_;
};

Error disk_error(std::string_view what, const std::filesystem::path& file, int reason) {
    return {Code::disk, std::string(what) + " " + file.string() + ": " + std::strerror(reason),
            reason == ENOSPC ? "Free some space and run again; nothing was half-written."
                             : "Check that the folder exists and that this user may write there."};
}

bool write_all(int descriptor, std::string_view bytes) {
    while (!bytes.empty()) {
        const ssize_t written = ::write(descriptor, bytes.data(), bytes.size());
        if (written < 0 && errno == EINTR) continue;
        if (written < 0) return false;
        bytes.remove_prefix(static_cast<std::size_t>(written));
    }
    return true;
}

void sync_folder(const std::filesystem::path& folder) {
    const Descriptor descriptor(::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
    if (descriptor.number() >= 0) ::fsync(descriptor.number());
}

}  // namespace

Result<std::string> read_file(const std::filesystem::path& file, std::size_t limit) {
    const Descriptor descriptor(::open(file.c_str(), O_RDONLY | O_CLOEXEC));
    if (descriptor.number() < 0)
        return Error{Code::no_such_file, "Cannot open " + file.string() + ": " + std::strerror(errno),
                     "Check the name."};
    std::string bytes;
    constexpr std::size_t chunk = 64 * 1024;
    for (;;) {
        const std::size_t before = bytes.size();
        bytes.resize(before + chunk);
        const ssize_t count = ::read(descriptor.number(), bytes.data() + before, chunk);
        if (count < 0 && errno == EINTR) {
            bytes.resize(before);
            continue;
        }
        if (count < 0) return disk_error("Cannot read", file, errno);
        bytes.resize(before + static_cast<std::size_t>(count));
        if (count == 0) return bytes;
        if (bytes.size() > limit)
            return Error{Code::disk, file.string() + " is larger than " + std::to_string(limit) + " bytes",
                         ""};
    }
}

void write_file(const std::filesystem::path& file, std::string_view bytes, FileMode mode) {
    const std::filesystem::path folder = file.has_parent_path() ? file.parent_path() : ".";
    std::error_code ignored;  // if the folder cannot be made, opening the file below says why
    std::filesystem::create_directories(folder, ignored);

    // Always the same name: what a killed run left behind is used up by the next one.
    const std::string temporary = (folder / ("." + file.filename().string() + ".new")).string();
    Descriptor descriptor(
        ::open(temporary.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_NOFOLLOW | O_CLOEXEC, 0600));
    if (descriptor.number() < 0) throw Failure(disk_error("Cannot write", file, errno));
    const bool done = ::fchmod(descriptor.number(), mode == FileMode::secret ? 0600 : 0644) == 0 &&
                      write_all(descriptor.number(), bytes) && ::fsync(descriptor.number()) == 0 &&
                      descriptor.close() && ::rename(temporary.c_str(), file.c_str()) == 0;
    if (!done) {
        const int reason = errno;
        ::unlink(temporary.c_str());
        throw Failure(disk_error("Cannot write", file, reason));
    }
    sync_folder(folder);
}

bool write_file_if_changed(const std::filesystem::path& file, std::string_view bytes) {
    const Result<std::string> old = read_file(file);
    if (old && *old == bytes) return false;
    write_file(file, bytes);
    return true;
}

}  // namespace tidings
