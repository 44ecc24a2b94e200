#include "base/descriptor.h"

#include <fcntl.h>
#include <unistd.h>

#include <array>
#include <cerrno>

namespace tidings {
namespace {

constexpr std::size_t chunk = 64 * 1024;  // bytes that are read at once

bool write_all(const Descriptor& file, std::string_view bytes) {
    while (!bytes.empty()) {
        const ssize_t written = ::write(file.number(), bytes.data(), bytes.size());
        if (written < 0 && errno == EINTR) continue;
        if (written < 0) return false;
        bytes.remove_prefix(static_cast<std::size_t>(written));
    }
    return true;
}

bool set_time(const Descriptor& file, const timespec* time) {
    if (time == nullptr) return true;
    const timespec times[2] = {*time, *time};
    return ::futimens(file.number(), times) == 0;
}

}  // namespace

bool Descriptor::close() {
    const int number = std::exchange(number_, -1);
    return number < 0 || ::close(number) == 0;
}

bool replace_file(const Descriptor& folder, const std::string& leaf, std::string_view bytes, mode_t mode,
                  const timespec* time) {
    // Always the same name: what a killed run left behind is used up by the next one.
    const std::string temporary = "." + leaf + ".new";
    Descriptor file(::openat(folder.number(), temporary.c_str(),
                             O_WRONLY | O_CREAT | O_TRUNC | O_NOFOLLOW | O_CLOEXEC, 0600));
    if (!file.is_open()) return false;
    const bool done = ::fchmod(file.number(), mode) == 0 && write_all(file, bytes) && set_time(file, time) &&
                      ::fsync(file.number()) == 0 && file.close() &&
                      ::renameat(folder.number(), temporary.c_str(), folder.number(), leaf.c_str()) == 0;
    if (done) return true;
    const int reason = errno;
    ::unlinkat(folder.number(), temporary.c_str(), 0);
    errno = reason;
    return false;
}

bool holds(const Descriptor& file, std::string_view bytes) {
    std::array<char, chunk> buffer;
    for (;;) {
        const ssize_t count = ::read(file.number(), buffer.data(), buffer.size());
        if (count < 0 && errno == EINTR) continue;
        if (count <= 0) return count == 0 && bytes.empty();
        const std::string_view piece(buffer.data(), static_cast<std::size_t>(count));
        if (!bytes.starts_with(piece)) return false;
        bytes.remove_prefix(piece.size());
    }
}

bool read_all(const Descriptor& file, std::string& bytes, std::size_t limit) {
    bytes.clear();
    for (;;) {
        const std::size_t before = bytes.size();
        bytes.resize(before + chunk);
        const ssize_t count = ::read(file.number(), bytes.data() + before, chunk);
        bytes.resize(before + static_cast<std::size_t>(count > 0 ? count : 0));
        if (count < 0 && errno == EINTR) continue;
        if (count < 0) return false;
        if (count == 0) return true;
        if (bytes.size() > limit) {
            errno = EFBIG;
            return false;
        }
    }
}

}  // namespace tidings
