#include "url/redirectors.h"

#include <algorithm>
#include <array>
#include <string>
#include <string_view>
#include <utility>

#include "text/ascii.h"
#include "text/base64.h"
#include "url/host.h"
#include "url/parts.h"
#include "url/percent.h"

namespace tidings {
namespace {

// How a parameter writes the target, beside percent-encoding.
enum class Writing { plain, bing, proofpoint, disqus };

// A page that only sends the reader on; the target stands in one of its parameters.
struct Redirector {
    std::string_view host;  // as listed_name says it
    std::string_view path;  // and what is beneath it; empty for any
    std::array<std::string_view, 2> parameters;
    Redirectors since = Redirectors::of_keys;
    Writing writing = Writing::plain;
};

constexpr auto redirectors = std::to_array<Redirector>({
    {"bing.com", "/news/apiclick.aspx", {"url", ""}},
    {"bing.com", "/ck/a", {"u", ""}, Redirectors::all, Writing::bing},
    {"disq.us", "/url", {"url", ""}, Redirectors::all, Writing::disqus},
    {"disq.us", "/url", {"url", ""}},
    {"duckduckgo.com", "/l", {"uddg", ""}},
    {"exit.sc", "", {"url", ""}},
    {"facebook.com", "/l.php", {"u", ""}},
    {"gate.sc", "", {"url", ""}, Redirectors::all},
    {"google.", "/url", {"q", "url"}},
    {"googleadservices.com", "/pagead/aclk", {"adurl", ""}, Redirectors::all},
    {"l.facebook.com", "/l.php", {"u", ""}},
    {"l.instagram.com", "", {"u", ""}},
    {"l.messenger.com", "/l.php", {"u", ""}},
    {"l.threads.com", "", {"u", ""}, Redirectors::all},
    {"l.threads.net", "", {"u", ""}},
    {"l.wl.co", "/l", {"u", ""}, Redirectors::all},
    {"linkedin.com", "/redir/redirect", {"url", ""}},
    {"linkedin.com", "/safety/go", {"url", ""}, Redirectors::all},
    {"linkprotect.cudasvc.com", "/url", {"a", ""}, Redirectors::all},
    {"lm.facebook.com", "/l.php", {"u", ""}},
    {"news.google.", "/news/url", {"url", ""}, Redirectors::all},
    {"out.reddit.com", "", {"url", ""}},
    {"safelinks.protection.office365.us", "", {"url", ""}, Redirectors::all},
    {"safelinks.protection.outlook.com", "", {"url", ""}},
    {"slack-redir.net", "/link", {"url", ""}},
    {"t.umblr.com", "/redirect", {"z", ""}},
    {"urldefense.com", "/v1/url", {"u", ""}, Redirectors::all},
    {"urldefense.com", "/v2/url", {"u", ""}, Redirectors::all, Writing::proofpoint},
    {"urldefense.proofpoint.com", "/v1/url", {"u", ""}, Redirectors::all},
    {"urldefense.proofpoint.com", "/v2/url", {"u", ""}, Redirectors::all, Writing::proofpoint},
    {"vk.com", "/away.php", {"to", ""}},
    {"youtube.com", "/redirect", {"q", ""}},
});
static_assert(std::ranges::is_sorted(redirectors, {}, &Redirector::host));

// A service that counts downloads: "/PATH", then so many names of the customer, then the file's address
// without its scheme.
struct DownloadCounter {
    std::string_view host, path;
    int names = 0;
};

constexpr auto download_counters = std::to_array<DownloadCounter>({
    {"arttrk.com", "/p/", 1},
    {"chrt.fm", "/track/", 1},
    {"chtbl.com", "/track/", 1},
    {"claritaspod.com", "/measure/", 0},
    {"dts.podtrac.com", "/redirect.m4a/", 0},
    {"dts.podtrac.com", "/redirect.mp3/", 0},
    {"mgln.ai", "/e/", 1},
    {"op3.dev", "/e/", 0},
    {"pdst.fm", "/e/", 0},
    {"podtrac.com", "/pts/redirect.m4a/", 0},
    {"podtrac.com", "/pts/redirect.mp3/", 0},
    {"prfx.byspotify.com", "/e/", 0},
    {"pscrb.fm", "/rss/p/", 0},
    {"verifi.podscribe.com", "/rss/p/", 0},
});

// "com", "de", "co.uk", "com.br": what may follow behind "google.".
bool is_country(std::string_view top) {
    if (cut_front(top, "co.") || cut_front(top, "com.")) return top.size() == 2;
    return top == "com" || top == "cat" || (top.size() == 2 && std::ranges::all_of(top, is_letter));
}

bool is_google(std::string_view host) { return cut_front(host, "google.") && is_country(host); }

// What `host`, already bare, is called in the list: "google." in whatever country, SafeLinks for each of its
// regions ("eur02.safelinks.protection.outlook.com").
std::string_view listed_name(std::string_view host) {
    std::string_view rest = host;
    if (is_google(rest)) return "google.";
    if (cut_front(rest, "news.") && is_google(rest)) return "news.google.";
    const std::size_t region = host.find(".safelinks.protection.");
    return region == std::string_view::npos ? host : host.substr(region + 1);
}

bool is_beneath(std::string_view path, std::string_view of_redirector) {
    return cut_front(path, of_redirector) && (of_redirector.empty() || path.empty() || path.front() == '/');
}

// An address with a host name that is public, not that of a machine within some network.
bool is_public(const Url& url) {
    const std::string_view host = url.host();
    const std::size_t dot = host.rfind('.');
    return dot != std::string_view::npos && dot + 1 < host.size() && is_letter(host[dot + 1]);
}

std::optional<Url> public_url(std::string_view text) {
    Result<Url> url = Url::parse(text);
    if (!url || !is_public(*url)) return std::nullopt;
    return std::move(*url);
}

// "u=a1aHR0cHM6…": two characters that say how, then base64url.
std::string written_by_bing(std::string_view value) {
    if (!cut_front(value, "a1")) return {};
    return from_base64(value).value_or(std::string());
}

// "https-3A__ngo.example_a-3Fid-3D7"
std::string written_by_proofpoint(std::string_view value) {
    std::string escaped(value);
    std::ranges::replace(escaped, '-', '%');
    std::ranges::replace(escaped, '_', '/');
    return percent_decoded(escaped);
}

// The target, a colon and a signature.
std::string written_by_disqus(std::string_view value) {
    const std::string decoded = percent_decoded(value);
    const std::size_t colon = decoded.rfind(':');
    const bool is_signed =
        colon != std::string::npos && colon > 6 && decoded.find('/', colon) == decoded.npos;
    return is_signed ? decoded.substr(0, colon) : decoded;
}

std::string read_target(std::string_view value, Writing writing) {
    switch (writing) {
        case Writing::bing:
            return written_by_bing(value);
        case Writing::proofpoint:
            return written_by_proofpoint(value);
        case Writing::disqus:
            return written_by_disqus(value);
        case Writing::plain:
            break;
    }
    return percent_decoded(value);
}

std::optional<Url> target_in(std::string_view query, std::string_view name, Writing writing) {
    std::optional<Url> target;
    each_part(query, '&', [&](std::string_view parameter) {
        cut_front(parameter, "amp;");
        if (target || !cut_front(parameter, name) || !cut_front(parameter, "=")) return;
        target = public_url(read_target(parameter, writing));
    });
    return target;
}

std::optional<Url> target_in_parameter(const Url& url, std::string_view host, Redirectors which) {
    if (url.query().empty()) return std::nullopt;
    // Not ranges::equal_range: clang 14, which builds the fuzz targets, does not compile its subrange.
    const std::string_view name_of_host = listed_name(host);
    for (auto entry = std::ranges::lower_bound(redirectors, name_of_host, {}, &Redirector::host);
         entry != std::end(redirectors) && entry->host == name_of_host; ++entry) {
        const Redirector& redirector = *entry;
        const bool counts = which == Redirectors::all || redirector.since == Redirectors::of_keys;
        if (!counts || !is_beneath(url.path(), redirector.path)) continue;
        for (const std::string_view name : redirector.parameters) {
            if (name.empty()) continue;
            if (auto target = target_in(url.query(), name, redirector.writing)) return target;
        }
    }
    return std::nullopt;
}

// "s/ngo.example/a" as AMP caches write https://ngo.example/a.
std::optional<Url> amp_target(const Url& url, std::string_view rest) {
    const std::string scheme = cut_front(rest, "s/") ? "https://" : "http://";
    std::string target = scheme + std::string(rest);
    if (!url.query().empty()) target.append("?").append(url.query());
    return public_url(target);
}

std::optional<Url> target_of_amp_cache(const Url& url, std::string_view host) {
    const bool cache = host.ends_with(".cdn.ampproject.org") || host == "cdn.ampproject.org";
    const bool google = is_google(host), bing = host == "bing-amp.com";
    if (!cache && !google && !bing) return std::nullopt;
    std::string_view path = url.path();
    if (cache && (cut_front(path, "/c/") || cut_front(path, "/v/") || cut_front(path, "/wp/")))
        return amp_target(url, path);
    if (google && cut_front(path, "/amp/")) return amp_target(url, path);
    if (bing && cut_front(path, "/c/")) return amp_target(url, path);
    return std::nullopt;
}

// ".../RU=https%3a%2f%2fngo.example%2f/RK=2/..."
std::optional<Url> target_of_yahoo(const Url& url) {
    std::string_view path = url.path();
    const std::size_t begin = path.find("/RU=");
    if (begin == std::string_view::npos) return std::nullopt;
    path.remove_prefix(begin + 4);
    return public_url(percent_decoded(path.substr(0, path.find('/'))));
}

// "/v3/__https://ngo.example/a*b__;Iw!!…": each "*" is a character of the base64 behind "__;". Runs ("**")
// are written in a way of their own and stay as they are.
std::optional<Url> target_of_proofpoint(const Url& url) {
    std::string_view text = url.text();
    text.remove_prefix(url.origin().size());
    if (!cut_front(text, "/v3/__")) return std::nullopt;
    const std::size_t end = text.rfind("__;");
    if (end == std::string_view::npos) return std::nullopt;
    const std::string_view behind = text.substr(end + 3);
    const std::optional<std::string> letters = from_base64(behind.substr(0, behind.find('!')));
    std::string target;
    std::size_t next = 0;
    for (const char c : text.substr(0, end)) {
        if (c != '*') {
            target += c;
            continue;
        }
        if (!letters || next == letters->size() || static_cast<unsigned char>((*letters)[next]) >= 0x80)
            return std::nullopt;
        target += (*letters)[next++];
    }
    if (letters && next != letters->size()) return std::nullopt;
    return public_url(target);
}

std::optional<Url> target_of_counter(const Url& url, std::string_view host) {
    for (const DownloadCounter& counter : download_counters) {
        if (host != counter.host) continue;
        std::string_view rest = url.path();
        if (!cut_front(rest, counter.path)) continue;
        for (int name = 0; name < counter.names; ++name)
            rest.remove_prefix(std::min(rest.find('/'), rest.size() - 1) + 1);
        const std::size_t slash = rest.find('/');
        if (slash == std::string_view::npos || rest.substr(0, slash).find(':') != std::string_view::npos)
            return std::nullopt;
        std::string target = "https://" + std::string(rest);
        if (!url.query().empty()) target.append("?").append(url.query());
        return public_url(target);
    }
    return std::nullopt;
}

}  // namespace

std::optional<Url> redirected_to(const Url& url, Redirectors which) {
    const std::string_view host = bare_host(url.host());
    std::optional<Url> target = target_in_parameter(url, host, which);
    if (!target) target = target_of_amp_cache(url, host);
    if (target || which == Redirectors::of_keys) return target;
    if (host == "r.search.yahoo.com" || host.ends_with(".r.search.yahoo.com")) return target_of_yahoo(url);
    if (host == "urldefense.com") return target_of_proofpoint(url);
    return target_of_counter(url, host);
}

}  // namespace tidings
