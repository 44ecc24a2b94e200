#pragma once

#include <curl/curl.h>

#include <chrono>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "fetch/address_filter.h"
#include "fetch/header_reader.h"
#include "fetch/http.h"
#include "fetch/redirect.h"
#include "fetch/second_tries.h"
#include "fetch/transfer_error.h"

namespace tidings::fetch {

// One request on its way, hop by hop: an easy handle, what has come in so far, and the limits on it.
// libcurl holds its address, so it stays where it was made.
class Transfer {
  public:
    // `number` is the caller's name for it. What it refers to must outlive it.
    Transfer(const HttpRequest& request, std::size_t number, const HttpSettings& settings,
             const AddressFilter& filter);
    Transfer(const Transfer&) = delete;
    Transfer& operator=(const Transfer&) = delete;

    static Transfer& of(CURL* easy);  // whose handle this is

    std::size_t number() const { return number_; }
    CURL* handle() const { return easy_.get(); }
    std::size_t bytes() const { return body_.capacity(); }  // that the hop under way takes, or will
    const Url& url() const { return trail_.here(); }        // of the hop to make, or under way

    // Makes the handle ready for the next hop: to be called before it joins the multi handle.
    void begin_hop();

    // What came of a hop that ended with `code`: the answer, or none if there is another hop to make.
    std::optional<Result<HttpResponse>> end_hop(CURLcode code);

  private:
    struct CleanUp {
        void operator()(CURL* easy) const { curl_easy_cleanup(easy); }
        void operator()(curl_slist* list) const { curl_slist_free_all(list); }
    };

    static std::size_t on_header(char* data, std::size_t size, std::size_t count, void* self);
    static std::size_t on_body(char* data, std::size_t size, std::size_t count, void* self);
    static curl_socket_t on_socket(void* self, curlsocktype purpose, curl_sockaddr* address);

    void set_up();
    void set_callbacks();
    TransferFailure failure(CURLcode code) const;
    TransferFailure::Broken broken_rule(CURLcode code) const;
    void make_room();
    HttpResponse take_response();
    std::optional<Result<HttpResponse>> end_broken_hop(const TransferFailure& what);
    std::optional<Result<HttpResponse>> end_whole_hop();

    std::size_t number_;
    const HttpRequest& request_;
    const HttpSettings& settings_;
    const AddressFilter& filter_;
    std::unique_ptr<CURL, CleanUp> easy_;
    std::unique_ptr<curl_slist, CleanUp> request_headers_;
    std::string words_of_curl_;  // CURLOPT_ERRORBUFFER

    Trail trail_;
    SecondTries second_tries_;
    std::chrono::milliseconds spent_{0};  // on the hops before this one

    // Of the present hop:
    HeaderReader header_reader_;
    std::string body_;
    TransferFailure::Broken broken_ = TransferFailure::Broken::nothing;
    std::string refused_address_;
    bool opened_a_socket_ = false;
};

}  // namespace tidings::fetch
