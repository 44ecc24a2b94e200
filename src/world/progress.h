#pragma once

#include <cstddef>
#include <iosfwd>
#include <string>

namespace tidings {

// One line on a terminal that says how far long work has come, redrawn in place; writes nothing where there
// is no terminal.
class Progress {
  public:
    // `out` may be null.
    Progress(std::ostream* out, std::string what, std::size_t total);
    ~Progress();
    Progress(const Progress&) = delete;
    Progress& operator=(const Progress&) = delete;

    void step(const std::string& note);

  private:
    std::ostream* out_;
    std::string what_;
    std::size_t total_, done_ = 0, drawn_ = 0;
};

}  // namespace tidings
