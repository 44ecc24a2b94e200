#include "world/progress.h"

#include <algorithm>
#include <ostream>

namespace tidings {
namespace {

constexpr std::size_t bar_width = 30;

}  // namespace

Progress::Progress(std::ostream* out, std::string what, std::size_t total)
    : out_(out), what_(std::move(what)), total_(total) {}

Progress::~Progress() {
    if (out_ != nullptr && drawn_ > 0) *out_ << '\r' << std::string(drawn_, ' ') << '\r' << std::flush;
}

void Progress::step(const std::string& note) {
    ++done_;
    if (out_ == nullptr || total_ == 0) return;
    const std::size_t filled = std::min(bar_width, done_ * bar_width / total_);
    const std::string line = what_ + " [" + std::string(filled, '#') + std::string(bar_width - filled, '.') +
                             "] " + std::to_string(done_) + "/" + std::to_string(total_) + " " + note;
    *out_ << '\r' << line << std::string(drawn_ > line.size() ? drawn_ - line.size() : 0, ' ') << std::flush;
    drawn_ = line.size();
}

}  // namespace tidings
