#include "world/settings.h"

#include <gtest/gtest.h>

#include "commands/run_here.h"
#include "support/golden.h"

namespace tidings {
namespace {

Result<Settings> read(std::string_view toml, const support::Variables& variables = {}) {
    return read_settings(toml, "tidings.toml", support::environment_of(variables));
}

// "message / hint", or nothing.
std::string mistake_in(std::string_view toml, const support::Variables& variables = {}) {
    const Result<Settings> settings = read(toml, variables);
    if (settings) return "";
    EXPECT_EQ(settings.error().code, Code::configuration);
    return settings.error().message + " / " + settings.error().hint;
}

std::string mistake_in_digest(const std::string& line) {
    return mistake_in("[digest.weekly]\nfrom = \"a@b.example\"\ndays = [\"tuesday\"]\n" + line + "\n");
}

TEST(ReadSettings, TakesWhatIsWrittenAndLeavesTheRestAsItComes) {
    const Result<Settings> settings =
        read("[hub]\ntitle = \"Hub\"\n[http]\nallow_addresses = [\"::1\", \"127.0.0.1\"]\nparallel = 7\n");
    ASSERT_TRUE(settings);
    EXPECT_EQ(settings->hub.title, "Hub");
    EXPECT_EQ(settings->hub.url, "https://hub.example.org/");
    EXPECT_EQ(settings->http.allow_addresses, (std::vector<std::string>{"::1", "127.0.0.1"}));
    EXPECT_EQ(settings->http.parallel, 7);
    EXPECT_EQ(settings->smtp.port, 587);
    EXPECT_TRUE(settings->digests.empty());
}

TEST(ReadSettings, TakesEachDigestByItsName) {
    const Result<Settings> settings = read(
        "[digest.weekly]\ntitle = \"Weekly\"\ndays = [\"tuesday\", \"sunday\"]\ntime = \"08:30\"\n"
        "zone = \"Europe/Rome\"\nfrom = \"Hub <a@b.example>\"\nmaximum_items = 5\n"
        "[digest.papers]\ndays = [\"friday\"]\nfrom = \"a@b.example\"\n");
    ASSERT_TRUE(settings);
    ASSERT_EQ(settings->digests.size(), 2u);
    const Digest& papers = settings->digests[0];
    EXPECT_EQ(papers.title, "Knowledge hub");
    EXPECT_EQ(papers.zone, "UTC");
    const Digest& weekly = settings->digests[1];
    EXPECT_EQ(weekly.slug, "weekly");
    EXPECT_EQ(weekly.days, (std::vector<std::chrono::weekday>{std::chrono::Tuesday, std::chrono::Sunday}));
    EXPECT_EQ(weekly.time_of_day, std::chrono::minutes(510));
    EXPECT_EQ(weekly.maximum_items, 5u);
}

TEST(ReadSettings, TakesAddressesWithTheirNamesWherePeopleReadThem) {
    EXPECT_EQ(mistake_in_digest(
                  "reply_to = \"Editors <e@b.example>\"\n[mail]\nunsubscribe = \"Out <o@b.example>\"\n"
                  "bounce = \"bounce@b.example\"\n[editors]\nnotify = [\"Eva <eva@b.example>\"]"),
              "");
}

TEST(ReadSettings, NamesASettingThatIsNoAddress) {
    const std::string wrong =
        ": \"nobody\" is no mail address we can use / Write: Name <address@your.domain>";
    EXPECT_EQ(mistake_in_digest("reply_to = \"nobody\""), "digest.weekly.reply_to" + wrong);
    EXPECT_EQ(mistake_in("[digest.weekly]\nfrom = \"nobody\"\ndays = [\"tuesday\"]"),
              "digest.weekly.from" + wrong);
    EXPECT_EQ(mistake_in("[mail]\nunsubscribe = \"nobody\""), "mail.unsubscribe" + wrong);
    EXPECT_EQ(mistake_in("[editors]\nnotify = [\"e@b.example\", \"nobody\"]"), "editors.notify" + wrong);
    EXPECT_EQ(
        mistake_in("[mail]\nbounce = \"Bounces <b@hub.example>\""),
        "mail.bounce: \"Bounces <b@hub.example>\" is no mail address we can use / Write the address alone: "
        "bounce@your.domain");
}

TEST(ReadSettings, NamesTheLineAndTheNearestOfAnUnknownSetting) {
    EXPECT_EQ(mistake_in("[smtp]\nport = 25\npasword = \"x\"\n"),
              "tidings.toml, line 3: there is no setting smtp.pasword / Did you mean smtp.password?");
    EXPECT_EQ(mistake_in("[mial]\nunsubscribe = \"x\"\n"),
              "tidings.toml, line 2: there is no setting mial.unsubscribe / Did you mean mail.unsubscribe?");
    EXPECT_EQ(
        mistake_in_digest("titel = \"x\""),
        "tidings.toml, line 4: there is no setting digest.weekly.titel / Did you mean digest.weekly.title?");
}

TEST(ReadSettings, SaysWhatKindOfValueASettingWants) {
    EXPECT_TRUE(mistake_in("[hub]\ntitle = 3\n")
                    .starts_with("tidings.toml, line 2: hub.title wants a text in quotes"));
    EXPECT_TRUE(mistake_in("[smtp]\nport = \"25\"\n")
                    .starts_with("tidings.toml, line 2: smtp.port wants a whole number"));
    EXPECT_TRUE(mistake_in("[smtp]\nport = 25.0\n")
                    .starts_with("tidings.toml, line 2: smtp.port wants a whole number"));
    EXPECT_TRUE(mistake_in("[http]\nallow_addresses = \"::1\"\n")
                    .starts_with("tidings.toml, line 2: http.allow_addresses wants a list"));
    EXPECT_TRUE(mistake_in("[http]\nallow_addresses = [1]\n")
                    .starts_with("tidings.toml, line 2: http.allow_addresses wants a list"));
}

TEST(ReadSettings, KeepsNumbersAndWordsWithinWhatMakesSense) {
    EXPECT_TRUE(mistake_in("[smtp]\nport = 0\n")
                    .starts_with("tidings.toml, line 2: smtp.port must be from 1 to 65535"));
    EXPECT_TRUE(mistake_in("[smtp]\nport = 65536\n")
                    .starts_with("tidings.toml, line 2: smtp.port must be from 1 to 65535"));
    EXPECT_EQ(mistake_in("[smtp]\nport = 65535\n"), "");
    EXPECT_EQ(mistake_in("[smtp]\nsecurity = \"ssl\"\n"),
              "tidings.toml, line 2: smtp.security cannot be \"ssl\" / none, starttls or tls.");
    EXPECT_NE(mistake_in_digest("language = \"xx\""), "");
    EXPECT_NE(mistake_in_digest("maximum_items = -1"), "");
    EXPECT_EQ(mistake_in_digest("maximum_items = 500"), "");
}

TEST(ReadSettings, WantsATimeOfDayInFourDigits) {
    for (const char* bad : {"24:00", "8:00", "08:60", "08-00", "08:0x", "", "08:00:00"})
        EXPECT_TRUE(mistake_in_digest(std::string("time = \"") + bad + "\"")
                        .starts_with("tidings.toml, line 4: digest.weekly.time"))
            << bad;
    EXPECT_EQ(mistake_in_digest("time = \"23:59\""), "");
}

TEST(ReadSettings, WantsDaysASenderAndATimeZoneThatExists) {
    EXPECT_NE(mistake_in("[digest.weekly]\nfrom = \"a@b.example\"\n").find("digest.weekly has no days"),
              std::string::npos);
    EXPECT_NE(mistake_in("[digest.weekly]\nfrom = \"a@b.example\"\ndays = []\n"), "");
    EXPECT_NE(mistake_in("[digest.weekly]\nfrom = \"a@b.example\"\ndays = [\"Tuesday\"]\n")
                  .find("monday to sunday"),
              std::string::npos);
    EXPECT_NE(mistake_in("[digest.weekly]\ndays = [\"tuesday\"]\n").find("digest.weekly has no from"),
              std::string::npos);
    EXPECT_NE(mistake_in_digest("zone = \"Europe/Roma\"").find("there is no time zone \"Europe/Roma\""),
              std::string::npos);
}

TEST(ReadSettings, NamesTheLineOfWhatIsNoToml) {
    EXPECT_TRUE(mistake_in("[hub]\n\ntitle = \"x\n").starts_with("tidings.toml, line 3: "));
    EXPECT_TRUE(mistake_in("[hub]\ntitle = \"a\"\ntitle = \"b\"\n").starts_with("tidings.toml, line 3: "));
    EXPECT_TRUE(
        mistake_in("title = \"x\"\n").starts_with("tidings.toml, line 1: title stands outside of a section"));
    EXPECT_TRUE(mistake_in("[digest]\nweekly = 3\n")
                    .starts_with("tidings.toml, line 2: digest.weekly must be a table"));
    EXPECT_TRUE(
        mistake_in("digest = 3\n").starts_with("tidings.toml, line 1: digest stands outside of a section"));
}

TEST(ReadSettings, LetTheEnvironmentOverrule) {
    const Result<Settings> settings =
        read("[smtp]\npassword = \"a\"\nport = 25\n", {{"TIDINGS_SMTP_PASSWORD", "b\" # \\ '"},
                                                       {"TIDINGS_SMTP_PORT", "2525"},
                                                       {"TIDINGS_HTTP_ALLOW_ADDRESSES", "::1,127.0.0.1"},
                                                       {"TIDINGS_HUB_TITLE", ""}});
    ASSERT_TRUE(settings);
    EXPECT_EQ(settings->smtp.password, "b\" # \\ '");
    EXPECT_EQ(settings->smtp.port, 2525);
    EXPECT_EQ(settings->http.allow_addresses, (std::vector<std::string>{"::1", "127.0.0.1"}));
    EXPECT_EQ(settings->hub.title, "");
}

TEST(ReadSettings, CallADigestWithoutATitleByTheHubsEvenFromTheEnvironment) {
    const Result<Settings> settings = read("[digest.weekly]\nfrom = \"a@b.example\"\ndays = [\"tuesday\"]\n",
                                           {{"TIDINGS_HUB_TITLE", "Our hub"}});
    ASSERT_TRUE(settings);
    EXPECT_EQ(settings->digests.front().title, "Our hub");
}

TEST(ReadSettings, NameTheVariableOfAMistakeInTheEnvironment) {
    EXPECT_TRUE(mistake_in("", {{"TIDINGS_SMTP_PORT", "many"}})
                    .starts_with("TIDINGS_SMTP_PORT wants a whole number"));
    EXPECT_TRUE(mistake_in("", {{"TIDINGS_SMTP_PORT", "0"}}).starts_with("TIDINGS_SMTP_PORT must be from 1"));
    EXPECT_TRUE(
        mistake_in("", {{"TIDINGS_SMTP_SECURITY", "ssl"}}).starts_with("TIDINGS_SMTP_SECURITY cannot be"));
}

TEST(WriteSettings, IsReadAsTheSame) {
    Settings settings;
    settings.hub.title = "Κόμβος \"γνώσης\" 'α' \\ \t";
    settings.http.allow_addresses = {"::1", "it's"};
    settings.smtp.port = 2525;
    settings.digests.push_back({.slug = "weekly",
                                .title = "W",
                                .days = {std::chrono::Sunday, std::chrono::Monday},
                                .time_of_day = std::chrono::minutes(485),
                                .zone = "Europe/Rome",
                                .from = "a@b.example"});
    const std::string written = write_settings(settings, Listing::in_force);
    const Result<Settings> again = read(written);
    ASSERT_TRUE(again) << again.error().message << "\n" << written;
    EXPECT_EQ(again->hub.title, settings.hub.title);
    EXPECT_EQ(write_settings(*again, Listing::in_force), written);
    EXPECT_NE(written.find("time = \"08:05\""), std::string::npos) << written;
}

TEST(WriteSettings, NeverShowsASecretAndSaysThatThereIsOne) {
    Settings settings;
    EXPECT_EQ(write_settings(settings, Listing::in_force).find("hidden"), std::string::npos);
    settings.smtp.password = "correct horse";
    for (const Listing listing : {Listing::in_force, Listing::example}) {
        EXPECT_EQ(write_settings(settings, listing).find("horse"), std::string::npos);
        EXPECT_NE(write_settings(settings, listing).find("password = \"(hidden)\""), std::string::npos);
    }
}

TEST(WriteSettings, ExplainsEverySettingInTheExample) {
    support::expect_golden(PROJECT_ROOT "/tidings.toml.example",
                           support::run_here({"config", "--example"}).out);
}

TEST(WriteSettings, MakesAnExampleThatIsUnderstood) {
    const Result<Settings> settings = read(support::run_here({"config", "--example"}).out);
    ASSERT_TRUE(settings) << settings.error().message;
    ASSERT_EQ(settings->digests.size(), 1u);
    EXPECT_EQ(settings->digests.front().zone, "Europe/Brussels");
    EXPECT_EQ(settings->smtp.password, "");
}

TEST(Settings, ReadEveryRhythmOfADigest) {
    const auto settings = read_settings(
        "[digest.a]\nfrom = \"a@b.example\"\nrhythm = \"daily\"\n"
        "[digest.b]\nfrom = \"a@b.example\"\nrhythm = \"monthly\"\nday = 15\n"
        "[digest.c]\nfrom = \"a@b.example\"\nrhythm = \"monthly\"\nnth = \"last friday\"\n",
        "tidings.toml", support::environment_of({}));
    ASSERT_TRUE(settings) << settings.error().message;
    EXPECT_EQ(settings->digests[0].rhythm, Rhythm::daily);
    EXPECT_EQ(settings->digests[1].day_of_month, 15);
    EXPECT_EQ(settings->digests[2].nth, (NthWeekday{0, std::chrono::Friday}));
}

TEST(Settings, RefuseARhythmOrPolicyThatThereIsNot) {
    for (const char* bad : {"rhythm = \"hourly\"", "nth = \"fifth monday\"", "nth = \"first\"", "day = 32",
                            "unapproved = \"send\"", "on_uncertain = 1", "doubt = 1", "cut_off_h = -1"})
        EXPECT_TRUE(mistake_in_digest(bad).starts_with("tidings.toml, line 4: digest.weekly.")) << bad;
}

TEST(Settings, ReadAPolicyForUncertainMailsUnderItsFormerNameToo) {
    const auto policy_of = [](const std::string& line, const support::Variables& variables) {
        const auto settings =
            read_settings("[digest.a]\nfrom = \"a@b.example\"\ndays = [\"monday\"]\n" + line, "tidings.toml",
                          support::environment_of(variables));
        return settings ? std::string(on_uncertain_name(settings->digests[0].on_uncertain))
                        : settings.error().message;
    };
    EXPECT_EQ(policy_of("on_uncertain = \"hold\"", {}), "hold");
    EXPECT_EQ(policy_of("doubt = \"hold\"", {}), "hold");
    EXPECT_EQ(policy_of("", {{"TIDINGS_DIGEST_A_DOUBT", "hold"}}), "hold");
    EXPECT_EQ(
        policy_of("", {{"TIDINGS_DIGEST_A_DOUBT", "hold"}, {"TIDINGS_DIGEST_A_ON_UNCERTAIN", "resend"}}),
        "resend");
    EXPECT_EQ(policy_of("doubt = \"hold\"\non_uncertain = \"resend\"", {}),
              "tidings.toml, line 4: digest.a.doubt is the former name of digest.a.on_uncertain");
}

TEST(Settings, OfADigestCanComeFromTheEnvironment) {
    const auto settings =
        read_settings("[digest.eu-news]\nfrom = \"a@b.example\"\ndays = [\"tuesday\"]\n", "tidings.toml",
                      support::environment_of({{"TIDINGS_DIGEST_EU_NEWS_UNAPPROVED", "auto"},
                                               {"TIDINGS_DIGEST_EU_NEWS_DAYS", "monday,friday"},
                                               {"TIDINGS_DIGEST_EU_NEWS_TIME", "07:15"},
                                               {"TIDINGS_DIGEST_EU_NEWS_CUT_OFF_H", "48"}}));
    ASSERT_TRUE(settings) << settings.error().message;
    const Digest& digest = settings->digests.front();
    EXPECT_EQ(digest.unapproved, Unapproved::automatic);
    EXPECT_EQ(digest.days.size(), 2u);
    EXPECT_EQ(digest.time_of_day, std::chrono::minutes(435));
    EXPECT_EQ(digest.cut_off, std::chrono::hours(48));
}

}  // namespace
}  // namespace tidings
