#include "publish/opml.h"

#include <gtest/gtest.h>

#include <array>

namespace tidings::publish {
namespace {

TEST(Opml, PutsOutlinesOfOneGroupTogether) {
    const std::array<Outline, 3> outlines{{{"A", "News", "https://a.example/1", "https://a.example/", "it"},
                                           {"A", "Events", "https://a.example/2", "", ""},
                                           {"B", "Papers", "https://b.example/", "", ""}}};
    EXPECT_EQ(opml("Hub", outlines), R"(<?xml version="1.0" encoding="utf-8"?>
<opml version="2.0">
  <head>
    <title>Hub</title>
  </head>
  <body>
    <outline text="A">
      <outline type="rss" text="News" xmlUrl="https://a.example/1" htmlUrl="https://a.example/" language="it"/>
      <outline type="rss" text="Events" xmlUrl="https://a.example/2"/>
    </outline>
    <outline text="B">
      <outline type="rss" text="Papers" xmlUrl="https://b.example/"/>
    </outline>
  </body>
</opml>
)");
}

TEST(Opml, LeavesOutlinesWithoutGroupAtTheTop) {
    const std::array<Outline, 2> outlines{
        {{"A", "a", "https://a.example/", "", ""}, {"", "b", "https://b.example/", "", ""}}};
    EXPECT_NE(opml("", outlines).find("\n    <outline type=\"rss\" text=\"b\""), std::string::npos)
        << opml("", outlines);
}

TEST(Opml, EscapesMarkupCharacters) {
    const std::array<Outline, 1> outlines{{{"", "<b> & \"c\"", "https://a.example/?a=1&b=2", "", ""}}};
    const std::string written = opml("A & B", outlines);
    EXPECT_NE(written.find("text=\"&lt;b&gt; &amp; &quot;c&quot;\""), std::string::npos) << written;
    EXPECT_NE(written.find("?a=1&amp;b=2"), std::string::npos);
    EXPECT_NE(written.find("<title>A &amp; B</title>"), std::string::npos);
}

TEST(Opml, CallsAFeedWithoutTitleByItsAddress) {
    const std::array<Outline, 1> outlines{{{"", "", "https://a.example/", "", ""}}};
    EXPECT_NE(opml("", outlines).find("text=\"https://a.example/\""), std::string::npos);
}

TEST(Opml, LeadsToPagesWithoutTracking) {
    const std::array<Outline, 1> outlines{
        {{"", "a", "https://a.example/feed", "https://a.example/?utm_source=opml"}}};
    EXPECT_NE(opml("", outlines).find("htmlUrl=\"https://a.example/\""), std::string::npos);
}

}  // namespace
}  // namespace tidings::publish
