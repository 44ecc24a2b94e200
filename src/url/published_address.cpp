#include "url/published_address.h"

#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include "text/ascii.h"
#include "url/parts.h"
#include "url/redirectors.h"
#include "url/tracking.h"

namespace tidings {

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

Url published_address(Url url) {
    constexpr int deepest = 8;
    Url first = without_tracking(std::move(url));
    std::optional<Url> target = redirected_to(first, Redirectors::all);
    if (!target) return first;
    for (int depth = 0; depth < deepest; ++depth) {
        Url page = without_tracking(*std::move(target));
        target = redirected_to(page, Redirectors::all);
        if (!target) return page;
    }
    return first;
}

}  // namespace tidings
