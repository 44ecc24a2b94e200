// Who left while the database was busy, from the folder that the readers' pages write to.
#include <gtest/gtest.h>

#include "base/file.h"
#include "subscribe/links.h"
#include "support/driven_hub.h"
#include "support/golden.h"

namespace tidings {
namespace {

class KeptLeavers : public support::DrivenHub {
  protected:
    std::filesystem::path kept;

    void SetUp() override {
        DrivenHub::SetUp();
        ASSERT_EQ(tidings({"subscribers", "add", "mia@reader.example", "--consent", "form"}), 0) << err;
        kept = folder / "hub/leavers";
    }
    // As the readers' pages do.
    void keep(const std::string& how) {
        const SecretKey key = *SecretKey::from_hex(support::read_bytes(folder / "hub/secret.key"));
        write_file(kept / link_token(key, {LinkPurpose::unsubscribe, SubscriberId{1}}), how,
                   FileMode::secret);
    }
    std::string history() {
        EXPECT_EQ(tidings({"subscribers", "show", "mia@reader.example"}), 0) << err;
        return out;
    }
};

TEST_F(KeptLeavers, HaveLeftOnceTheNextRunBegins) {
    keep("one-click");
    keep("one-click");
    ASSERT_EQ(std::distance(std::filesystem::directory_iterator(kept), {}), 1)
        << "the same wish is kept once";
    ASSERT_EQ(tidings({"run", "-q"}), 0) << err;
    EXPECT_TRUE(std::filesystem::is_empty(kept));
    EXPECT_NE(history().find("unsubscribed"), std::string::npos) << out;
    EXPECT_NE(history().find("one-click"), std::string::npos) << out;
}

TEST_F(KeptLeavers, HaveLeftBeforeMailIsDelivered) {
    keep("page");
    ASSERT_EQ(tidings({"deliver"}), 0) << err;
    EXPECT_NE(history().find("unsubscribed"), std::string::npos) << out;
}

TEST_F(KeptLeavers, AreNobodyWhoseLinkWeDidNotMake) {
    std::filesystem::create_directories(kept);
    std::ofstream(kept / ("1.0." + std::string(32, 'x'))) << "one-click";
    ASSERT_EQ(tidings({"run", "-q"}), 0) << err;
    EXPECT_EQ(history().find("unsubscribed"), std::string::npos) << out;
}

}  // namespace
}  // namespace tidings
