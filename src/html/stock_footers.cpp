#include "html/stock_footers.h"

#include <algorithm>
#include <array>

namespace tidings {
namespace {

// WordPress writes: opening, title, middle, name of the site.
struct Footer {
    std::string_view opening, middle;
};

constexpr std::array<Footer, 12> footers{{
    {"The post ", " appeared first on "},
    {"The post ", " first appeared on "},
    {"L’article ", " est apparu en premier sur "},
    {"L'article ", " est apparu en premier sur "},
    {"L’articolo ", " proviene da "},
    {"L'articolo ", " proviene da "},
    {"Der Beitrag ", " erschien zuerst auf "},
    {"La entrada ", " se publicó primero en "},
    {"O conteúdo ", " aparece primeiro em "},
    {"O post ", " apareceu primeiro em "},
    {"Het bericht ", " verscheen eerst op "},
    {"Το άρθρο ", " εμφανίστηκε πρώτα στο "},
}};

bool is_stock_footer(std::string_view block) {
    return std::ranges::any_of(footers, [&](const Footer& footer) {
        return block.starts_with(footer.opening) && block.find(footer.middle) != std::string_view::npos;
    });
}

}  // namespace

std::string without_stock_footers(std::string_view text) {
    std::string kept;
    kept.reserve(text.size());
    while (!text.empty()) {
        const std::size_t end = std::min(text.find('\n'), text.size());
        const std::string_view block = text.substr(0, end);
        if (!is_stock_footer(block)) {
            if (!kept.empty()) kept += '\n';
            kept += block;
        }
        text.remove_prefix(std::min(end + 1, text.size()));
    }
    return kept;
}

}  // namespace tidings
