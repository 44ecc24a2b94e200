#include "base/disk_reserve.h"

#include <fcntl.h>
#include <unistd.h>

#include <cstring>

#include "base/result.h"

namespace tidings {

DiskReserve::DiskReserve(std::filesystem::path file, std::size_t bytes) : file_(std::move(file)) {
    const int descriptor = ::open(file_.c_str(), O_WRONLY | O_CREAT | O_CLOEXEC, 0600);
    const int problem = descriptor < 0 ? errno : ::posix_fallocate(descriptor, 0, static_cast<off_t>(bytes));
    if (descriptor >= 0) ::close(descriptor);
    if (problem == 0) return;
    ::unlink(file_.c_str());
    throw Failure({Code::disk, "Cannot reserve room in " + file_.string() + ": " + std::strerror(problem),
                   "The disk is nearly full: free some space and run again. Nothing was sent."});
}

DiskReserve::~DiskReserve() { release(); }

bool DiskReserve::release() {
    if (!held_) return false;
    held_ = false;
    ::unlink(file_.c_str());
    return true;
}

}  // namespace tidings
