#include <algorithm>
#include <array>
#include <optional>

#include "html/sanitise.h"
#include "html/to_text.h"
#include "must.h"
#include "text/utf8.h"

using namespace tidings;

namespace {

constexpr auto forbidden_tags = std::to_array<std::string_view>(
    {"<script",   "<style",    "<iframe",   "<frame", "<object",    "<embed", "<svg",  "<math",
     "<form",     "<input",    "<button",   "<!",     "<?",         "<base",  "<link", "<meta",
     "<template", "<noscript", "<textarea", "<title", "<plaintext", "<xmp"});

constexpr auto forbidden_attributes = std::to_array<std::string_view>(
    {" style=\"", " class=\"", " id=\"", " name=\"", " on", " src=\"javascript:", " src=\"data:", " src=\"/",
     " src=\"mailto:", " srcset=", " target=", "href=\"javascript:", "href=\"data:", "href=\"/", "href=\"#",
     "cite=\"javascript:"});

// What stands between the quotes of attributes is text: "a title=\"…\"" is left as "a title=\"\"", but for
// addresses.
std::string without_titles(std::string_view tag) {
    std::string bare;
    bool quoted = false;
    for (const char c : tag) {
        if (c == '"') quoted = !quoted;
        bare.push_back(quoted && c == ' ' ? '_' : c);
    }
    return bare;
}

// "<" and ">" of text and of attribute values are escaped, so every tag lies between two bare ones.
void check_tags(std::string_view html) {
    for (std::size_t at = html.find('<'); at != std::string_view::npos; at = html.find('<', at + 1)) {
        const std::size_t end = html.find('>', at);
        must(end != std::string_view::npos, "every tag ends");
        const std::string tag = without_titles(html.substr(at, end - at + 1));
        must(tag.find('<', 1) == std::string::npos, "no tag begins in another");
        for (const std::string_view word : forbidden_tags) must(!tag.starts_with(word), word);
        for (const std::string_view word : forbidden_attributes)
            must(tag.find(word) == std::string::npos, word);
    }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string_view html = as_text(data, size);
    const std::optional<Url> base = *Url::parse("https://ngo.example/news/");
    const SafeHtml safe = sanitise(html, base);
    check_tags(safe.html());
    must(safe.html().find("<img") == std::string::npos, "no picture that nobody asked for");
    must(sanitise(safe.html(), base) == safe, "sanitising is a fixed point");
    const SafeHtml shown = sanitise(html, base, Pictures::shown);
    check_tags(shown.html());
    must(sanitise(shown.html(), base, Pictures::shown) == shown, "with pictures too");
    if (is_utf8(html)) must(is_utf8(safe.html()), "what is safe is UTF-8");
    html_to_text(html);
    must(html_to_text(safe) == html_to_text(safe.html()), "safe HTML says the same as any");
    must(html_to_text(shown) == html_to_text(shown.html()), "with pictures too");
    html_to_mail_text(html);
    return 0;
}
