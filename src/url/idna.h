#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace tidings {

// A host name in lower case with A-labels (UTS #46, non-transitional): "Bücher.example" is
// "xn--bcher-kva.example". None for what is no host name: empty labels, forbidden characters, more than 253
// bytes.
std::optional<std::string> ascii_host(std::string_view host);

}  // namespace tidings
