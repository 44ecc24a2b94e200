#pragma once

#include <optional>
#include <string_view>

#include "html/pictures.h"
#include "html/safe_html.h"
#include "url/url.h"

namespace tidings {

// Rebuilds untrusted HTML from an allow-list of elements and attributes; nothing of the input is copied
// unescaped. Output is balanced and contained (no stray end tag or table part can close what surrounds it),
// links are absolute http, https or mailto without tracking parameters, pictures become their alternative
// text unless they are to be shown. sanitise(sanitise(x)) == sanitise(x). Linear time, no recursion. Relative
// links need `base`; without one they are dropped.
SafeHtml sanitise(std::string_view html, const std::optional<Url>& base,
                  Pictures pictures = Pictures::as_text);

}  // namespace tidings
