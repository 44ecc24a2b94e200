#include <gtest/gtest.h>

#include <filesystem>

#include "base/file.h"
#include "support/driven_hub.h"
#include "support/golden.h"

namespace tidings {
namespace {

class WebSub : public support::DrivenHub {
  protected:
    support::LoopbackServer hub;

    void SetUp() override {
        DrivenHub::SetUp();
        partner.reply("/feed",
                      {.body = "<?xml version=\"1.0\"?><rss version=\"2.0\"><channel><title>H</title>"
                               "<item><title>First</title><guid>https://h.example/1</guid></item>"
                               "</channel></rss>"});
        follow("/feed");
        ASSERT_EQ(tidings({"poll"}), 0) << err;
        ASSERT_EQ(tidings({"stories", "approve", "1"}), 0) << err;
    }
    void use_hub() {
        const auto file = folder / "hub/tidings.toml";
        std::string toml = support::read_bytes(file);
        toml.insert(toml.find("[publish]\n") + 10, "websub_hub = '" + hub.url("/hub") + "'\n");
        write_file(file, toml);
    }
    void publish() { ASSERT_EQ(tidings({"publish"}), 0) << err; }
    bool was_told_of(const std::string& name) const {
        for (const support::SeenRequest& request : hub.requests("/hub"))
            if (request.method == "POST" &&
                request.body == "hub.mode=publish&hub.url=https%3A%2F%2Fhub.example.org%2Ftidings%2F" + name)
                return true;
        return false;
    }
    std::string atom() const { return support::read_bytes(folder / "hub/public/atom.xml"); }
};

TEST_F(WebSub, IsOffUnlessAHubIsNamed) {
    publish();
    EXPECT_EQ(atom().find("rel=\"hub\""), std::string::npos);
    EXPECT_TRUE(hub.requests().empty());
}

TEST_F(WebSub, TellsTheHubOfEachFeedThatChangedAndOfNoOther) {
    hub.reply("/hub", {.status = 204});
    use_hub();
    publish();
    EXPECT_NE(atom().find("<link rel=\"hub\" href=\"" + hub.url("/hub") + "\"/>"), std::string::npos);
    EXPECT_TRUE(was_told_of("atom.xml"));
    EXPECT_TRUE(was_told_of("feed.json"));
    const std::size_t told = hub.requests().size();
    publish();
    EXPECT_EQ(hub.requests().size(), told) << "nothing changed";
}

TEST_F(WebSub, TellsAHubThatWasDownAtTheNextPublish) {
    hub.reply("/hub", {.status = 503});
    use_hub();
    publish();
    EXPECT_NE(err.find("the WebSub hub was not told"), std::string::npos) << err;
    const std::size_t refused = hub.requests().size();

    hub.reply("/hub", {.status = 202});
    publish();
    EXPECT_EQ(hub.requests().size(), 2 * refused);
    publish();
    EXPECT_EQ(hub.requests().size(), 2 * refused);
}

}  // namespace
}  // namespace tidings
