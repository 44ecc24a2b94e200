#include "html/beacons.h"

#include <algorithm>
#include <array>
#include <string>

#include "html/entities.h"
#include "text/ascii.h"
#include "url/url.h"

namespace tidings {
namespace {

constexpr std::size_t longest_address = 8192;

// Parts of the addresses of those who count.
constexpr auto counters = std::to_array<std::string_view>({
    "/b.gif?",
    "/track/open",
    "/wf/open",
    "/~r/",
    ".2o7.net/",
    ".met.vgwort.de/",
    ".omtrdc.net/",
    "bat.bing.com",
    "counter.theconversation.com",
    "doubleclick.net",
    "facebook.com/tr",
    "feedblitz.com/~/i/",
    "feeds.wordpress.com",
    "feedsportal.com",
    "google-analytics.com",
    "googletagmanager.com",
    "ioam.de/",
    "matomo.php",
    "pi.feedsportal",
    "piwik.php",
    "pixel.",
    "px.ads.linkedin.com",
    "scorecardresearch.com",
    "statcounter.com",
    "stats.wordpress.com",
    "stats.wp.com",
    "track.hubspot.com",
    "xiti.com",
});

// What pictures are called that show nothing, without the ending.
constexpr auto empty_pictures = std::to_array<std::string_view>({
    "1x1",
    "__ptq",
    "beacon",
    "blank",
    "clear",
    "count",
    "counter",
    "open",
    "pixel",
    "shim",
    "spacer",
    "track",
    "tracker",
    "tracking",
    "trans",
    "transparent",
});

constexpr auto endings_of_empty_pictures = std::to_array<std::string_view>({".gif", ".png"});

// A number of pixels as HTML reads it ("01", "1px", "1.0"): 1 or 0.
bool is_tiny(std::string_view number) {
    while (!number.empty() && static_cast<unsigned char>(number.front()) <= ' ') number.remove_prefix(1);
    number = number.substr(0, number.find_first_not_of("0123456789"));
    if (number.empty()) return false;
    number.remove_prefix(std::min(number.find_first_not_of('0'), number.size()));
    return number.empty() || number == "1";
}

// "1px", "0", "0.0em"
bool is_tiny_length(std::string_view value) {
    const std::size_t unit = std::min(value.find_first_not_of("0123456789."), value.size());
    const bool is_nothing = value.substr(0, unit).find_first_of("123456789") == std::string_view::npos;
    return unit > 0 && (is_nothing || (is_tiny(value) && value.substr(unit).starts_with("px")));
}

bool hides(std::string_view property, std::string_view value) {
    if (property == "display") return value.starts_with("none");
    if (property == "visibility") return value.starts_with("hidden") || value.starts_with("collapse");
    if (property == "opacity") return is_tiny_length(value) && !value.starts_with('1');
    return (property == "width" || property == "height" || property == "max-width" ||
            property == "max-height") &&
           is_tiny_length(value);
}

bool is_hidden(std::string_view style) {
    std::string rules = lower_ascii(decode_attribute(style));
    std::erase_if(rules, [](char c) { return static_cast<unsigned char>(c) <= ' '; });
    for (std::string_view rest = rules; !rest.empty();) {
        const std::string_view rule = rest.substr(0, rest.find(';'));
        const std::size_t colon =
            std::min(rule.find(':'), rule.size() - std::min<std::size_t>(1, rule.size()));
        if (!rule.empty() && hides(rule.substr(0, colon), rule.substr(colon + 1))) return true;
        rest.remove_prefix(std::min(rule.size() + 1, rest.size()));
    }
    return false;
}

bool shows_nothing(std::string_view file_name) {
    const auto is_ending = [&](std::string_view ending) { return file_name.ends_with(ending); };
    if (!std::ranges::any_of(endings_of_empty_pictures, is_ending)) return false;
    file_name.remove_suffix(4);
    return std::ranges::find(empty_pictures, file_name) != empty_pictures.end();
}

}  // namespace

bool is_address_of_beacon(std::string_view address) {
    const std::string lower = lower_ascii(address);
    const auto is_in = [&](std::string_view counter) { return lower.find(counter) != std::string::npos; };
    if (std::ranges::any_of(counters, is_in)) return true;
    const std::string_view page =
        std::string_view(lower).substr(0, find_any(std::string_view(lower), '?', '#'));
    return shows_nothing(page.substr(page.rfind('/') + 1));
}

bool is_beacon(const HtmlToken& picture) {
    static const Url somewhere = *Url::parse("https://relative.invalid/");
    const auto value = [&](std::string_view name) {
        return decode_attribute(attribute_value(picture, name));
    };
    if (is_tiny(value("width")) || is_tiny(value("height")) || has_attribute(picture, "hidden") ||
        is_hidden(attribute_value(picture, "style")))
        return true;
    // As a browser reads it, since an address can be spelt in many ways.
    const std::string source = value("src");
    const Result<Url> url =
        source.size() > longest_address ? Url::parse("") : Url::resolve(somewhere, source);
    return is_address_of_beacon(url ? url->text() : source);
}

}  // namespace tidings
