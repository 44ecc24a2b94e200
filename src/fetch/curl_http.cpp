#include "fetch/curl_http.h"

#include <curl/curl.h>

#include <chrono>
#include <memory>
#include <new>
#include <optional>
#include <string>
#include <unordered_map>
#include <utility>
#include <vector>

#include "fetch/host_queue.h"
#include "fetch/transfer.h"

namespace tidings::fetch {
namespace {

constexpr std::chrono::milliseconds longest_sleep{1000};  // and deafness to a wish to stop
constexpr int too_many_requests = 429;
// While the bodies in memory take more than this, no more than a few transfers go side by side: memory is for
// what can be read soon, and a large feed that trickles in must not hold up the others. Beyond these few, one
// after the other starts: what they bring is only known when it comes.
constexpr std::size_t many_bytes = 6U << 20;
constexpr std::size_t always_parallel = 24;
constexpr std::chrono::milliseconds until_one_more{2};

// The ports 80 and 443 of a name are one host: a redirect from http to https does not open a second line.
std::string host_of(const Url& url) { return std::string(url.host()) + ':' + std::string(url.port()); }

Error bug(const char* what) { return {Code::bug, std::string("libcurl: ") + what, "Please report this."}; }

// One call of get_all: who waits, who is on the way, what has arrived.
class Round {
  public:
    Round(std::span<const HttpRequest> requests, const HttpSettings& settings, const AddressFilter& filter)
        : requests_(requests), settings_(settings), filter_(filter), multi_(curl_multi_init()) {
        if (!multi_) throw std::bad_alloc();
        // With the queue below this is the second lock on the door: it also closes a host's idle connection
        // to the other port.
        curl_multi_setopt(multi_.get(), CURLMOPT_MAX_HOST_CONNECTIONS, 1L);
        curl_multi_setopt(multi_.get(), CURLMOPT_MAXCONNECTS, static_cast<long>(settings.limits.parallel));
        for (std::size_t job = 0; job < requests.size(); ++job) queue_.add(host_of(requests[job].url), job);
    }
    Round(const Round&) = delete;
    Round& operator=(const Round&) = delete;
    ~Round() {
        for (const auto& [job, transfer] : transfers_)
            curl_multi_remove_handle(multi_.get(), transfer.handle());
    }

    void run(const Http::OnResponse& on_response, const std::stop_token& stop) {
        start();
        while (under_way_ > 0 && !stop.stop_requested()) {
            perform();
            collect();
            start();
            if (!arrived_.empty()) {
                perform();  // the next requests go out before the answers are worked on
                hand_over(on_response);
            } else if (under_way_ > 0) {
                wait();
            }
        }
    }

  private:
    struct CleanUp {
        void operator()(CURLM* multi) const { curl_multi_cleanup(multi); }
    };
    struct Arrival {
        std::size_t job;
        Result<HttpResponse> response;
    };

    static void check(CURLMcode code) {
        if (code != CURLM_OK) throw Failure(bug(curl_multi_strerror(code)));
    }

    // For something to arrive, or for the next one to start.
    void wait() {
        const auto longest = may_start() && !queue_.is_empty() ? until_one_more : longest_sleep;
        check(curl_multi_poll(multi_.get(), nullptr, 0, static_cast<int>(longest.count()), nullptr));
    }

    void perform() {
        int running = 0;
        check(curl_multi_perform(multi_.get(), &running));
    }

    std::size_t bytes_held() const {
        std::size_t bytes = 0;
        for (const auto& [job, transfer] : transfers_) bytes += transfer.bytes();
        for (const Arrival& arrival : arrived_)
            if (arrival.response) bytes += arrival.response->body.size();
        return bytes;
    }

    bool may_start() const {
        if (under_way_ >= settings_.limits.parallel) return false;
        return under_way_ < always_parallel || bytes_held() < many_bytes;
    }

    void start() {
        for (bool few = true; few && may_start();) {
            const std::optional<std::size_t> job = queue_.next();
            if (!job) return;
            few = under_way_ < always_parallel;
            Transfer& transfer =
                transfers_.try_emplace(*job, requests_[*job], *job, settings_, filter_).first->second;
            transfer.begin_hop();
            check(curl_multi_add_handle(multi_.get(), transfer.handle()));
            ++under_way_;
        }
    }

    void collect() {
        int left = 0;
        while (const CURLMsg* message = curl_multi_info_read(multi_.get(), &left))
            if (message->msg == CURLMSG_DONE) end_hop(message->easy_handle, message->data.result);
    }

    void end_hop(CURL* easy, CURLcode code) {
        Transfer& transfer = Transfer::of(easy);
        const std::size_t job = transfer.number();
        const std::string host = host_of(transfer.url());
        check(curl_multi_remove_handle(multi_.get(), easy));
        --under_way_;

        std::optional<Result<HttpResponse>> response = transfer.end_hop(code);
        queue_.done(host);
        if (!response) return queue_.add_first(host_of(transfer.url()), job);
        transfers_.erase(job);
        if (*response && (*response)->status == too_many_requests) leave_alone(host, **response);
        arrived_.push_back({job, *std::move(response)});
    }

    // Everybody who still waits for the host gets the answer that one of them got, without its body: that may
    // be large, and says nothing of their feeds.
    void leave_alone(const std::string& host, HttpResponse answer) {
        answer.body.clear();
        for (const std::size_t job : queue_.dismiss(host)) {
            HttpResponse same = answer;
            const auto between_hops = transfers_.find(job);
            same.url = between_hops == transfers_.end() ? requests_[job].url : between_hops->second.url();
            same.permanent_moves.clear();
            same.of_another = true;
            transfers_.erase(job);
            arrived_.push_back({job, std::move(same)});
        }
    }

    void hand_over(const Http::OnResponse& on_response) {
        std::vector<Arrival> arrived = std::exchange(arrived_, {});
        for (Arrival& arrival : arrived) {
            on_response(arrival.job, std::move(arrival.response));
        }
    }

    std::span<const HttpRequest> requests_;
    const HttpSettings& settings_;
    const AddressFilter& filter_;
    std::unique_ptr<CURLM, CleanUp> multi_;
    // By job; only those that are under way or between two hops.
    std::unordered_map<std::size_t, Transfer> transfers_;
    HostQueue queue_;
    std::size_t under_way_ = 0;
    std::vector<Arrival> arrived_;
};

AddressFilter filter_for(const HttpSettings& settings) {
    Result<AddressFilter> filter = AddressFilter::allowing(settings.allow_addresses);
    if (!filter) throw Failure(filter.error());
    return *std::move(filter);
}

}  // namespace

// libcurl's set-up is counted and never undone, because a name look-up that was given up may still run in its
// thread.
CurlHttp::CurlHttp(HttpSettings settings) : settings_(std::move(settings)), filter_(filter_for(settings_)) {
    if (curl_global_init(CURL_GLOBAL_DEFAULT) != CURLE_OK) throw Failure(bug("cannot be set up"));
}

void CurlHttp::get_all(std::span<const HttpRequest> requests, const OnResponse& on_response,
                       const std::stop_token& stop) {
    Round(requests, settings_, filter_).run(on_response, stop);
}

}  // namespace tidings::fetch
