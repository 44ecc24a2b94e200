// Takes a feed of ten items, hurts one of them in each way that we know of, and looks for the other nine.
#include <gtest/gtest.h>

#include <algorithm>
#include <string>
#include <vector>

#include "parse/feed_text.h"

namespace tidings {
namespace {

constexpr int count = 10;

std::string link_of(int i) { return "https://ngo.example/" + std::to_string(i); }
std::string words_of(int i) { return "<p>Text " + std::to_string(i) + " with <a href=\"x\">a link</a></p>"; }

std::string rss_item(int i) {
    const std::string n = std::to_string(i);
    return "<item>\n<title>Report " + n + "</title>\n<link>" + link_of(i) + "</link>\n<guid>" + link_of(i) +
           "</guid>\n<category domain=\"words\">one</category>\n<description>&lt;p&gt;Text " + n +
           " with &lt;a href=\"x\"&gt;a link&lt;/a&gt;&lt;/p&gt;</description>\n<content:encoded><![CDATA[" +
           words_of(i) + "]]></content:encoded>\n</item>\n";
}

std::string atom_entry(int i) {
    const std::string n = std::to_string(i);
    return "<entry>\n<title>Report " + n + "</title>\n<id>" + link_of(i) + "</id>\n<link href=\"" +
           link_of(i) + "\"/>\n<category term=\"one\"/>\n<summary>Text " + n +
           "</summary>\n<content type=\"html\"><![CDATA[" + words_of(i) + "]]></content>\n</entry>\n";
}

struct Feed {
    std::string before, behind;
    std::vector<std::string> items;

