#pragma once

#include <cstddef>
#include <filesystem>

namespace tidings {

// Room on a disk, kept by a file of no meaning until it is needed: what must be written down after something
// irrevocable then finds a place though the disk has filled up meanwhile. The file goes with the object, or
// is overwritten by the next one if the process was killed.
class DiskReserve {
  public:
    // Throws Failure with Code::disk if there is no such room.
    DiskReserve(std::filesystem::path file, std::size_t bytes);
    ~DiskReserve();
    DiskReserve(const DiskReserve&) = delete;
    DiskReserve& operator=(const DiskReserve&) = delete;

    // Gives the room back. False if that was done before.
    bool release();

  private:
    std::filesystem::path file_;
    bool held_ = true;
};

}  // namespace tidings
