#pragma once

#include <sys/stat.h>

#include <string>
#include <string_view>
#include <utility>

namespace tidings {

// Owns a POSIX file descriptor and closes it; a negative number means that none is open.
class Descriptor {
  public:
    explicit Descriptor(int number) : number_(number) {}
    Descriptor(Descriptor&& other) noexcept : number_(std::exchange(other.number_, -1)) {}
    Descriptor(const Descriptor&) = delete;
    Descriptor& operator=(const Descriptor&) = delete;
    Descriptor& operator=(Descriptor&&) = delete;
    ~Descriptor() { close(); }

    int number() const { return number_; }
    bool is_open() const { return number_ >= 0; }
    // Closes now. False if close() reports an error, such as a delayed write that failed; code that writes
    // calls this instead of leaving it to the destructor.
    bool close();

  private:
    int number_;
};

// Replaces the file `leaf` of an opened folder atomically: writes a temporary file of this mode, calls fsync,
// renames it. Its modification time is `time`, or now if that is null. False with errno set if the system
// refuses; no temporary file is left then.
bool replace_file(const Descriptor& folder, const std::string& leaf, std::string_view bytes, mode_t mode,
                  const timespec* time = nullptr);

// Reads from the current offset to the end of the file. False with errno set if the system refuses, or EFBIG
// if it is more than `limit` bytes.
bool read_all(const Descriptor& file, std::string& bytes, std::size_t limit);

// True if the file holds exactly these bytes from the current offset to its end; stops reading at the first
// difference.
bool holds(const Descriptor& file, std::string_view bytes);

}  // namespace tidings
