#pragma once

#include <string_view>
#include <utility>
#include <vector>

#include "html/tokenizer.h"

namespace tidings {

// The operators that MathML draws and its text content lacks: without them one half reads "12", and x squared
// "x2".
class MathSigns {
  public:
    // The operator to write before the element that `tag`, inside <math>, begins; empty for none.
    std::string_view before(const HtmlToken& tag) {
        constexpr std::size_t deepest = 64;
        if (tag.kind == HtmlToken::Kind::end_tag) {
            if (!open_.empty()) open_.pop_back();
            return {};
        }
        std::string_view sign;
        if (!open_.empty() && open_.back().second++ == 1) sign = open_.back().first;
        if (!tag.self_closing && open_.size() < deepest) open_.emplace_back(sign_of(tag.name), 0);
        return sign;
    }

    void leave() { open_.clear(); }

  private:
    static std::string_view sign_of(std::string_view element) {
        if (element == "mfrac") return "/";
        if (element == "msup") return "^";
        return element == "msub" ? "_" : std::string_view();
    }

    std::vector<std::pair<std::string_view, int>> open_;  // its sign, and how many children it had
};

}  // namespace tidings