    std::string text() const {
        std::string all = before;
        for (const std::string& item : items) all += item;
        return all + behind;
    }
};

Feed rss_feed() {
    Feed feed{
        "<?xml version=\"1.0\"?>\n<rss version=\"2.0\" "
        "xmlns:content=\"http://purl.org/rss/1.0/modules/content/\">\n"
        "<channel>\n<title>News</title>\n<link>https://ngo.example/</link>\n",
        "</channel>\n</rss>\n",
        {}};
    for (int i = 0; i < count; ++i) feed.items.push_back(rss_item(i));
    return feed;
}

Feed atom_feed() {
    Feed feed{"<?xml version=\"1.0\"?>\n<feed xmlns=\"http://www.w3.org/2005/Atom\">\n<title>News</title>\n",
              "</feed>\n",
              {}};
    for (int i = 0; i < count; ++i) feed.items.push_back(atom_entry(i));
    return feed;
}

struct Damage {
    std::string name;
    std::string find, replace;  // in one item; every place where `find` stands is tried
};

const std::vector<Damage>& kinds() {
    static const std::vector<Damage> all{
        {"a missing title end", "</title>", ""},
        {"a missing link end", "</link>", ""},
        {"a missing id end", "</guid>", ""},
        {"a missing description end", "</description>", ""},
        {"a missing content end", "</content>", ""},
        {"a missing encoded end", "</content:encoded>", ""},
        {"a missing summary end", "</summary>", ""},
        {"a missing item end", "</item>", ""},
        {"a missing entry end", "</entry>", ""},
        {"a lost CDATA end", "]]>", ""},
        {"a lost CDATA begin", "<![CDATA[", ""},
        {"a CDATA end inside", "Text", "Te]]>xt"},
        {"a CDATA begin inside", "Text", "Te<![CDATA[xt"},
        {"a bare ampersand", "Report", "A & B &c; &"},
        {"a bare less-than", "Report", "a < b <3 <"},
        {"void tags", "Text", "Te<br>xt<hr><img src=a.png>"},
        {"open tags", "Text", "Te<p>x<b>t"},
        {"stray end tags", "Text", "Te</p></div></span>xt"},
        {"stray end tags of the feed", "Report", "Re</link></description>port"},
        {"tags that end in another case", "Text", "<B>Te</b>xt"},
        {"overlapping tags", "Text", "<b><i>Te</b>xt</i>"},
        {"an unknown element that never ends", "<title>", "<x:open><title>"},
        {"an unknown end tag", "<title>", "</x:open><title>"},
        {"an unquoted attribute", "Report", "<a href=http://x.example/?a=1&b=2>Report</a>"},
        {"a lost closing quote", "Report", "<a href=\"x>Report</a> <b class=\"y\">z</b>"},
        {"a lost quote of the feed", "\"words\"", "\"words"},
        {"a lost quote of Atom", "\"one\"", "\"one"},
        {"a control character", "Report", "Re\x01\x0bport"},
        {"a NUL", "Text", std::string("Te\0xt", 5)},
        {"a windows-1252 byte", "Report", "R\xe9port"},
        {"cut-off UTF-8", "Text", "Te\xe2\x80xt"},
        {"HTML entities", "Report", "R&eacute;port&nbsp;&bogus;"},
        {"a reference to nothing", "Report", "&#0;&#xFFFF;&#99999999;"},
        {"an open comment", "Text", "Te<!-- xt"},
        {"a processing instruction", "Text", "Te<?php echo ?>xt"},
        {"an open instruction", "Text", "Te<? xt"},
        {"a broken start tag", "<title>", "<title"},
        {"a broken end tag", "</title>", "</title"},
        {"a missing start tag", "<title>", ""},
        {"upper-case end tags", "</title>", "</TITLE>"},
        {"text between elements", "<title>", " a & b < c <title>"},
        {"a DOCTYPE inside", "<title>", "<!DOCTYPE html><title>"},
        {"HTML's head inside", "Text", "<html><head><title>x</title></head><body>Text</body></html>"},
        {"a stray item end", "<title>", "</item></entry><title>"},
        {"a stray channel end", "<title>", "</channel></feed><title>"},
    };
    return all;
}

void expect_whole(const std::string& text, int hurt, const std::string& name) {
    const Result<ParsedFeed> feed = parse_feed(document(text));
    ASSERT_TRUE(feed) << name;
    for (int i = 0; i < count; ++i) {
        if (i == hurt) continue;
        const auto is_it = [&](const ParsedItem& item) {
            return item.guid == link_of(i) && item.title.value == "Report " + std::to_string(i) &&
                   item.content.value == words_of(i) && item.links.size() == 1 &&
                   item.links[0].href == link_of(i);
        };
        EXPECT_EQ(std::ranges::count_if(feed->items, is_it), 1)
            << name << ", item " << hurt << ": item " << i << "\n"
            << text;
    }
}

void hurt_everywhere(const Feed& feed, const Damage& damage, int item) {
    const std::string whole = feed.items.at(static_cast<std::size_t>(item));
    for (std::size_t at = whole.find(damage.find); at != std::string::npos;
         at = whole.find(damage.find, at + 1)) {
        Feed hurt = feed;
        hurt.items[static_cast<std::size_t>(item)].replace(at, damage.find.size(), damage.replace);
        expect_whole(hurt.text(), item, damage.name);
    }
}

TEST(Damage, ToOneItemOfAnRssFeedLeavesTheOtherItemsWhole) {
    for (const Damage& damage : kinds())
        for (const int item : {0, 4, count - 1}) hurt_everywhere(rss_feed(), damage, item);
}

TEST(Damage, ToOneItemOfAnAtomFeedLeavesTheOtherItemsWhole) {
    for (const Damage& damage : kinds())
        for (const int item : {0, 4, count - 1}) hurt_everywhere(atom_feed(), damage, item);
}

TEST(Damage, AroundTheFeedLeavesAllItemsWhole) {
    for (const Feed& feed : {rss_feed(), atom_feed()}) {
        const std::string text = feed.text();
        for (const std::string_view before :
             {"\n\n ", "<br />\n<b>Warning</b>: x in <b>/a.php</b>\n", "\xEF\xBB\xBF\xEF\xBB\xBF",
              "<!-- cached -->", "HTTP/1.1 200 OK\r\n\r\n", "<!DOCTYPE html>"})
            expect_whole(std::string(before) + text, -1, "before: " + std::string(before));
        for (const std::string_view behind :
             {"<script>a<b</script>", "<!-- x -- y -->", "done & <br>", "<!--"})
            expect_whole(text + std::string(behind), -1, "behind: " + std::string(behind));
    }
}

TEST(Damage, ToTheDeclarationLeavesAllItemsWhole) {
    for (const std::string_view declaration : {"<?xml version=\"1.0\">", "<?xml version=\"1.0\" ",
                                               "<?xml version=1.0?>", "<?XML version='1.0'?>", "<?xml?>"}) {
        Feed feed = rss_feed();
        feed.before.replace(0, feed.before.find('\n'), declaration);
        feed.items[4].insert(feed.items[4].find("Text"), "<?php echo 1; ?>");
        expect_whole(feed.text(), 4, std::string(declaration));
    }
}

TEST(Damage, ToTheEndOfTheFeedIsNotMendedWithTheEndOfALongerName) {
    Feed feed = atom_feed();
    feed.items[4].insert(feed.items[4].find("<summary>"), "<feedburner:origLink>x</feedburner:origLink>");
    feed.behind.clear();
    expect_whole(feed.text(), 4, "no end, but one of a longer name");
}

// Cuts the feed at every place: the items before the one that is cut are whole, and there is none that is
// none.
TEST(Damage, CuttingTheFeedOffAnywhereLeavesTheItemsBeforeIt) {
    for (const Feed& feed : {rss_feed(), atom_feed()}) {
        std::size_t whole_items = 0;
        std::size_t next = feed.before.size() + feed.items[0].size();
        const std::string text = feed.text();
        for (std::size_t at = feed.before.size(); at < text.size(); at += 7) {
            while (whole_items < count && at >= next - 1)
                next += ++whole_items < count ? feed.items[whole_items].size() : 0;
            const Result<ParsedFeed> cut = parse_feed(document(text.substr(0, at)));
            ASSERT_TRUE(cut) << at;
            ASSERT_GE(cut->items.size(), whole_items) << text.substr(0, at);
            for (std::size_t i = 0; i < cut->items.size(); ++i) {
                const std::string& id = cut->items[i].guid;
                EXPECT_TRUE(id.empty() || id == link_of(static_cast<int>(i))) << id << " cut at " << at;
            }
        }
    }
}

}  // namespace
}  // namespace tidings
