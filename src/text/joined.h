#pragma once

#include <functional>
#include <string>
#include <string_view>

namespace tidings {

// The texts that `as_text` makes of some values, one after the other, with `between` between two of them.
template <class Values, class AsText = std::identity>
std::string joined(const Values& values, std::string_view between, AsText as_text = {}) {
    std::string all;
    bool is_first = true;
    for (const auto& value : values) {
        if (!is_first) all += between;
        is_first = false;
        all += std::invoke(as_text, value);
    }
    return all;
}

}  // namespace tidings
