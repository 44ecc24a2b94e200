#include "html/stock_footers.h"

#include <algorithm>
#include <array>

namespace tidings {
namespace {

// WordPress writes: opening, title, middle, name of the site.
struct Footer {
    std::string_view opening, middle;
};

constexpr std::array<Footer, 44> footers{{
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
    {"L’articolo ", " sembra essere il primo su "},
    {"L'articolo ", " sembra essere il primo su "},
    {"La entrada ", " aparece primero en "},
    {"La entrada ", " apareció primero en "},
    {"La publicación ", " apareció primero en "},
    {"La publicación ", " aparece primero en "},
    {"La publicación ", " se publicó primero en "},
    {"O post ", " aparece primeiro em "},
    {"O conteúdo ", " apareceu primeiro em "},
    {"Artikkeli ", " julkaistiin ensimmäisen kerran "},
    {"Artikkeli ", " ilmestyi ensin "},
    {"Articolul ", " apare prima dată în "},
    {"Articolul ", " a apărut prima dată în "},
    {"Запись ", " впервые появилась "},
    {"Сообщение ", " появились сначала на "},
    {"Inlägget ", " dök först upp på "},
    {"Artykuł ", " pochodzi z serwisu "},
    {"Příspěvek ", " pochází z "},
    {"Příspěvek ", " se nejdříve objevil na "},
    {"Indlægget ", " blev først udgivet på "},
    {"Indlægget ", " blev vist første gang på "},
    {"Innlegget ", " dukket først opp på "},
    {"A ", " bejegyzés először "},
    {"Objava ", " pojavila se prvi puta na "},
    {"Prispevek ", " se je pojavil najprej na "},
    {"Príspevok ", " zobrazený najskôr "},
    {"Публикацията ", " е публикувана за пръв път на "},
    {"Материалът ", " е публикуван за пръв път на "},
    {"Запис ", " спершу з'явився на "},
    {"Запис ", " спершу з’явився на "},
    {"L’entrada ", " ha aparegut primer a "},
    {"L'entrada ", " ha aparegut primer a "},
}};

bool is_stock_footer(std::string_view block) {
    if (block.empty()) return false;
    return std::ranges::any_of(footers, [&](const Footer& footer) {
        return block.front() == footer.opening.front() && block.starts_with(footer.opening) &&
               block.find(footer.middle) != std::string_view::npos;
    });
}

template <class Take>
void each_block(std::string_view text, const Take& take) {
    while (!text.empty()) {
        const std::size_t end = std::min(text.find('\n'), text.size());
        take(text.substr(0, end));
        text.remove_prefix(std::min(end + 1, text.size()));
    }
}

bool holds_stock_footer(std::string_view text) {
    bool found = false;
    each_block(text, [&](std::string_view block) { found = found || is_stock_footer(block); });
    return found;
}

}  // namespace

std::string without_stock_footers(std::string text) {
    if (!holds_stock_footer(text) && !text.starts_with('\n') && !text.ends_with('\n')) return text;
    std::string kept;
    kept.reserve(text.size());
    each_block(text, [&](std::string_view block) {
        if (is_stock_footer(block)) return;
        if (!kept.empty()) kept += '\n';
        kept += block;
    });
    return kept;
}

}  // namespace tidings
