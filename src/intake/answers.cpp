#include "intake/answers.h"

#include <algorithm>
#include <utility>

namespace tidings {
namespace {

constexpr std::size_t most_threads = 8;

std::size_t thread_count() {
    return std::clamp<std::size_t>(std::thread::hardware_concurrency(), 1, most_threads);
}

}  // namespace

Answers::~Answers() {
    for (std::jthread& thread : threads_) thread.request_stop();
}

void Answers::start() {
    const std::size_t count = thread_count();
    most_waiting_ = 2 * count + 2;
    for (std::size_t i = 0; i < count; ++i)
        threads_.emplace_back([this](const std::stop_token& stop) { read_documents(stop); });
}

void Answers::put(Answer answer) {
    const bool has_document = answer.fetched.document.has_value();
    if (has_document && threads_.empty()) start();
    {
        const std::lock_guard lock(mutex_);
        line_.push_back(std::make_unique<Place>(Place{std::move(answer), !has_document, !has_document}));
    }
    if (has_document) unread_.notify_one();
}

Answers::Place* Answers::next_unread() {
    const auto place = std::ranges::find_if(line_, [](const auto& each) { return !each->taken; });
    return place == line_.end() ? nullptr : place->get();
}

void Answers::read_documents(const std::stop_token& stop) {
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

Answer Answers::take_first() {
    Answer answer = std::move(line_.front()->answer);
    line_.pop_front();
    return answer;
}

std::optional<Answer> Answers::take_if_ready() {
    const std::lock_guard lock(mutex_);
    if (line_.empty() || !line_.front()->ready) return std::nullopt;
    return take_first();
}

std::optional<Answer> Answers::take() {
    std::unique_lock lock(mutex_);
    if (line_.empty()) return std::nullopt;
    ready_.wait(lock, [&] { return line_.front()->ready; });
    return take_first();
}

std::optional<Answer> Answers::take_within(std::chrono::milliseconds longest) {
    std::unique_lock lock(mutex_);
    if (line_.empty() || !ready_.wait_for(lock, longest, [&] { return line_.front()->ready; }))
        return std::nullopt;
    return take_first();
}

}  // namespace tidings
