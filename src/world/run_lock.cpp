#include "world/run_lock.h"

#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <cstring>
#include <utility>

namespace tidings {
namespace {

std::string holder(int descriptor) {
    std::array<char, 200> text{};
    const ssize_t length = ::pread(descriptor, text.data(), text.size(), 0);
    return length > 0 ? std::string(text.data(), static_cast<std::size_t>(length)) : "another process";
}

}  // namespace

Result<RunLock> RunLock::take(const std::filesystem::path& file, const std::string& who) {
    const int descriptor = ::open(file.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0644);
    if (descriptor < 0)
        return Error{Code::disk, "Cannot make " + file.string() + ": " + std::strerror(errno),
                     "Check that this user may write the data folder."};
    if (::flock(descriptor, LOCK_EX | LOCK_NB) != 0) {
        Error busy{Code::busy, "The data folder is in use by " + holder(descriptor),
                   "Wait until it is done; nothing was changed."};
        ::close(descriptor);
        return busy;
    }
    const std::string text = who + ", process " + std::to_string(::getpid());
    if (::ftruncate(descriptor, 0) != 0 || ::pwrite(descriptor, text.data(), text.size(), 0) < 0) {
        Error full{Code::disk, "Cannot write " + file.string() + ": " + std::strerror(errno),
                   "Is the disk full? Nothing was changed."};
        ::close(descriptor);
        return full;
    }
    return RunLock(descriptor);
}

RunLock::~RunLock() {
    if (descriptor_ >= 0) ::close(descriptor_);
}

RunLock::RunLock(RunLock&& other) noexcept : descriptor_(std::exchange(other.descriptor_, -1)) {}

}  // namespace tidings
