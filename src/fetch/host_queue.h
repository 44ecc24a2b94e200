#pragma once

#include <cstddef>
#include <deque>
#include <map>
#include <optional>
#include <string>
#include <vector>

namespace tidings::fetch {

// Whose turn it is: hosts in the order they came, one job at a time for each. A host that has begun goes on
// before another begins, while its connection is warm.
class HostQueue {
  public:
    void add(const std::string& host, std::size_t job);  // to the end of the host's line
    void add_first(const std::string& host,
                   std::size_t job);  // to its head: a job that is already on its way

    // A job whose host is free. The host is busy from now on, until done(host).
    std::optional<std::size_t> next();
    void done(const std::string& host);

    // Whether next() would give none.
    bool is_empty() const { return ready_.empty(); }

    // Takes away all jobs that wait for this host.
    std::vector<std::size_t> dismiss(const std::string& host);

  private:
    struct Line {
        std::deque<std::size_t> jobs;
        bool busy = false;
    };

    std::map<std::string, Line> lines_;
    std::deque<std::string>
        ready_;  // each host that is free and has a job, once; and perhaps hosts dismissed since
};

}  // namespace tidings::fetch
