#pragma once

#include <cstddef>
#include <filesystem>

namespace tidings {

// Reserves disk space by a filler file. Releasing it frees the space, so that a record of something
// irrevocable can still be written after the disk has filled up. The destructor removes the file; after a
// kill the next DiskReserve overwrites it.
class DiskReserve {
  public:
    // Throws Failure with Code::disk if `bytes` bytes cannot be allocated.
    DiskReserve(std::filesystem::path file, std::size_t bytes);
    ~DiskReserve();
    DiskReserve(const DiskReserve&) = delete;
    DiskReserve& operator=(const DiskReserve&) = delete;

    // Frees the space. False if it had been freed before.
    bool release();

  private:
    std::filesystem::path file_;
    bool held_ = true;
};

}  // namespace tidings
