#pragma once

#include <sys/stat.h>

#include <string>
#include <string_view>
#include <utility>

namespace tidings {

// Owns a file descriptor of the system; a negative one is none.
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
    // Closing can report a write that failed late, so writers close by hand. True if there is nothing to
    // report.
    bool close();

  private:
    int number_;
};

// Puts a file of this mode into an opened folder, in place of what has the name: a temporary name, fsync,
// rename. Its time of change is `time`, or now. False with errno set if the system refuses; no temporary file
// is left then.
bool replace_file(const Descriptor& folder, const std::string& leaf, std::string_view bytes, mode_t mode,
                  const timespec* time = nullptr);

// All that can be read. False with errno set if the system refuses, or EFBIG if it is more than `limit`
// bytes.
bool read_all(const Descriptor& file, std::string& bytes, std::size_t limit);

// True if these bytes are all that can be read from here on; reads no further than the first other one.
bool holds(const Descriptor& file, std::string_view bytes);

}  // namespace tidings
