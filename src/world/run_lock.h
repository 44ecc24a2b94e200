#pragma once

#include <filesystem>

#include "base/result.h"

namespace tidings {

// One run at a time on a data folder: a locked file that the system frees when the process ends, however it
// ends.
class RunLock {
  public:
    // Error busy, saying who holds it and since when, if another process does; disk if the file cannot be
    // made.
    static Result<RunLock> take(const std::filesystem::path& file, const std::string& who);
    ~RunLock();
    RunLock(RunLock&& other) noexcept;
    RunLock& operator=(RunLock&&) = delete;

  private:
    explicit RunLock(int descriptor) : descriptor_(descriptor) {}
    int descriptor_;
};

}  // namespace tidings
