#include "html/stock_footers.h"

#include <algorithm>
#include <array>
#include <utility>

#include "text/first_bytes.h"

namespace tidings {
namespace {

constexpr std::size_t none = std::string_view::npos;

// What SEO plugins of WordPress write: opening, title, middle, name of the site, ending and a full stop. The
// forms of Yoast's translations, older ones, and those of feeds that were seen.
struct Footer {
    std::string_view opening, middle, ending;
};

constexpr std::array<Footer, 56> footers{{
    {"The post ", " appeared first on ", ""},
    {"The post ", " first appeared on ", ""},
    {"L’article ", " est apparu en premier sur ", ""},
    {"L'article ", " est apparu en premier sur ", ""},
    {"L’articolo ", " proviene da ", ""},
    {"L'articolo ", " proviene da ", ""},
    {"L’articolo ", " sembra essere il primo su ", ""},
    {"L'articolo ", " sembra essere il primo su ", ""},
    {"Το άρθρο ", " εμφανίστηκε πρώτα στο ", ""},
    {"La entrada ", " se publicó primero en ", ""},
    {"La entrada ", " aparece primero en ", ""},
    {"La entrada ", " apareció primero en ", ""},
    {"La publicación ", " apareció primero en ", ""},
    {"La publicación ", " aparece primero en ", ""},
    {"La publicación ", " se publicó primero en ", ""},
    {"El cargo ", " apareció primero en ", ""},
    {"Der Beitrag ", " erschien zuerst auf ", ""},
    {"O conteúdo ", " aparece primeiro em ", ""},
    {"O conteúdo ", " apareceu primeiro em ", ""},
    {"O post ", " apareceu primeiro em ", ""},
    {"O post ", " aparece primeiro em ", ""},
    {"Het bericht ", " verscheen eerst op ", ""},
    {"De post ", " ferskynde earst op ", ""},
    {"Artikkeli ", " julkaistiin ensimmäisen kerran ", ""},
    {"L’entrada ", " ha aparegut primer a ", ""},
    {"L'entrada ", " ha aparegut primer a ", ""},
    {"O artigo ", " publicouse primeiro en ", ""},
    {"Articolul ", " apare prima dată în ", ""},
    {"Articolul ", " a apărut prima dată în ", ""},
    {"Inlägget ", " dök först upp på ", ""},
    {"Indlægget ", " blev først udgivet på ", ""},
    {"Innlegget ", " dukket først opp på ", ""},
    {"Artykuł ", " pochodzi z serwisu ", ""},
    {"Článek ", " se nejdříve objevil na ", ""},
    {"Příspěvek ", " se nejdříve objevil na ", ""},
    {"Příspěvek ", " pochází z ", ""},
    {"Článek ", " pochází z ", ""},
    {"Článok ", " je zobrazený ako prvý na ", ""},
    {"A ", " bejegyzés először ", " jelent meg"},
    {"Az ", " bejegyzés először ", " jelent meg"},
    {"Objava ", " pojavila se prvi puta na ", ""},
    {"Чланак ", " се појављује прво на ", ""},
    {"Материалът ", " е публикуван за пръв път на ", ""},
    {"Публикацията ", " е публикувана за пръв път на ", ""},
    {"Сообщение ", " появились сначала на ", ""},
    {"Запись ", " впервые появилась ", ""},
    {"Запис ", " спершу з'явиться на ", ""},
    {"Запис ", " спершу з’явиться на ", ""},
    {"Запис ", " спершу з'явився на ", ""},
    {"Запис ", " спершу з’явився на ", ""},
    {"", " yazısı ilk önce ", " üzerinde ortaya çıktı"},
    {"ظهرت المقالة ", " أولاً على ", ""},
    {"نوشته ", " اولین بار در ", " پدیدار شد"},
    {"הפוסט ", " הופיע לראשונה ב-", ""},
    {"Artikel ", " pertama kali tampil pada ", ""},
    {"Bài viết ", " đã xuất hiện đầu tiên vào ngày ", ""},
}};

constexpr std::size_t longest_name = 200;  // bytes, of a site

// The words of the middles, each behind the space that begins it.
constexpr FirstBytes beginnings_of_middles = [] {
    FirstBytes found;
    for (const Footer& footer : footers) found.add(footer.middle.substr(1));
    return found;
}();

constexpr std::size_t longest_middle =
    std::ranges::max(footers, {}, [](const Footer& footer) { return footer.middle.size(); }).middle.size();

// Whether a middle stands as near to the text's end as a footer has it.
bool has_middle_near_end(std::string_view text) {
    const std::size_t near = text.size() - std::min(text.size(), longest_name + longest_middle);
    for (std::size_t at = text.find(' ', near); at != none; at = text.find(' ', at + 1))
        if (beginnings_of_middles.may_begin(text.substr(at + 1)) &&
            std::ranges::any_of(
                footers, [&](const Footer& footer) { return text.substr(at).starts_with(footer.middle); }))
            return true;
    return false;
}

bool ends_footer(std::string_view text, const Footer& footer) {
    while (!text.empty() && (text.back() == '.' || text.back() == ' ')) text.remove_suffix(1);
    return text.ends_with(footer.ending);
}

// Where the middle of the footer stands that `text` ends with; npos if it ends otherwise.
std::size_t middle_at_end(std::string_view text, const Footer& footer) {
    const std::size_t middle = text.rfind(footer.middle);
    const bool is_near = middle != none && text.size() - middle <= footer.middle.size() + longest_name;
    return is_near && ends_footer(text, footer) ? middle : none;
}

// True where the text before a sentence ends one, or cuts it off ("[…]").
bool ends_sentence(std::string_view before) {
    constexpr std::array<std::string_view, 11> ends{".", "!", "?", ":", ")", "]", "\"", "…", "”", "»", "“"};
    while (!before.empty() && before.back() == ' ') before.remove_suffix(1);
    return before.empty() ||
           std::ranges::any_of(ends, [&](std::string_view end) { return before.ends_with(end); });
}

// The last place before `end` where a sentence begins with `opening`; npos if there is none.
std::size_t last_sentence(std::string_view text, std::string_view opening, std::size_t end) {
    std::size_t at = end;
    while (at != none && at > 0) {
        at = text.rfind(opening.empty() ? std::string_view(" ") : opening, at - 1);
        if (at != none && ends_sentence(text.substr(0, at))) return at;
    }
    return none;
}

bool is_stock_footer(std::string_view block) {
    if (!has_middle_near_end(block)) return false;
    return std::ranges::any_of(footers, [&](const Footer& footer) {
        if (footer.opening.empty()) {
            const std::size_t middle = middle_at_end(block, footer);
            return middle != none && last_sentence(block, {}, middle) == none;
        }
        return block.front() == footer.opening.front() && block.starts_with(footer.opening) &&
               middle_at_end(block, footer) != none;
    });
}

// Where the footer begins that a paragraph ends with; npos if it ends with none.
std::size_t footer_at_end(std::string_view paragraph) {
    constexpr std::size_t longest = 600;  // bytes
    const std::size_t from = paragraph.size() - std::min(paragraph.size(), longest);
    const std::string_view end = paragraph.substr(from);
    if (!has_middle_near_end(end)) return none;
    for (const Footer& footer : footers) {
        const std::size_t middle = middle_at_end(end, footer);
        if (middle == none) continue;
        const std::size_t begin = last_sentence(end, footer.opening, middle);
        if (begin != none && from + begin > 0) return from + begin;
    }
    return none;
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

std::string without_footer_blocks(std::string text) {
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

}  // namespace

std::string without_stock_footers(std::string text) {
    std::string kept = without_footer_blocks(std::move(text));
    const std::size_t last = kept.rfind('\n') == none ? 0 : kept.rfind('\n') + 1;
    const std::size_t footer = footer_at_end(std::string_view(kept).substr(last));
    if (footer == none) return kept;
    kept.resize(kept.find_last_not_of(' ', last + footer - 1) + 1);
    return kept;
}

}  // namespace tidings
