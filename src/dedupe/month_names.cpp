#include "dedupe/month_names.h"

#include <algorithm>
#include <array>

#include "text/first_bytes.h"

namespace tidings {
namespace {

struct MonthName {
    std::string_view name;  // a word, or the beginning of one if it ends in "*"
    int month;
};

// Short names are whole words: "mai" is a month and "mainly" is none.
constexpr auto names = std::to_array<MonthName>({
    {"januar*", 1},    {"jänner", 1},     {"janvier", 1},     {"gennaio", 1},   {"enero", 1},
    {"janeiro", 1},    {"tammikuu*", 1},  {"ιανουάρ*", 1},    {"ιανουαρ*", 1},  {"γενάρη*", 1},
    {"februar*", 2},   {"février", 2},    {"febbraio", 2},    {"febrero", 2},   {"fevereiro", 2},
    {"helmikuu*", 2},  {"φεβρουάρ*", 2},  {"φεβρουαρ*", 2},   {"φλεβάρη*", 2},  {"march", 3},
    {"mars", 3},       {"marzo", 3},      {"märz", 3},        {"março", 3},     {"maart", 3},
    {"maaliskuu*", 3}, {"μάρτι*", 3},     {"μαρτί*", 3},      {"μάρτη*", 3},    {"april", 4},
    {"avril", 4},      {"aprile", 4},     {"abril", 4},       {"huhtikuu*", 4}, {"απρίλ*", 4},
    {"απριλ*", 4},     {"may", 5},        {"mai", 5},         {"maggio", 5},    {"mayo", 5},
    {"maio", 5},       {"mei", 5},        {"toukokuu*", 5},   {"μάιο*", 5},     {"μαΐου", 5},
    {"μάη*", 5},       {"june", 6},       {"juin", 6},        {"giugno", 6},    {"junio", 6},
    {"juni", 6},       {"junho", 6},      {"kesäkuu*", 6},    {"ιούνι*", 6},    {"ιουνί*", 6},
    {"july", 7},       {"juillet", 7},    {"luglio", 7},      {"julio", 7},     {"juli", 7},
    {"julho", 7},      {"heinäkuu*", 7},  {"ιούλι*", 7},      {"ιουλί*", 7},    {"august", 8},
    {"augustus", 8},   {"août", 8},       {"agosto", 8},      {"elokuu*", 8},   {"αύγουστ*", 8},
    {"αυγούστ*", 8},   {"september", 9},  {"septembre", 9},   {"settembre", 9}, {"septiembre", 9},
    {"setembro", 9},   {"syyskuu*", 9},   {"σεπτέμβρ*", 9},   {"σεπτεμβρ*", 9}, {"october", 10},
    {"oktober", 10},   {"octobre", 10},   {"ottobre", 10},    {"octubre", 10},  {"outubro", 10},
    {"lokakuu*", 10},  {"οκτώβρ*", 10},   {"οκτωβρ*", 10},    {"november", 11}, {"novembre", 11},
    {"noviembre", 11}, {"novembro", 11},  {"marraskuu*", 11}, {"νοέμβρ*", 11},  {"νοεμβρ*", 11},
    {"december", 12},  {"dezember", 12},  {"décembre", 12},   {"dicembre", 12}, {"diciembre", 12},
    {"dezembro", 12},  {"joulukuu*", 12}, {"δεκέμβρ*", 12},   {"δεκεμβρ*", 12},
});

constexpr FirstBytes beginnings = [] {
    FirstBytes found;
    for (const MonthName& month : names) found.add(month.name);
    return found;
}();

bool is_named(const MonthName& month, std::string_view word) {
    if (!month.name.ends_with('*')) return word == month.name;
    return word.starts_with(month.name.substr(0, month.name.size() - 1));
}

}  // namespace

int month_written_out(std::string_view folded_word) {
    constexpr std::size_t longest = 32;  // bytes
    if (folded_word.size() > longest || !beginnings.may_begin(folded_word)) return 0;
    const auto* const found =
        std::ranges::find_if(names, [&](const MonthName& month) { return is_named(month, folded_word); });
    return found == names.end() ? 0 : found->month;
}

}  // namespace tidings
