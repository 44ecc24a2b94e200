#include "catalogue/partners_file.h"

#include <gtest/gtest.h>

#include "catalogue/two_partners.h"
#include "support/golden.h"

namespace tidings::catalogue {
namespace {

using support::two_partners;

std::string mistake_in(const std::string& toml) {
    const auto partners = read_partners_file(toml, "partners.toml");
    if (partners) return "";
    EXPECT_EQ(partners.error().code, Code::configuration);
    return partners.error().message;
}

std::string mistake_in_partner(const std::string& line) {
    return mistake_in("[[partner]]\nname = \"A\"\n" + line + "\n");
}

TEST(ReadPartnersFile, LeavesOutAnAddressWithAPasswordAndNamesItsLine) {
    const auto list = read_partners_file(R"([[partner]]
name = "A"
[[partner.feed]]
address = "https://me:secret@a.example/feed"
[[partner.feed]]
address = "https://a.example/open"
)",
                                         "partners.toml");
    ASSERT_TRUE(list) << list.error().message;
    ASSERT_EQ(list->partners.front().feeds.size(), 1u);
    EXPECT_EQ(list->partners.front().feeds.front().address.text(), "https://a.example/open");
    ASSERT_EQ(list->left_out.size(), 1u);
    EXPECT_TRUE(list->left_out.front().message.starts_with("partners.toml, line 4: "));
    EXPECT_EQ(list->left_out.front().message.find("secret"), std::string::npos);
}

TEST(ReadPartnersFile, TakesWhatIsKnownOfAPartner) {
    const Partner partner = two_partners()[0].partner;
    EXPECT_EQ(partner.name, "Observatoire Enfance");
    EXPECT_EQ(partner.slug, "observatoire");
    EXPECT_EQ(partner.home_page->text(), "https://observatoire.example/");
    EXPECT_EQ(partner.country, "FR");
    EXPECT_EQ(partner.excerpt_limit, 0);
    EXPECT_EQ(partner.trust, Trust::automatic);
}

TEST(ReadPartnersFile, TakesTheFeedsOfEachPartner) {
    const std::vector<Feed> feeds = two_partners()[0].feeds;
    ASSERT_EQ(feeds.size(), 2u);
    EXPECT_TRUE(feeds[0].address.is_file());
    EXPECT_EQ(feeds[0].tags, (std::vector<std::string>{"law", "reports"}));
    EXPECT_EQ(feeds[0].language, "fr");
    EXPECT_EQ(feeds[1].address.text(), "https://observatoire.example/feed/");
    EXPECT_TRUE(two_partners()[1].feeds.empty());
}

TEST(ReadPartnersFile, MakesASlugOfTheNameAndLetsEditorsLookFirst) {
    const Partner partner = two_partners()[1].partner;
    EXPECT_EQ(partner.slug, "zuruck");
    EXPECT_EQ(partner.trust, Trust::review);
    EXPECT_EQ(partner.passing_changes, PassingChanges::small);
    EXPECT_EQ(partner.excerpt_limit, std::nullopt);
}

TEST(ReadPartnersFile, NamesTheLineOfAMistake) {
    EXPECT_EQ(mistake_in_partner("titel = \"x\""), "partners.toml, line 3: nothing is called titel here");
    EXPECT_EQ(mistake_in_partner("trust = \"always\""), "partners.toml, line 3: trust cannot be \"always\"");
    EXPECT_EQ(mistake_in_partner("passing_changes = \"some\""),
              "partners.toml, line 3: passing_changes cannot be \"some\"");
    EXPECT_EQ(mistake_in_partner("country = 3"), "partners.toml, line 3: country wants a text in quotes");
    EXPECT_EQ(mistake_in_partner("excerpt_limit = -1"),
              "partners.toml, line 3: excerpt_limit wants a number of characters");
    EXPECT_TRUE(mistake_in_partner("home_page = \"x\"").starts_with("partners.toml, line 3: home_page: "));
    EXPECT_TRUE(mistake_in_partner("name = \"B\"").starts_with("partners.toml, line 3: "));
    EXPECT_EQ(mistake_in("[[partner]]\ncountry = \"IT\"\n"), "partners.toml, line 1: a partner has no name");
}

TEST(ReadPartnersFile, NamesTheLineOfAMistakeInAFeed) {
    const std::string feed = "[[partner.feed]]\n";
    EXPECT_TRUE(mistake_in_partner(feed + "address = \"x\"").starts_with("partners.toml, line 4: address: "));
    EXPECT_TRUE(mistake_in_partner(feed + "title = \"x\"").starts_with("partners.toml, line 3: address: "));
    EXPECT_EQ(mistake_in_partner(feed + "address = \"file:a\"\ntags = \"law\""),
              "partners.toml, line 5: tags wants a list of texts");
    EXPECT_EQ(mistake_in_partner(feed + "address = \"file:a\"\ntags = [3]"),
              "partners.toml, line 5: tags wants a list of texts");
    EXPECT_EQ(mistake_in_partner(feed + "address = \"file:a\"\nurl = \"x\""),
              "partners.toml, line 5: nothing is called url here");
}

TEST(ReadPartnersFile, LosesNoFeedToAMissingBracket) {
    EXPECT_EQ(mistake_in_partner("[partner.feed]\naddress = \"file:a\""),
              "partners.toml, line 3: feed wants to be a list");
    EXPECT_EQ(mistake_in_partner("feed = [\"https://a.example/\"]"),
              "partners.toml, line 3: feed wants to be a list");
    EXPECT_EQ(mistake_in("[partner]\nname = \"A\"\n"), "partners.toml has no [[partner]]");
    EXPECT_EQ(mistake_in(""), "partners.toml has no [[partner]]");
}

TEST(WritePartnersFile, IsReadAsTheSame) {
    const std::string written = write_partners_file(two_partners());
    const auto again = read_partners_file(written, "again");
    ASSERT_TRUE(again) << again.error().message << written;
    EXPECT_EQ(write_partners_file(again->partners), written);
    ASSERT_EQ(again->partners.size(), 2u);
    EXPECT_EQ(again->partners.front().partner.licence, "© Observatoire; \"extraits\"");
    EXPECT_EQ(again->partners.front().partner.excerpt_limit, 0);
    EXPECT_EQ(again->partners.front().partner.passing_changes, PassingChanges::nothing);
    EXPECT_EQ(again->partners.front().feeds.size(), 2u);
}

TEST(PartnersFiles, ThatComeWithTheProgramAreUnderstood) {
    for (const std::string name : {"/feeds/partners.toml", "/feeds/demo/partners.toml"}) {
        const auto list = read_partners_file(support::read_bytes(PROJECT_ROOT + name), name);
        ASSERT_TRUE(list) << list.error().message;
        EXPECT_FALSE(list->partners.empty());
    }
}

}  // namespace
}  // namespace tidings::catalogue
