#include "dedupe/pointer.h"

#include <gtest/gtest.h>

#include "dedupe/made_up_items.h"

namespace tidings {
namespace {

std::string pointed(const std::string& html) {
    return pointed_at(made_up::item({"g", "https://own.example/1", "Title", html}), "own.example/1");
}

const std::string long_text = made_up::paragraph("a") + made_up::paragraph("b");

TEST(PointedAt, IsTheOnlyPageElsewhereThatAShortItemLinksTo) {
    EXPECT_EQ(pointed("<p>Worth reading: <a href='https://www.a.example/x/?utm_source=q'>there</a></p>"),
              "a.example/x");
}

TEST(PointedAt, IsNothingForAnItemWithATextOfItsOwn) {
    EXPECT_EQ(pointed(long_text + "<p><a href='https://a.example/x'>a study</a></p>"), "");
}

TEST(PointedAt, IsTheSourceThatALongItemNames) {
    EXPECT_EQ(pointed("<p>See <a href='https://b.example/y'>this</a>.</p>" + long_text +
                      "<p>Dieser Text ist zuerst erschienen bei <a href='https://a.example/x'>A</a>.</p>"),
              "a.example/x");
}

TEST(PointedAt, IsNothingWhenThereAreTwoPages) {
    EXPECT_EQ(pointed("<a href='https://a.example/x'>one</a> <a href='https://b.example/y'>two</a>"), "");
}

TEST(PointedAt, IsNoPageOfTheSameSiteAndNoHomePage) {
    EXPECT_EQ(
        pointed("<a href='https://own.example/2'>more</a> <a href='https://a.example/'>our partner</a>"), "");
}

TEST(PointedAt, IsTheExternalUrlOfAJsonFeed) {
    Item item = made_up::item({"g", "https://own.example/1", "Title", "<p>Read this.</p>"});
    item.external_url = *Url::parse("https://a.example/x");

    EXPECT_EQ(pointed_at(item, "own.example/1"), "a.example/x");
}

}  // namespace
}  // namespace tidings
