// The first line is a base, the rest a reference.
#include <algorithm>

#include "must.h"
#include "text/ascii.h"
#include "url/key.h"
#include "url/published_address.h"

using namespace tidings;

namespace {

bool is_rfc3986(char c) {
    return is_letter(c) || is_digit(c) ||
           std::string_view("-._~:/?#[]@!$&'()*+,;=%").find(c) != std::string_view::npos;
}

void check(const Url& url) {
    must(std::ranges::all_of(url.text(), is_rfc3986), "an address has only characters of RFC 3986");
    must(url.scheme() == "http" || url.scheme() == "https", "the scheme is http or https");
    must(!url.host().empty(), "there is a host");
    must(url.path().starts_with('/'), "the path begins with a slash");
    const Result<Url> again = Url::parse(url.text());
    must(again && *again == url, "parsing is a fixed point");
    const Url untracked = without_tracking(url);
    must(without_tracking(untracked) == untracked, "cutting tracking is a fixed point");
    must(url_key(untracked) == url_key(url), "tracking does not change the key");
    const Url published = published_address(url);
    must(published_address(published) == published, "what is published is a fixed point");
    is_home_page(url);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string_view text = as_text(data, size);
    const std::size_t line = std::min(text.find('\n'), text.size());
    const Result<Url> base = Url::parse(text.substr(0, line));
    if (!base) return 0;
    check(*base);
    const Result<Url> resolved = Url::resolve(*base, text.substr(std::min(line + 1, text.size())));
    if (resolved) check(*resolved);
    return 0;
}
