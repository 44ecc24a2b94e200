#include "intake/answers.h"

#include <sys/resource.h>

#include <algorithm>
#include <utility>

namespace tidings {
namespace {

constexpr std::size_t most_threads = 8;

std::size_t thread_count() {
    return std::clamp<std::size_t>(std::thread::hardware_concurrency(), 1, most_threads);
}

// Everybody waits for the one thread that has the database, so it goes first where cores are few. (On Linux
// this is of the calling thread alone.)
void step_back() {
    constexpr int a_little = 5;
    setpriority(PRIO_PROCESS, 0, getpriority(PRIO_PROCESS, 0) + a_little);
}

}  // namespace

Answers::~Answers() {
    for (std::jthread& thread : threads_) thread.request_stop();
}

void Answers::start() {
    const std::size_t count = thread_count();
    most_documents_ = 3 * count + 2;
    for (std::size_t i = 0; i < count; ++i)
        threads_.emplace_back([this](const std::stop_token& stop) { read_documents(stop); });
}

void Answers::put(Answer answer, const std::stop_token& stop) {
    const bool has_document = answer.fetched.document.has_value();
    if (has_document && threads_.empty()) start();
    std::unique_lock lock(mutex_);
    const auto has_room = [&] { return !has_document || documents_ < most_documents_; };
    if (!room_.wait(lock, stop, has_room)) return;
    if (has_document) ++documents_;
    line_.push_back(
        std::make_unique<Place>(Place{std::move(answer), has_document, !has_document, !has_document}));
    const bool first = line_.size() == 1;
    lock.unlock();
    if (has_document)
        unread_.notify_one();
    else if (first)
        ready_.notify_one();
}

void Answers::close() {
    {
        const std::lock_guard lock(mutex_);
        closed_ = true;
    }
    ready_.notify_one();
}

Answers::Place* Answers::next_unread() {
    const auto place = std::ranges::find_if(line_, [](const auto& each) { return !each->taken; });
    return place == line_.end() ? nullptr : place->get();
}

void Answers::read_documents(const std::stop_token& stop) {
    step_back();
    TaggingMemory memory;
    while (true) {
        Place* place = nullptr;
        {
            std::unique_lock lock(mutex_);
            if (!unread_.wait(lock, stop, [&] { return (place = next_unread()) != nullptr; })) return;
            place->taken = true;
        }
        read_(place->answer, memory);
        {
            const std::lock_guard lock(mutex_);
            place->ready = true;
        }
        ready_.notify_one();
    }
}

std::optional<Answer> Answers::take_within(std::chrono::milliseconds longest) {
    std::unique_lock lock(mutex_);
    ready_.wait_for(lock, longest, [&] { return is_first_ready() || (closed_ && line_.empty()); });
    if (!is_first_ready()) return std::nullopt;
    const std::unique_ptr<Place> place = std::move(line_.front());
    line_.pop_front();
    if (place->has_document) --documents_;
    lock.unlock();
    room_.notify_one();
    return std::move(place->answer);
}

bool Answers::is_over() const {
    const std::lock_guard lock(mutex_);
    return closed_ && line_.empty();
}

}  // namespace tidings
