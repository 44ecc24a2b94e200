#include "url/key.h"

#include <algorithm>
#include <array>
#include <optional>
#include <string_view>
#include <utility>
#include <vector>

#include "text/ascii.h"
#include "url/percent.h"
#include "url/tracking.h"

namespace tidings {

namespace {

template <class Take>
void each_part(std::string_view text, char separator, const Take& take) {
    while (true) {
        const std::size_t end = text.find(separator);
        take(text.substr(0, end));
        if (end == std::string_view::npos) return;
        text.remove_prefix(end + 1);
    }
}

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

bool cut_front(std::string_view& text, std::string_view prefix) {
    if (!text.starts_with(prefix)) return false;
    text.remove_prefix(prefix.size());
    return true;
}

// "www.m.ngo.example." as "ngo.example"; never down to a bare top-level domain.
std::string_view bare_host(std::string_view host) {
    while (host.ends_with('.')) host.remove_suffix(1);
    constexpr auto prefixes = std::to_array<std::string_view>({"www.", "m.", "amp.", "mobile."});
    for (const std::string_view prefix : prefixes) {
        if (host.starts_with(prefix) && host.find('.', prefix.size()) != std::string_view::npos) {
            host.remove_prefix(prefix.size());
        }
    }
    return host;
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

// A page that only sends the reader on; the target stands in a parameter.
struct Wrapper {
    std::string_view host;
    std::string_view path;
    std::array<std::string_view, 2> parameters;
};

constexpr auto wrappers = std::to_array<Wrapper>({
    {"google.com", "/url", {"q", "url"}},
    {"google.", "/url", {"q", "url"}},
    {"l.facebook.com", "/l.php", {"u", ""}},
    {"lm.facebook.com", "/l.php", {"u", ""}},
    {"facebook.com", "/l.php", {"u", ""}},
    {"l.instagram.com", "", {"u", ""}},
    {"l.messenger.com", "/l.php", {"u", ""}},
    {"l.threads.net", "", {"u", ""}},
    {"youtube.com", "/redirect", {"q", ""}},
    {"linkedin.com", "/redir", {"url", ""}},
    {"out.reddit.com", "", {"url", ""}},
    {"t.umblr.com", "/redirect", {"z", ""}},
    {"vk.com", "/away.php", {"to", ""}},
    {"disq.us", "/url", {"url", ""}},
    {"slack-redir.net", "/link", {"url", ""}},
    {"exit.sc", "", {"url", ""}},
    {"safelinks.protection.outlook.com", "", {"url", ""}},
    {"bing.com", "/news/apiclick.aspx", {"url", ""}},
    {"duckduckgo.com", "/l/", {"uddg", ""}},
});

bool is_host(std::string_view host, std::string_view of_wrapper) {
    if (of_wrapper.ends_with('.')) return host.starts_with(of_wrapper);
    if (!host.ends_with(of_wrapper)) return false;
    return host.size() == of_wrapper.size() ||
           (of_wrapper.starts_with("safelinks.") && host[host.size() - of_wrapper.size() - 1] == '.');
}

std::optional<Url> parameter_as_url(std::string_view query, std::string_view name) {
    for (std::string_view parameter : split(query, '&')) {
        cut_front(parameter, "amp;");
        if (!cut_front(parameter, name) || !cut_front(parameter, "=")) continue;
        Result<Url> target = Url::parse(percent_decoded(parameter));
        if (target) return std::move(*target);
    }
    return std::nullopt;
}

std::optional<Url> wrapped_in_parameter(const Url& url) {
    const std::string_view host = bare_host(url.host());
    for (const Wrapper& wrapper : wrappers) {
        if (!is_host(host, wrapper.host) || !url.path().starts_with(wrapper.path)) continue;
        for (const std::string_view name : wrapper.parameters) {
            if (name.empty()) continue;
            if (std::optional<Url> target = parameter_as_url(url.query(), name)) return target;
        }
    }
    return std::nullopt;
}

// "s/ngo.example/a" as AMP caches write https://ngo.example/a.
std::optional<Url> amp_target(const Url& url, std::string_view rest) {
    const std::string scheme = cut_front(rest, "s/") ? "https://" : "http://";
    std::string target = scheme + std::string(rest);
    if (!url.query().empty()) target.append("?").append(url.query());
    Result<Url> parsed = Url::parse(target);
    if (!parsed || parsed->host().find('.') == std::string_view::npos) return std::nullopt;
    return std::move(*parsed);
}

std::optional<Url> wrapped_in_path(const Url& url) {
    const std::string_view host = bare_host(url.host());
    std::string_view path = url.path();
    const bool cache = host.ends_with(".cdn.ampproject.org") || host == "cdn.ampproject.org";
    if (cache && (cut_front(path, "/c/") || cut_front(path, "/v/") || cut_front(path, "/wp/")))
        return amp_target(url, path);
    if (is_host(host, "google.") && cut_front(path, "/amp/")) return amp_target(url, path);
    if (host == "bing-amp.com" && cut_front(path, "/c/")) return amp_target(url, path);
    return std::nullopt;
}

// Redirectors and AMP caches peeled off, a few deep at most.
Url unwrapped(Url url) {
    constexpr int deepest = 4;
    for (int depth = 0; depth < deepest; ++depth) {
        std::optional<Url> inner = wrapped_in_parameter(url);
        if (!inner) inner = wrapped_in_path(url);
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

Url without_tracking(Url url) {
    const std::string_view fragment = url.fragment();
    if (url.query().empty() && fragment.empty()) return url;
    const bool tracked_fragment = !fragment.empty() && is_tracking_parameter(fragment);
    const std::size_t page_end = find_any(url.text(), '?', '#');
    std::string text;
    text.reserve(url.text().size());
    text.append(url.text(), 0, page_end);
    bool dropped = false;
    each_part(url.query(), '&', [&](std::string_view parameter) {
        if (is_tracking_parameter(parameter)) {
            dropped = true;
        } else {
            text += text.size() == page_end ? '?' : '&';
            text += parameter;
        }
    });
    if (!dropped && !tracked_fragment) return url;

    if (text.size() == page_end + 1) text.pop_back();
    if (!fragment.empty() && !tracked_fragment) text.append("#").append(fragment);
    return Url(std::move(text));
}

bool is_home_page(const Url& url) {
    if (!query_key(url.query()).empty() || !fragment_key(url.fragment()).empty()) return false;
    const std::string path = path_key(url.path());
    return path.empty() || is_language_folder(std::string_view(path).substr(1));
}

}  // namespace tidings
