#pragma once

#include <filesystem>

namespace tidings::store {

// SQLite's write-ahead log of an open database, to be brought to the disk where commits do not wait for it.
class WriteAheadLog {
  public:
    // Throws Failure with Code::disk if there is no log.
    explicit WriteAheadLog(const std::filesystem::path& database);
    ~WriteAheadLog();
    WriteAheadLog(const WriteAheadLog&) = delete;
    WriteAheadLog& operator=(const WriteAheadLog&) = delete;

    // Returns once everything that was committed is on the disk. For any thread. Throws Failure with
    // Code::disk.
    void sync() const;

  private:
    int file_;
};

}  // namespace tidings::store
