#include "store/sqlite/write_ahead_log.h"

#include <fcntl.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <string>

#include "base/result.h"

namespace tidings::store {

// fdatasync writes the pages of a file whichever descriptor it gets. Closing this one releases no lock of
// SQLite's, which locks the log by another file (-shm).
WriteAheadLog::WriteAheadLog(const std::filesystem::path& database)
    : file_(::open((database.string() + "-wal").c_str(), O_RDONLY | O_CLOEXEC)) {
    if (file_ < 0)
        throw Failure(
            {Code::disk, "Cannot open the log of " + database.string() + ": " + std::strerror(errno), ""});
}

WriteAheadLog::~WriteAheadLog() { ::close(file_); }

void WriteAheadLog::sync() const {
    if (::fdatasync(file_) != 0)
        throw Failure({Code::disk,
                       std::string("The disk does not take the database's log: ") + std::strerror(errno),
                       "Check the disk; what was committed may not survive a power cut."});
}

}  // namespace tidings::store
