#pragma once

#include <chrono>
#include <condition_variable>
#include <deque>
#include <exception>
#include <functional>
#include <memory>
#include <mutex>
#include <optional>
#include <stop_token>
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

// Answers on their way from the network to the database: one thread puts them in, one takes them out.
// Documents are read by threads of its own meanwhile; the answers come out in the order they went in, so that
// what becomes of them does not hang on the threads' speed. Threads start with the first document.
class Answers {
  public:
    // `read` is called for each document, in any of the threads, with a memory that is the thread's own.
    using Read = std::function<void(Answer&, TaggingMemory&)>;
    explicit Answers(Read read) : read_(std::move(read)) {}
    ~Answers();
    Answers(const Answers&) = delete;
    Answers& operator=(const Answers&) = delete;

    // Waits while as many documents lie here as memory should hold; gives up when `stop` is asked for.
    void put(Answer answer, const std::stop_token& stop = {});
    // No document follows.
    void close();

    // The oldest answer as soon as it is ready; none if that takes longer than this, or if there will be no
    // more.
    std::optional<Answer> take_within(std::chrono::milliseconds longest);
    // Closed, and all are taken.
    bool is_over() const;

  private:
    struct Place {
        Answer answer;
        bool has_document = false;
        bool ready = false;
        bool taken = false;  // by a thread
    };

    void start();
    void read_documents(const std::stop_token& stop);
    Place* next_unread();
    bool is_first_ready() const { return !line_.empty() && line_.front()->ready; }

    Read read_;
    mutable std::mutex mutex_;  // over everything below but the threads
    std::condition_variable_any unread_, room_;
    std::condition_variable ready_;
    std::deque<std::unique_ptr<Place>> line_;
    std::size_t documents_ = 0, most_documents_ = 1;
    bool closed_ = false;
    std::vector<std::jthread> threads_;
};

}  // namespace tidings
