#include <array>
#include <optional>

#include "must.h"
#include "text/charset.h"
#include "text/html_text.h"
#include "text/sanitise.h"

using namespace tidings;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string_view html = as_text(data, size);
    const std::optional<Url> base = *Url::parse("https://ngo.example/news/");
    const SafeHtml safe = sanitise(html, base);
    // Text is escaped, so these can only stand there as markup.
    constexpr auto forbidden = std::to_array<std::string_view>(
        {"<script",     "<style",      "<iframe",    "<object",        "<embed",    "<svg",
         "<math",       "<form",       "<input",     "<img",           "<!",        "<?",
         "<base",       "<link",       "<meta",      " style=\"",      " class=\"", " id=\"",
         " onclick=\"", " onerror=\"", " onload=\"", "=\"javascript:", "=\"data:"});
    for (const std::string_view word : forbidden) must(safe.html().find(word) == std::string::npos, word);
    must(sanitise(safe.html(), base) == safe, "sanitising is a fixed point");
    if (is_utf8(html)) must(is_utf8(safe.html()), "what is safe is UTF-8");
    html_to_text(html);
    html_to_mail_text(html);
    return 0;
}
