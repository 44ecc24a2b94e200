#include "url/key.h"

#include <algorithm>
#include <array>
#include <optional>
#include <string_view>
#include <utility>
#include <vector>

#include "text/ascii.h"
#include "url/host.h"
#include "url/parts.h"
#include "url/percent.h"
#include "url/redirectors.h"
#include "url/tracking.h"

namespace tidings {

namespace {

std::vector<std::string_view> split(std::string_view text, char separator) {
    std::vector<std::string_view> parts;
    each_part(text, separator, [&](std::string_view part) { parts.push_back(part); });
    return parts;
}

// Decodes what means the same encoded or not; what separates ("%2F", "%26", "%3D" …) stays, and so do other
// bytes.
std::string evenly_encoded(std::string_view text) {
    constexpr std::string_view same_both_ways = "-._~!$'()*,:@";
    std::string even;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const char c = is_escape(text, i) ? escaped_byte(text, i) : text[i];
        const bool same = is_letter(c) || is_digit(c) || same_both_ways.find(c) != std::string_view::npos;
        even.push_back(same ? c : text[i]);
        if (same && is_escape(text, i)) i += 2;
    }
    return even;
}

bool is_index_page(std::string_view name) {
    constexpr auto pages = std::to_array<std::string_view>(
        {"index.html", "index.htm", "index.php", "index.shtml", "index.asp", "index.aspx", "index.jsp",
         "default.asp", "default.aspx", "default.htm", "default.html"});
    return std::ranges::any_of(pages, [&](std::string_view page) { return equal_ignoring_case(name, page); });
}

bool is_amp_page(std::string_view name) { return name == "amp" || name == "amp.html"; }

// "/a//b/amp/" as "/a/b". The front page is "".
std::string path_key(std::string_view path) {
    const std::size_t session = path.find(";jsessionid=");
    std::vector<std::string_view> segments = split(path.substr(0, session), '/');
    std::erase(segments, std::string_view());
    if (segments.size() > 1 && is_amp_page(segments.back())) segments.pop_back();
    if (segments.size() > 1 && segments.front() == "amp") segments.erase(segments.begin());
    if (!segments.empty() && is_index_page(segments.back())) segments.pop_back();
    std::string key;
    for (const std::string_view segment : segments) {
        key.push_back('/');
        key += evenly_encoded(segment);
    }
    if (key.ends_with(".amp.html")) key.erase(key.size() - 9, 4);
    if (key.ends_with(".amp")) key.resize(key.size() - 4);
    return key;
}

// Parameters that choose how a page is shown, not which.
bool only_changes_the_view(std::string_view parameter) {
    constexpr auto views = std::to_array<std::string_view>(
        {"amp", "amp=1", "amp=true", "amp=amp", "outputtype=amp", "output=amp", "noamp=mobile", "nonamp=1",
         "mobile=1", "m=1", "print=1", "print=true", "print=print", "format=amp"});
    return std::ranges::any_of(views,
                               [&](std::string_view view) { return equal_ignoring_case(parameter, view); });
}

// Sorted, without tracking and without parameters that have no value. A name alone ("?4711") may well be the
// page.
std::string query_key(std::string_view query) {
    std::vector<std::string> parameters;
    for (std::string_view parameter : split(query, '&')) {
        cut_front(parameter, "amp;");
        if (parameter.empty() || parameter.front() == '=' || parameter.ends_with('=')) continue;
        if (may_be_tracking_parameter(parameter) || only_changes_the_view(parameter)) continue;
        std::string even;
        for (const char c : evenly_encoded(parameter)) {
            if (c == '+') {
                even += "%20";
            } else {
                even.push_back(c);
            }
        }
        parameters.push_back(std::move(even));
    }
    std::ranges::sort(parameters);
    std::string key;
    for (const std::string& parameter : parameters) {
        key.push_back(key.empty() ? '?' : '&');
        key += parameter;
    }
    return key;
}

std::string fragment_key(std::string_view fragment) {
    if (!fragment.starts_with('!') && !fragment.starts_with('/')) return {};
    return "#" + evenly_encoded(fragment);
}

// Redirectors and AMP caches peeled off, a few deep at most.
Url unwrapped(Url url) {
    constexpr int deepest = 4;
    for (int depth = 0; depth < deepest; ++depth) {
        std::optional<Url> inner = redirected_to(url, Redirectors::of_keys);
        if (!inner) break;
        url = std::move(*inner);
    }
    return url;
}

// youtu.be/ID and youtube.com/watch?v=ID are one video.
std::optional<std::string> video_key(const Url& url) {
    const std::string_view host = bare_host(url.host());
    std::string_view path = url.path();
    std::string_view id;
    if (host == "youtu.be") {
        id = path.substr(1);
    } else if (host == "youtube.com" || host == "youtube-nocookie.com") {
        if (cut_front(path, "/embed/") || cut_front(path, "/shorts/") || cut_front(path, "/live/")) id = path;
    }
    id = id.substr(0, id.find('/'));
    if (id.size() != 11) return std::nullopt;
    return "youtube.com/watch?v=" + std::string(id);
}

bool is_language_folder(std::string_view segment) {
    if (segment.size() == 2) return is_letter(segment[0]) && is_letter(segment[1]);
    return segment.size() == 5 && (segment[2] == '-' || segment[2] == '_') &&
           is_language_folder(segment.substr(0, 2)) && is_language_folder(segment.substr(3));
}

}  // namespace

std::string url_key(const Url& given) {
    const Url url = unwrapped(given);
    if (std::optional<std::string> video = video_key(url)) return *video;
    std::string key(bare_host(url.host()));
    if (!url.port().empty()) key.append(":").append(url.port());
    key += path_key(url.path());
    key += query_key(url.query());
    key += fragment_key(url.fragment());
    return key;
}

bool is_home_page(const Url& url) {
    if (!query_key(url.query()).empty() || !fragment_key(url.fragment()).empty()) return false;
    const std::string path = path_key(url.path());
    return path.empty() || is_language_folder(std::string_view(path).substr(1));
}

}  // namespace tidings
