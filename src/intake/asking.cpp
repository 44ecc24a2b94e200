#include "intake/asking.h"

#include <cstddef>
#include <stop_token>
#include <utility>

#include "intake/local_feed.h"

namespace tidings {
namespace {

fetch::Fetched read_local(const World& world, const Feed& feed) {
    fetch::Fetched fetched;
    Result<Document> document =
        read_local_feed(feed.address, world.settings.feeds.local_folder, world.places);
    if (document) {
        fetched.outcome = fetch::Fetched::Outcome::changed;
        fetched.document = *std::move(document);
    } else {
        fetched.problem = document.error().message;
    }
    return fetched;
}

void ask(const World& world, const std::vector<Feed>& feeds, Answers& answers, const std::stop_token& stop) {
    std::vector<fetch::HttpRequest> requests;
    std::vector<const Feed*> asked;
    for (const Feed& feed : feeds) {
        if (feed.address.is_file()) {
            answers.put({&feed, world.clock(), read_local(world, feed)}, stop);
        } else {
            requests.push_back(fetch::request_for(feed, world.clock()));
            asked.push_back(&feed);
        }
    }
    const auto take = [&](std::size_t index, Result<fetch::HttpResponse> response) {
        const Feed& feed = *asked[index];
        const Timestamp now = world.clock();
        answers.put({&feed, now, fetch::read_response(feed, requests[index], std::move(response), now)},
                    stop);
    };
    world.http.get_all(requests, take, stop);
}

}  // namespace

Asking::Asking(const World& world, const std::vector<Feed>& feeds, Answers& answers)
    : thread_([&, this](const std::stop_token& stop) {
          try {
              ask(world, feeds, answers, stop);
          } catch (...) {
              fault_ = std::current_exception();
          }
          answers.close();
      }) {}

void Asking::end() {
    thread_.join();
    if (fault_) std::rethrow_exception(fault_);
}

}  // namespace tidings
