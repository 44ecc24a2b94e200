#pragma once

#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/clock.h"
#include "base/log.h"
#include "compose/imprint.h"
#include "model/digest.h"
#include "readers/wrong_addresses.h"
#include "render/templates.h"
#include "store/database.h"
#include "store/people/people.h"
#include "subscribe/links.h"
#include "web/form.h"
#include "web/rates.h"
#include "web/request.h"
#include "web/response.h"

namespace tidings::readers {

struct OfferedDigest {
    std::string slug, title;
    bool by_invitation = false;    // shown to its readers alone
    std::string description = {};  // in the hub's words; may be empty
    Rhythm rhythm = Rhythm::weekly;
    int times_a_week = 1;  // of a weekly one
};

// What the pages say of the hub and offer to its readers.
struct Settings {
    std::string hub_title, hub_url;
    Imprint imprint{};
    std::string origin;           // of desk.url, "https://hub.example.org"; empty if that is not set
    std::string language = "en";  // for readers of none of the nine
    std::vector<OfferedDigest> digests;
    std::vector<std::string> topics, kinds;  // tags that readers can choose by
    std::function<std::string(std::string_view tag, std::string_view language)> tag_label;
    // Where a digest's last issue stands on the web, if possible in that language; empty if nowhere.
    std::function<std::string(const std::string& digest, const std::string& language)> last_issue{};
};

// All that a page can touch.
struct Context {
    store::Database& db;
    const render::Templates& templates;
    const SecretKey& key;
    const Settings& settings;
    Clock clock;
    Log& log;
    web::Rates& mails;          // that forms made us queue
    web::Rates& link_requests;  // forms that ask for a reader's link, whether or not anybody has that address
    WrongAddresses& wrong_addresses;
    std::string stylesheet;
    std::function<void()> mail_waits;  // called when a mail was queued and committed
    // Keeps on the disk that a reader leaves by that link, until the database can be written to; `how` is
    // "page" or "one-click".
    std::function<void(const ReaderLink& link, std::string_view how)> leave_later;
    // Takes an address whose reader, if there is one, is to get the link to their preferences. Must return at
    // once and do the same for every address, so that the time does not tell whether it is subscribed.
    std::function<void(const EmailAddress&)> ask_for_link;
};

// A request, with what the dispatch found out.
struct Visit {
    const web::Request& request;
    web::Fields form;                       // of a POST
    std::string language;                   // one of the nine
    std::optional<ReaderLink> link{};       // that was followed, where the route wants one
    std::optional<store::Person> person{};  // whose link it is; only to leave none is needed
};

}  // namespace tidings::readers
