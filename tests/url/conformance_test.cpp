#include "support/conformance.h"

#include <gtest/gtest.h>

#include <nlohmann/json.hpp>

#include "url/url.h"

// Url beside the tests of the WHATWG URL standard.
namespace tidings {
namespace {

using Json = nlohmann::json;

// What Url keeps of an address of the standard's: all but the user information.
std::string without_user(const Json& test) {
    auto href = test["href"].get<std::string>();
    const std::size_t host = test["protocol"].get<std::string>().size() + 2;
    if (test["username"] != "" || test["password"] != "") href.erase(host, href.find('@', host) + 1 - host);
    return href;
}

// The address that the standard makes of a test's input; none if it refuses it, or if it is not for Url.
std::string expected(const Json& test) {
    if (test.value("failure", false)) return "refused";
    const auto protocol = test["protocol"].get<std::string>();
    return protocol == "http:" || protocol == "https:" ? without_user(test) : "refused";
}

std::string made_of(const std::string& input, const Json& base) {
    const auto text = [](const Result<Url>& url) { return url ? url->text() : "refused"; };
    if (base.is_null()) return text(Url::parse(input));
    const Result<Url> parsed = Url::parse(base.get<std::string>());
    return parsed ? text(Url::resolve(*parsed, input)) : "no base";
}

TEST(Url, ReadsWhatTheStandardTestsButForWhatIsMeant) {
    std::map<std::string, std::string> differences;
    std::size_t compared = 0;
    for (const Json& test : Json::parse(support::conformance_data("wpt/urltestdata.json"))) {
        if (!test.is_object()) continue;
        const auto input = test["input"].get<std::string>();
        const std::string ours = made_of(input, test["base"]);
        if (ours == "no base") continue;  // of another scheme: no document of ours is at such an address
        ++compared;
        const std::string theirs = expected(test);
        if (ours != theirs)
            differences.emplace(Json::array({input, test["base"]}).dump(),
                                "\nours:   " + ours + "\ntheirs: " + theirs);
    }
    EXPECT_GT(compared, 500u);
    support::expect_only_meant_differences(differences, "url.txt");
}

}  // namespace
}  // namespace tidings
