#include "url/published_address.h"

#include <gtest/gtest.h>

#include <string>
#include <utility>
#include <vector>

#include "url/key.h"
#include "url/percent.h"

namespace tidings {
namespace {

std::string untracked(std::string_view text) { return without_tracking(*Url::parse(text)).text(); }

std::string published(std::string_view text) { return published_address(*Url::parse(text)).text(); }

TEST(WithoutTracking, CutsTrackingAndLeavesTheRestAsGiven) {
    EXPECT_EQ(untracked("https://www.ngo.example/a/?b=2&utm_source=rss&a=1&fbclid=x#more"),
              "https://www.ngo.example/a/?b=2&a=1#more");
    EXPECT_EQ(untracked("https://ngo.example/a?utm_source=rss"), "https://ngo.example/a");
    EXPECT_EQ(untracked("https://ngo.example/a#xtor=RSS-1"), "https://ngo.example/a");
}

TEST(WithoutTracking, KeepsParametersThatMaySelectThePage) {
    for (const char* address :
         {"https://ngo.example/?feed=rss2", "https://ngo.example/a?s=twitter",
          "https://ngo.example/a?ref=4711", "https://ngo.example/a?", "https://ngo.example/a?id=7&&x="}) {
        EXPECT_EQ(untracked(address), address);
    }
}

TEST(PublishedAddress, IsThePageBehindARedirectorWithoutItsTracking) {
    const std::string page = "https://harbour.example/a?id=7";
    const std::string wrapped = percent_encoded(page + "&utm_campaign=autumn");
    for (const std::string& address : {
             "https://www.google.com/url?rct=j&sa=t&url=" + wrapped + "&ct=ga&cd=CAE&usg=AO",
             "https://www.google.co.uk/url?q=" + wrapped,
             "https://news.google.com/news/url?sa=t&url=" + wrapped,
             "https://l.facebook.com/l.php?u=" + wrapped + "&h=AT0",
             "https://lm.facebook.com/l.php?u=" + wrapped,
             "https://eur02.safelinks.protection.outlook.com/?url=" + wrapped + "&data=05%7C02&reserved=0",
             "https://www.linkedin.com/redir/redirect?url=" + wrapped,
             "https://www.linkedin.com/safety/go?trk=feed&url=" + wrapped,
             "https://r.search.yahoo.com/_ylt=A;_ylu=B/RV=2/RE=17/RO=10/RU=" + wrapped + "/RK=2/RS=C-",
             "https://urldefense.proofpoint.com/v1/url?u=" + wrapped + "&k=x",
             "https://disq.us/url?url=" + percent_encoded(page + ":k3bqmBQ4zY"),
         })
        EXPECT_EQ(published(address), page) << address;
}

TEST(PublishedAddress, ReadsTheWritingOfBing) {
    // "https://harbour.example/a?id=7"
    EXPECT_EQ(
        published("https://www.bing.com/ck/a?!&&p=0a&u=a1aHR0cHM6Ly9oYXJib3VyLmV4YW1wbGUvYT9pZD03&ntb=1"),
        "https://harbour.example/a?id=7");
    EXPECT_EQ(published("https://www.bing.com/ck/a?u=b7aHR0c"), "https://www.bing.com/ck/a?u=b7aHR0c");
}

TEST(PublishedAddress, ReadsTheWritingsOfProofpoint) {
    EXPECT_EQ(
        published("https://urldefense.proofpoint.com/v2/url?u=https-3A__harbour.example_a-2Db-3Fid-3D7&d=D"),
        "https://harbour.example/a-b?id=7");
    EXPECT_EQ(published("https://urldefense.com/v3/__https://harbour.example/a?id=7__;!!K4w$"),
              "https://harbour.example/a?id=7");
    EXPECT_EQ(published("https://urldefense.com/v3/__https://harbour.example/a*b__;Kw!!K4w$"),
              "https://harbour.example/a+b");
}

TEST(PublishedAddress, LeavesProofpointsRunsOfLettersAsTheyAre) {
    const std::string address = "https://urldefense.com/v3/__https://harbour.example/a**Db__;Kw!!K4w$";
    EXPECT_EQ(published(address), address);
}

TEST(PublishedAddress, LooksThroughServicesThatCountDownloads) {
    const std::string file = "https://cdn.harbour.example/talks/7.mp3";
    for (const char* address :
         {"https://dts.podtrac.com/redirect.mp3/cdn.harbour.example/talks/7.mp3",
          "https://chtbl.com/track/A1B2/cdn.harbour.example/talks/7.mp3",
          "https://pdst.fm/e/chtbl.com/track/A1B2/cdn.harbour.example/talks/7.mp3?utm_source=rss"})
        EXPECT_EQ(published(address), file) << address;
    EXPECT_EQ(published("https://chtbl.com/track/A1B2"), "https://chtbl.com/track/A1B2");
}

TEST(PublishedAddress, PeelsRedirectorsInOneAnotherUpToALimit) {
    const auto wrapped = [](int layers) {
        std::string address = "https://harbour.example/a";
        for (int i = 0; i < layers; ++i)
            address = "https://l.facebook.com/l.php?u=" + percent_encoded(address);
        return address;
    };
    EXPECT_EQ(published(wrapped(3)), "https://harbour.example/a");
    EXPECT_EQ(published(wrapped(9)), wrapped(9));
}

TEST(PublishedAddress, IsNeverWorseThanTheGivenAddress) {
    for (const char* address : {
             "https://www.google.com/url?q=javascript%3Aalert(1)",
             "https://www.google.com/url?q=ftp%3A%2F%2Fharbour.example%2Fa",
             "https://www.google.com/url?q=two+words",
             "https://www.google.com/url?q=https%3A%2F%2Flocalhost%2Fa",
             "https://www.google.com/url?q=http%3A%2F%2F192.0.2.7%2Fa",
             "https://www.linkedin.com/redir/general-malware-page?url=https%3A%2F%2Fharbour.example",
             "https://google.harbour.example/url?q=https%3A%2F%2Fother.example%2F",
             "https://harbour.example/url?url=https%3A%2F%2Fother.example%2F",
             "https://www.google.com/search?q=https%3A%2F%2Fother.example%2F",
             "https://t.co/AbCdEf",
         })
        EXPECT_EQ(published(address), address);
}

TEST(PublishedAddress, IsAFixedPoint) {
    for (const char* address :
         {"https://l.facebook.com/l.php?u=https%3A%2F%2Fharbour.example%2Fa%3Ffbclid%3D1&h=2",
          "https://www.google.com/amp/s/harbour.example/a?utm_source=x", "https://harbour.example/a?id=1"}) {
        const Url once = published_address(*Url::parse(address));
        EXPECT_EQ(published_address(once), once);
    }
}

TEST(PublishedAddress, ChangesNoKeyThatIsStored) {
    EXPECT_EQ(url_key(*Url::parse("https://www.bing.com/ck/a?u=a1aHR0cHM6Ly9oYXJib3VyLmV4YW1wbGUvYQ")),
              "bing.com/ck/a?u=a1aHR0cHM6Ly9oYXJib3VyLmV4YW1wbGUvYQ");
}

}  // namespace
}  // namespace tidings
