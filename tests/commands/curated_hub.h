#pragma once

#include <gtest/gtest.h>

#include <filesystem>
#include <sstream>
#include <string>
#include <vector>

#include "support/driven_hub.h"
#include "support/golden.h"

namespace tidings::support {

using Words = std::vector<std::string>;

// A hub that follows one partner with two items: story 1 and 2, the older one first.
class CuratedHub : public DrivenHub {
  protected:
    void SetUp() override {
        DrivenHub::SetUp();
        partner.reply(
            "/feed",
            Reply{.body = R"(<?xml version="1.0"?><rss version="2.0"><channel><title>Leuchtturm</title>)"
                          R"(<link>https://l.example/</link><language>de</language>)" +
                          item("vermisste", "Vermisste Kinder") + item("fachtag", "Fachtag in Kassel") +
                          "</channel></rss>"});
        ASSERT_EQ(tidings({"feeds", "add", partner.url("/feed"), "--partner", "Hotline"}), 0) << err;
        ok({"subscribers", "add", "anna@reader.example", "--consent", "form", "--language", "el"});
        ok({"poll", "--now"});
    }
    static std::string item(const std::string& slug, const std::string& title) {
        return "<item><title>" + title + "</title><link>https://l.example/" + slug +
               "</link><guid>https://l.example/" + slug + "</guid><description>Ein Text der Stelle über " +
               title + ", mit vielen Worten für Eltern und Schulen.</description></item>";
    }
    void ok(const Words& arguments) { ASSERT_EQ(tidings(arguments), 0) << err; }
    std::string after(const Words& arguments) {
        EXPECT_EQ(tidings(arguments), 0) << err;
        return out;
    }
    static bool says(const std::string& text, std::string_view part) {
        return text.find(part) != std::string::npos;
    }
    std::string file(const std::string& name) const { return read_bytes(folder / "hub/public" / name); }
    // The newest mail to a reader, its bodies decoded.
    std::string mail_to(const std::string& reader) const {
        std::string newest, decoded;
        for (const auto& entry : std::filesystem::directory_iterator(folder / "hub/outbox")) {
            const std::string mail = read_bytes(entry.path());
            if (says(mail, "To: <" + reader + ">") || says(mail, "To: " + reader))
                if (entry.path().filename().string() > newest) {
                    newest = entry.path().filename().string();
                    decoded = unquoted(mail);
                }
        }
        return decoded;
    }
    // Quoted-printable (RFC 2045 section 6.7).
    static std::string unquoted(const std::string& mail) {
        std::string text;
        for (std::size_t i = 0; i < mail.size(); ++i) {
            const std::string_view next = std::string_view(mail).substr(i + 1, 2);
            if (mail[i] == '=' && next == "\r\n")
                i += 2;
            else if (mail[i] == '=' && next.find_first_not_of("0123456789ABCDEF") == next.npos) {
                text += static_cast<char>(std::stoi(std::string(next), nullptr, 16));
                i += 2;
            } else
                text += mail[i];
        }
        return text;
    }
    // The number of the story whose title says so.
    std::string story(const std::string& title) {
        std::istringstream lines(after({"stories", "list"}));
        for (std::string line; std::getline(lines, line);)
            if (says(line, title)) return line.substr(0, line.find(' '));
        return "none";
    }
    std::string seen(const std::string& id) {
        const std::string shown = after({"stories", "show", id});
        const std::size_t at = shown.find("revision ") + std::string_view("revision ").size();
        return shown.substr(at, shown.find('\n', at) - at);
    }
};

}  // namespace tidings::support
