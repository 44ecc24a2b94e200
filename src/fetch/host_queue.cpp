#include "fetch/host_queue.h"

namespace tidings::fetch {

void HostQueue::add(const std::string& host, std::size_t job) {
    Line& line = lines_[host];
    line.jobs.push_back(job);
    if (!line.busy && line.jobs.size() == 1) ready_.push_back(host);
}

void HostQueue::add_first(const std::string& host, std::size_t job) {
    Line& line = lines_[host];
    line.jobs.push_front(job);
    if (!line.busy && line.jobs.size() == 1) ready_.push_back(host);
}

std::optional<std::size_t> HostQueue::next() {
    while (!ready_.empty()) {
        Line& line = lines_[ready_.front()];
        ready_.pop_front();
        if (line.busy || line.jobs.empty()) continue;
        const std::size_t job = line.jobs.front();
        line.jobs.pop_front();
        line.busy = true;
        return job;
    }
    return std::nullopt;
}

void HostQueue::done(const std::string& host) {
    Line& line = lines_[host];
    line.busy = false;
    if (!line.jobs.empty()) ready_.push_front(host);
}

std::vector<std::size_t> HostQueue::dismiss(const std::string& host) {
    Line& line = lines_[host];
    std::vector<std::size_t> jobs(line.jobs.begin(), line.jobs.end());
    line.jobs.clear();
    return jobs;
}

}  // namespace tidings::fetch
