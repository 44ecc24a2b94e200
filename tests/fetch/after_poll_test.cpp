#include "fetch/after_poll.h"

#include <gtest/gtest.h>

#include <vector>

#include "feed_at.h"
#include "fetch/rhythm.h"

namespace tidings::fetch {
namespace {

using std::chrono::days;
using std::chrono::hours;
using std::chrono::minutes;
using std::chrono::seconds;
using Outcome = Fetched::Outcome;

constexpr Timestamp start = std::chrono::sys_days(std::chrono::year(2026) / 11 / 23) + hours(8);

Fetched failed(const std::string& problem = "It broke.") {
    Fetched fetched;
    fetched.problem = problem;
    return fetched;
}

Fetched gone() {
    Fetched fetched = failed("Gone.");
    fetched.outcome = Outcome::gone;
    fetched.missing = true;
    return fetched;
}

// A feed in virtual time: each answer comes when the schedule asks for it.
struct Polled {
    Feed feed = feed_at("https://ngo.example/feed", {"\"old\"", ""});
    Timestamp now = start;
    std::vector<Timestamp> items{};

    void fails(const Fetched& fetched = failed(), const std::optional<Url>& proposal = {}) {
        feed = after_failure(feed, fetched, proposal, now);
    }
    void answers(const Channel* channel = nullptr, const Validators& validators = {"\"new\"", ""},
                 std::optional<std::uint64_t> document_hash = {}) {
        Fetched fetched;
        fetched.validators = validators;
        fetched.document_hash = document_hash;
        feed = after_success(feed, {fetched, channel, rhythm_of(items)}, now);
    }
    void wait() { now = feed.next_poll; }
    const PollHistory& history() const { return feed.history; }
};

TEST(AfterSuccess, ADocumentThatWasCutOffGivesNoValidators) {
    Polled polled;
    Channel channel;
    channel.warnings.push_back({"cut-off", "It ends in the middle."});
    polled.answers(&channel);
    EXPECT_EQ(polled.feed.validators.etag, "\"old\"");

    channel.warnings.clear();
    polled.answers(&channel);
    EXPECT_EQ(polled.feed.validators.etag, "\"new\"");
}

TEST(AfterSuccess, ADocumentIsKnownAgainUnlessItWasCutOff) {
    Polled polled;
    Channel channel;
    polled.answers(&channel, {}, 7);
    EXPECT_EQ(polled.history().document_hash, 7u);
    polled.answers(nullptr, {}, std::nullopt);
    EXPECT_EQ(polled.history().document_hash, 7u) << "after a 304";
    polled.fails();
    EXPECT_EQ(polled.history().document_hash, 7u);

    channel.warnings.push_back({"cut-off", "It ends in the middle."});
    polled.answers(&channel, {}, 8);
    EXPECT_EQ(polled.history().document_hash, std::nullopt);
}

TEST(AfterSuccess, WhatTheDocumentSaidOfItsTimesHoldsForLaterAnswersWithoutOne) {
    Polled polled;
    Channel channel;
    channel.time_to_live = minutes(720);
    polled.items = {start, start - minutes(1)};
    polled.answers(&channel);
    EXPECT_GE(polled.feed.next_poll, start + hours(12));

    polled.wait();
    polled.answers();
    EXPECT_GE(polled.feed.next_poll, polled.now + hours(12)) << "a 304 says nothing of ttl";
}

TEST(AfterSuccess, HoursAndDaysToSkipAreKeptToo) {
    Polled polled;
    Channel channel;
    channel.skip_hours = {0, 23, 24, -1};
    channel.skip_days = {std::chrono::Sunday};
    polled.answers(&channel);

    EXPECT_EQ(polled.history().times.skip_hours.to_string(), "100000000000000000000001");
    EXPECT_EQ(polled.history().times.skip_days.to_ulong(), 1u);
}

TEST(AfterSuccess, AFeedKeepsTheTitleItWasGiven) {
    Polled polled;
    Channel channel;
    channel.title = "The channel's";
    polled.answers(&channel);
    EXPECT_EQ(polled.feed.title, "The channel's");

    polled.feed.title = "Ours";
    polled.answers(&channel);
    EXPECT_EQ(polled.feed.title, "Ours");
}

TEST(AfterSuccess, SilenceIsNotedAndEndsWithTheNextItem) {
    Polled polled;
    polled.items = {start, start - days(5), start - days(10)};
    polled.now = start + days(20);
    polled.answers();
    EXPECT_EQ(polled.history().told, FeedAlert::silent);

    polled.items.insert(polled.items.begin(), polled.now);
    polled.answers();
    EXPECT_EQ(polled.history().told, FeedAlert::none);
}

TEST(AfterFailure, NobodyIsToldBeforeThreeDays) {
    Polled polled;
    while (polled.now < start + days(3)) {
        polled.fails();
        EXPECT_EQ(polled.history().told, FeedAlert::none) << polled.feed.failures;
        polled.wait();
    }
    polled.fails();
    EXPECT_EQ(polled.history().told, FeedAlert::failing);
    EXPECT_FALSE(polled.history().stopped) << "it is never given up for that";
}

TEST(AfterFailure, OneSuccessForgetsThemAll) {
    Polled polled;
    polled.fails(gone());
    polled.fails(gone());
    polled.answers();

    EXPECT_EQ(polled.feed.failures, 0);
    EXPECT_EQ(polled.feed.problem, "");
    PollHistory expected;
    expected.rhythm = PublishingRhythm{};
    expected.conditional.not_modified_since = start;  // it is a 304
    EXPECT_EQ(polled.history(), expected);
}

TEST(AfterFailure, TheThird410EndsIt) {
    Polled polled;
    polled.fails(gone());
    polled.fails(failed());
    polled.fails(gone());
    EXPECT_FALSE(polled.history().stopped);
    polled.fails(gone());
    EXPECT_EQ(polled.history().stopped, start);
    EXPECT_EQ(polled.history().told, FeedAlert::gone);
}

TEST(AfterFailure, ValidatorsAreUntouched) {
    Polled polled;
    Fetched page = failed();
    page.validators = {"\"of the page\"", ""};
    polled.fails(page);
    EXPECT_EQ(polled.feed.validators.etag, "\"old\"");
}

TEST(AfterFailure, AProposalStaysUntilThePageIsSeenWithoutIt) {
    const Url proposed = *Url::parse("https://ngo.example/rss");
    Fetched page = failed();
    page.document = Document{"<html>", "", {}};
    Polled polled;
    polled.fails(page, proposed);
    polled.fails(failed("No answer."));
    EXPECT_EQ(polled.history().proposal, proposed);
    polled.fails(page);
    EXPECT_FALSE(polled.history().proposal);
}

TEST(AfterSuccess, AFeedThatNamesItsNewAddressProposesItUntilADocumentDoesNot) {
    Polled polled;
    Channel channel;
    channel.new_address = *Url::parse("https://new.example/feed");
    polled.answers(&channel);
    EXPECT_EQ(polled.history().proposal, channel.new_address);
    polled.answers();
    EXPECT_EQ(polled.history().proposal, channel.new_address) << "a 304 says nothing of it";

    channel.new_address = *Url::parse(polled.feed.address.text());
    polled.answers(&channel);
    EXPECT_FALSE(polled.history().proposal) << "it is there already";
}

TEST(AfterSuccess, APagesProposalEndsWithTheNextGoodAnswer) {
    Fetched page = failed();
    page.document = Document{"<html>", "", {}};
    Polled polled;
    polled.fails(page, *Url::parse("https://ngo.example/rss"));
    polled.answers();
    EXPECT_FALSE(polled.history().proposal);
}

TEST(Postponed, NeverBringsAFeedForward) {
    Polled polled;
    polled.feed.next_poll = start + hours(5);
    EXPECT_EQ(postponed(polled.feed, "ngo.example", start + hours(2)).next_poll, start + hours(5));
    EXPECT_EQ(postponed(polled.feed, "ngo.example", start + hours(9)).next_poll, start + hours(9));
    EXPECT_EQ(postponed(polled.feed, "ngo.example", start).failures, 0) << "nothing is wrong with it";
}

}  // namespace
}  // namespace tidings::fetch
