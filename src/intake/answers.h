#pragma once

#include <chrono>
#include <condition_variable>
#include <deque>
#include <exception>
#include <functional>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <thread>
#include <vector>

#include "base/result.h"
#include "fetch/read_response.h"
#include "intake/keep.h"
#include "model/channel.h"

namespace tidings {

// A feed's answer, and, if it brought a document, what reading it has shown.
struct Answer {
    const Feed* feed = nullptr;
    Timestamp came{};
    fetch::Fetched fetched;
    std::optional<Result<Channel>> channel{};  // its items are among `read`
    ReadItems read{};
    std::exception_ptr fault{};  // of ours, while reading
};

// Answers on their way from the network to the database. Documents are read by threads meanwhile; the answers
// come out in the order they went in, so that what becomes of them does not hang on the threads' speed.
// Threads start with the first document.
class Answers {
  public:
    // `read` is called for each document, in any of the threads, with a memory that is the thread's own.
    using Read = std::function<void(Answer&, TaggingMemory&)>;
    explicit Answers(Read read) : read_(std::move(read)) {}
    ~Answers();
    Answers(const Answers&) = delete;
    Answers& operator=(const Answers&) = delete;

    void put(Answer answer);

    // The oldest answer, if it is ready.
    std::optional<Answer> take_if_ready();
    // The oldest answer, waited for; none if there is none.
    std::optional<Answer> take();
    // Likewise, but waited for no longer than this.
    std::optional<Answer> take_within(std::chrono::milliseconds longest);

    // More wait than should be held in memory.
    bool is_full() const { return line_.size() >= most_waiting_; }
    bool is_empty() const { return line_.empty(); }

  private:
    struct Place {
        Answer answer;
        bool ready = false;
        bool taken = false;  // by a thread
    };

    void start();
    void read_documents(const std::stop_token& stop);
    Place* next_unread();
    Answer take_first();

    Read read_;
    std::size_t most_waiting_ = 1;
    std::mutex mutex_;  // over everything below, while there are threads
    std::condition_variable_any unread_;
    std::condition_variable ready_;
    std::deque<std::unique_ptr<Place>> line_;
    std::vector<std::jthread> threads_;
};

}  // namespace tidings
