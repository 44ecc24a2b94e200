#include "catalogue/opml_file.h"

#include <gtest/gtest.h>

#include "catalogue/two_partners.h"

namespace tidings::catalogue {
namespace {

using support::two_partners;

TEST(ReadOpmlFile, MakesOnePartnerOfEachGroup) {
    const auto list = read_opml_file(R"(<opml version="2.0"><body>
        <outline text="An NGO"><outline text="News" xmlUrl="https://ngo.example/feed" htmlUrl="https://ngo.example/" language="it"/>
          <outline text="Events" xmlUrl="https://ngo.example/events"/></outline>
        <outline text="Alone" xmlUrl="http://alone.example/rss"/></body></opml>)",
                                     "list.opml");
    ASSERT_TRUE(list) << list.error().message;
    const std::vector<PartnerFeeds>& partners = list->partners;
    ASSERT_EQ(partners.size(), 2u);
    EXPECT_EQ(partners.at(0).partner.slug, "an-ngo");
    EXPECT_EQ(partners.at(0).partner.home_page->text(), "https://ngo.example/");
    EXPECT_EQ(partners.at(0).feeds.size(), 2u);
    EXPECT_EQ(partners.at(0).feeds[0].language, "it");
    EXPECT_EQ(partners.at(1).partner.name, "Alone");
}

TEST(ReadOpmlFile, LeavesOutWhatCannotBeFollowedAndNamesItsLine) {
    for (const std::string address :
         {"file:news.xml", "file:///etc/passwd", "/etc/passwd", "gopher://a.example/",
          "https://me:secret@a.example/", "http://me@a.example/"}) {
        const auto list = read_opml_file("<opml><body>\n\n<outline text='x' xmlUrl='" + address +
                                             "'/>\n<outline xmlUrl='https://b.example/'/></body></opml>",
                                         "list.opml");
        ASSERT_TRUE(list) << address;
        ASSERT_EQ(list->left_out.size(), 1u) << address;
        EXPECT_TRUE(list->left_out.front().message.starts_with("list.opml, line 3: ")) << address;
        ASSERT_EQ(list->partners.size(), 1u) << address;
        EXPECT_EQ(list->partners.front().feeds.front().address.text(), "https://b.example/");
    }
}

TEST(WriteOpmlFile, IsReadAsTheSameLessFeedsFromFiles) {
    const auto again = read_opml_file(write_opml_file(two_partners(), "Hub"), "again");
    ASSERT_TRUE(again);
    ASSERT_EQ(again->partners.size(), 1u);
    EXPECT_EQ(again->partners.front().partner.name, "Observatoire Enfance");
    ASSERT_EQ(again->partners.front().feeds.size(), 1u);
    EXPECT_EQ(again->partners.front().feeds.front().address.text(), "https://observatoire.example/feed/");
}

}  // namespace
}  // namespace tidings::catalogue
