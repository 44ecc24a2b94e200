#pragma once

#include <bitset>
#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/clock.h"
#include "base/result.h"
#include "model/ids.h"
#include "url/url.h"

namespace tidings {

// Where a feed is: an http(s) address, or a file beneath the folder that [feeds] local_folder names.
// "file:news.xml" is relative to that folder and may not leave it; only the command line and partners.toml
// may give one.
class FeedAddress {
  public:
    // "feed:" before it is cut. Error usage for other schemes and file paths that leave the folder.
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

// Whether what a partner publishes waits for an editor, or is approved automatically.
enum class Trust { review, automatic };

// What a trusted partner may change of an approved story without an editor; see curate/change.h.
enum class PassingChanges { nothing, small, all };

std::string_view passing_changes_name(PassingChanges passing);
std::optional<PassingChanges> passing_changes_named(std::string_view name);

// An organisation whose feeds we follow.
struct Partner {
    PartnerId id{};
    std::string slug, name;
    std::optional<Url> home_page;
    std::string country;               // ISO 3166-1 alpha-2, or empty
    std::string licence;               // as the partner states it; shown with every item
    std::optional<int> excerpt_limit;  // characters of a text that we may show: 0 none, unset all
    Trust trust = Trust::review;
    PassingChanges passing_changes = PassingChanges::small;
};

// HTTP validators, opaque: sent back as they came (RFC 9110 section 8.8).
struct Validators {
    std::string etag, last_modified;

    bool operator==(const Validators&) const = default;
};

// The polling hints of a feed's last document: <ttl>, <skipHours>, <skipDays>. Stored, because a 304 response
// has no document.
struct PublishingTimes {
    std::optional<std::chrono::minutes> time_to_live;
    std::bitset<24> skip_hours;  // in UTC
    std::bitset<7> skip_days;    // from Sunday

    bool operator==(const PublishingTimes&) const = default;
};

// How often a feed publishes, estimated from the times of its newest items. Stored, because a 304 response
// has no items.
struct PublishingRhythm {
    int items = 0;                         // in the estimate; 0 if the feed has none
    Timestamp oldest{};                    // of those, without outlying gaps
    std::optional<Timestamp> silent_from;  // from then on the feed counts as silent; none without items

    bool operator==(const PublishingRhythm&) const = default;
};

// How a server deals with conditional requests (RFC 9110 section 13): some answer 304 whatever has changed,
// some fail. Requests without validators detect both.
struct ConditionalRequests {
    std::optional<Timestamp> not_modified_since;  // the first 304 after the last document; none yet
    int confirmations = 0;             // documents in a row that came without validators and were the same
    bool suspected = false;            // the last one failed: the next request has no validators
    int refusals = 0;                  // in a row that failed where a request without validators succeeded
    std::optional<Timestamp> refused;  // since when requests have no validators because of it

    bool operator==(const ConditionalRequests&) const = default;
};

// A permanent redirect that is confirmed by repeated sightings before it is followed.
struct Move {
    std::optional<Url> to;
    int sightings = 0;

    bool operator==(const Move&) const = default;
};

// The alert about a feed that editors were last given and that is still true.
enum class FeedAlert { none, failing, gone, silent };

std::string_view alert_name(FeedAlert alert);  // "" for none
std::optional<FeedAlert> alert_named(std::string_view name);

// The state of a feed that is kept from poll to poll and on which the next poll's decisions depend.
struct PollHistory {
    PublishingTimes times;
    ConditionalRequests conditional;
    Move move;
    std::optional<FeedAddress> former_address;  // before the last move
    int gone_sightings = 0;                     // 410s since the last success
    std::optional<Timestamp> stopped;           // not polled any more, since
    std::optional<Timestamp> failing_since;
    FeedAlert told = FeedAlert::none;
    // The one feed that the page found there advertises, or, if the last poll went well, the new address that
    // the feed names.
    std::optional<Url> proposal;
    std::string waits_for;  // the host whose 429 (Too Many Requests) delays this feed; empty if none
    std::optional<PublishingRhythm> rhythm;      // none before the first good answer
    std::optional<std::uint64_t> document_hash;  // of the last document; none if it was cut off

    bool operator==(const PollHistory&) const = default;
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
    PollHistory history{};
};

}  // namespace tidings
