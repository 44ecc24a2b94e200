#include "store/issues/delivery_journal.h"

#include <fcntl.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <charconv>
#include <cstring>
#include <fstream>
#include <string>

#include "base/result.h"

namespace tidings::store {
namespace {

// One line: send, queue id and answer, with tabs between.
constexpr char between = '\t';

// With O_APPEND one call is one line, whoever else writes.
bool append(int file, const std::string& line) {
    ssize_t written = 0;
    do written = ::write(file, line.data(), line.size());
    while (written < 0 && errno == EINTR);
    return written == static_cast<ssize_t>(line.size());
}

void add_clean(std::string& line, std::string_view text) {
    std::ranges::transform(text, std::back_inserter(line),
                           [](char c) { return c == between || c == '\n' || c == '\r' ? ' ' : c; });
}

struct Line {
    std::int64_t send = 0;  // 0: it is none
    std::string_view queue_id, answer;
};

Line read_line(std::string_view text) {
    const std::size_t first = text.find(between), second = text.find(between, first + 1);
    if (first == std::string_view::npos || second == std::string_view::npos) return {};
    Line line{.queue_id = text.substr(first + 1, second - first - 1), .answer = text.substr(second + 1)};
    const auto [end, problem] = std::from_chars(text.data(), text.data() + first, line.send);
    const bool is_number = problem == std::errc() && end == text.data() + first;
    return is_number ? line : Line{};
}

}  // namespace

DeliveryJournal::DeliveryJournal(const std::filesystem::path& file, std::string_view lease)
    : file_(::open(file.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_APPEND | O_CLOEXEC, 0600)) {
    if (file_ >= 0 && append(file_, std::string(lease) + '\n')) return;
    const std::string problem = std::strerror(errno);
    if (file_ >= 0) ::close(file_);
    throw Failure({Code::disk, "Cannot write " + file.string() + ": " + problem,
                   "Free some space, and check that this user may write the data folder."});
}

DeliveryJournal::~DeliveryJournal() { ::close(file_); }

bool DeliveryJournal::add(SendId send, std::string_view queue_id, std::string_view answer) const {
    std::string line = std::to_string(number(send));
    line += between;
    add_clean(line, queue_id);
    line += between;
    add_clean(line, answer);
    line += '\n';
    if (!whole_) return false;
    const bool written = append(file_, line);
    if (!written) whole_ = false;
    return written;
}

void DeliveryJournal::sync() const { ::fdatasync(file_); }

std::int64_t settle_from_journal(Transaction& tx, const std::filesystem::path& file, Timestamp now) {
    std::ifstream lines(file, std::ios::binary);
    std::string lease, text;
    if (!std::getline(lines, lease)) return 0;
    std::int64_t settled = 0;
    // A last line without its end was cut off by the crash.
    while (std::getline(lines, text) && !lines.eof()) {
        const Line line = read_line(text);
        settled += tx.run(R"(
            update sends set state = 'sent', lease = null, attempts = attempts + 1, settled_at = ?3,
                   answer = iif(u.address_number = sends.address_number, ?1, ''),
                   queue_id = iif(u.address_number = sends.address_number, ?2, '')
            from subscribers u where u.id = sends.subscriber and sends.id = ?4 and sends.lease = ?5)",
                          {line.answer, line.queue_id, now, line.send, lease});
    }
    return settled;
}

}  // namespace tidings::store
