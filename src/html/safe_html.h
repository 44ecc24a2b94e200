#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include "html/pictures.h"

namespace tidings {

class Url;

// HTML that has been through the sanitiser: well-formed, balanced, only allowed elements and attributes,
// absolute links. A non-empty one comes only from sanitise() or, out of our own database, from
// trusted_from_store().
class SafeHtml {
  public:
    SafeHtml() = default;

    // For store/ alone (a test greps): html that sanitise() made before it was stored.
    static SafeHtml trusted_from_store(std::string html) { return SafeHtml(std::move(html)); }

    const std::string& html() const { return html_; }
    bool empty() const { return html_.empty(); }
    bool operator==(const SafeHtml&) const = default;

  private:
    friend SafeHtml sanitise(std::string_view html, const std::optional<Url>& base, Pictures pictures);
    explicit SafeHtml(std::string html) : html_(std::move(html)) {}

    std::string html_;
};

}  // namespace tidings
