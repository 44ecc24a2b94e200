// What keeps contents quick to lay out: how deep they are, and how many elements they have.
#include <gtest/gtest.h>

#include <algorithm>
#include <string>
#include <string_view>

#include "html/sanitise.h"
#include "html/to_text.h"

namespace tidings {
namespace {

std::string sanitised(std::string_view html) {
    return sanitise(html, *Url::parse("https://ngo.example/news/")).html();
}

TEST(SanitiseBounds, IsNeverDeeperThanTheBound) {
    std::string html;
    for (int i = 0; i < 2000; ++i) html += "<div><ul><li><table><tr><td>";
    int depth = 0;
    int deepest = 0;
    const std::string out = sanitised(html);
    for (std::size_t at = 0; (at = out.find('<', at)) != std::string::npos; ++at) {
        depth += out[at + 1] == '/' ? -1 : 1;
        deepest = std::max(deepest, depth);
    }
    EXPECT_EQ(depth, 0);
    EXPECT_LE(deepest, 32);
}

TEST(SanitiseBounds, KeepsTheWordsOfElementsNestedTooDeep) {
    std::string html;
    for (int i = 0; i < 40; ++i) html += "<blockquote>";
    EXPECT_EQ(html_to_text(sanitise(html + "One<blockquote>two</blockquote>three<p>four", std::nullopt)),
              "One two\nthree\nfour");
    EXPECT_EQ(
        html_to_text(sanitise(html + "<table><tr><td>One<td>two<tr><td>three</table>four", std::nullopt)),
        "One two three four");
}

TEST(SanitiseBounds, LeavesATableAroundAsItIsWhereAnotherIsTooDeep) {
    std::string html;
    for (int i = 0; i < 25; ++i) html += "<div>";
    const std::string out =
        sanitised(html + "<table><tr><td>a<table><tr><td>b</td></tr></table>c</td><td>d</td></tr></table>");
    EXPECT_NE(out.find("<table><tr><td>a b c</td><td>d</td></tr></table>"), std::string::npos) << out;
}

std::size_t elements_in(const std::string& html) {
    std::size_t elements = 0;
    for (std::size_t at = 0; (at = html.find('<', at)) != std::string::npos; ++at)
        elements += html[at + 1] != '/';
    return elements;
}

TEST(SanitiseBounds, WritesNoMoreElementsThanTheTextIsWorth) {
    for (const std::string_view piece : {"<b></b>", "<i>", "<br>", "<hr>", "<p></p>", "<ul><li>", "<table>",
                                         "<tr><td>", "<col>", "<a href=/x> </a>"}) {
        std::string html = "<table>";
        for (int i = 0; i < 20'000; ++i) html += piece;
        const std::string out = sanitised(html + "words");
        EXPECT_LE(elements_in(out), 4'200U) << piece;
        EXPECT_EQ(sanitised(out), out) << piece;
        EXPECT_NE(out.find("words"), std::string::npos) << piece;
    }
}

TEST(SanitiseBounds, KeepsEveryCellOfALongTableOfNumbers) {
    std::string html = "<table>";
    for (int i = 0; i < 20'000; ++i) html += "<tr><td>12</td><td>345</td></tr>";
    html += "</table>";
    EXPECT_EQ(sanitised(html), html);
}

}  // namespace
}  // namespace tidings
