#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/clock.h"
#include "base/result.h"
#include "model/ids.h"
#include "text/url.h"

namespace tidings {

// Where a feed is: an http(s) address, or a file beneath the folder that [feeds] local_folder names.
// "file:news.xml" is relative to that folder and may not leave it; only the command line and partners.toml may give one.
class FeedAddress {
  public:
    // Error usage for anything else: another scheme, an absolute or climbing file path.
    static Result<FeedAddress> parse(std::string_view text);

    bool is_file() const { return !url_; }
    const std::string& text() const { return text_; }
    // Which of the two is there follows from is_file().
    const Url& url() const { return *url_; }
    std::string file() const;  // the path relative to the local folder

    bool operator==(const FeedAddress&) const = default;

  private:
    FeedAddress(std::string text, std::optional<Url> url) : text_(std::move(text)), url_(std::move(url)) {}
    std::string text_;
    std::optional<Url> url_;
};

// Whether what a partner publishes waits for an editor, or is approved as it comes.
enum class Trust { review, automatic };

// An organisation whose feeds we follow.
struct Partner {
    PartnerId id{};
    std::string slug, name;
    std::optional<Url> home_page;
    std::string country;               // ISO 3166-1 alpha-2, or empty
    std::string licence;               // as the partner states it; shown with every item
    std::optional<int> excerpt_limit;  // characters of a text that we may show: 0 none, unset all
    Trust trust = Trust::review;
};

// HTTP validators, opaque: sent back as they came (RFC 9110 section 8.8).
struct Validators {
    std::string etag, last_modified;

    bool operator==(const Validators&) const = default;
};

// One address of a partner that we poll.
struct Feed {
    FeedId id{};
    PartnerId partner{};
    std::string slug, title;
    FeedAddress address;
    std::vector<std::string> tags;  // standing tags: every item of the feed gets them
    std::string language;           // BCP 47, for items that state none; may be empty
    Validators validators;
    Timestamp next_poll{};
    std::optional<Timestamp> last_poll, last_success;
    int failures = 0;     // in a row; 0 after any success
    std::string problem;  // of the last poll; empty if it went well
};

}  // namespace tidings
