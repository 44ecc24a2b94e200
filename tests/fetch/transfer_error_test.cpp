#include "fetch/transfer_error.h"

#include <gtest/gtest.h>

namespace tidings::fetch {
namespace {

Error insecure(std::string detail) {
    TransferFailure failure{.url = *Url::parse("https://ngo.example/feed")};
    failure.code = CURLE_PEER_FAILED_VERIFICATION;
    failure.detail = std::move(detail);
    return explain(failure, {});
}

TEST(TransferError, NamesAMissingIntermediateCertificate) {
    const Error error = insecure("SSL certificate problem: unable to get local issuer certificate");
    EXPECT_EQ(error.code, Code::unavailable);
    EXPECT_NE(error.message.find("does not send the intermediate certificate"), std::string::npos)
        << error.message;
    EXPECT_NE(error.hint.find("full chain"), std::string::npos) << error.hint;
}

TEST(TransferError, KeepsLibcurlsWordsForOtherFaultsOfACertificate) {
    const Error error = insecure("SSL certificate problem: certificate has expired");
    EXPECT_EQ(error.message,
              "No secure connection to ngo.example (SSL certificate problem: certificate has expired)");
    EXPECT_EQ(error.message.find("intermediate"), std::string::npos);
}

}  // namespace
}  // namespace tidings::fetch
