#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <string>
#include <vector>

#include "normalise/normalise.h"
#include "publish/publish.h"
#include "support/golden.h"

namespace tidings {
namespace {

namespace fs = std::filesystem;

fs::path folder() { return fs::path(TEST_DATA) / "feeds"; }

bool is_feed(const fs::path& file) { return file.string().find(".golden.") == std::string::npos; }

std::vector<fs::path> feeds() {
    std::vector<fs::path> files;
    for (const fs::directory_entry& entry : fs::directory_iterator(folder()))
        if (is_feed(entry.path())) files.push_back(entry.path());
    std::ranges::sort(files);
    return files;
}

std::string test_name(const testing::TestParamInfo<fs::path>& info) {
    std::string name = info.param.stem().string();
    std::ranges::replace(name, '-', '_');
    return name;
}

// A Sunday: what the feeds call 2099 is the future.
Timestamp now() { return std::chrono::sys_days{std::chrono::year{2026} / 11 / 22}; }

class EveryFeed : public testing::TestWithParam<fs::path> {};

// One feed, one point: its first comment says which. `./dev accept` writes what is made of a new one.
TEST_P(EveryFeed, IsReadAsItsGoldenFileSays) {
    const Document document{support::read_bytes(GetParam()), "", *Url::parse("https://ngo.example/feed/")};
    const Result<Channel> channel = read_channel(document, now());
    ASSERT_TRUE(channel) << channel.error().message;
    fs::path golden = GetParam();
    golden.replace_extension(".golden.json");
    support::expect_golden(golden, publish::channel_json(*channel));
}

INSTANTIATE_TEST_SUITE_P(Feeds, EveryFeed, testing::ValuesIn(feeds()), test_name);

TEST(FeedFolder, HasNoGoldenFileWithoutItsFeed) {
    const std::vector<fs::path> files = feeds();
    for (const fs::directory_entry& entry : fs::directory_iterator(folder())) {
        const std::string name = entry.path().filename().string();
        if (is_feed(entry.path())) continue;
        const std::string stem = name.substr(0, name.find(".golden."));
        EXPECT_TRUE(std::ranges::any_of(files, [&](const fs::path& file) { return file.stem() == stem; }))
            << name;
    }
}

}  // namespace
}  // namespace tidings
