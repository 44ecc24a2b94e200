#include "dates/names.h"

#include <algorithm>
#include <array>

namespace tidings {

namespace {

// The stems of one name in many languages, separated by spaces. A stem of one or two letters, or with "="
// behind it, must be the whole word. A word belongs to the longest stem it begins with. One row a month, from
// January; Croatian "listopad" (October) is left to Polish, Czech and Slovene (November).
using Stems = std::string_view;
constexpr auto months = std::to_array<Stems>({
    "jan gen ene xan ian tammi jaan saus sty led sijec oca urt ean ion ιαν янв яну јан січ يناير "
    "جانفي ינו בינו sij= 一月",
    "feb fev helmi veeb vasari lut unor velj subat ots feabh frar frar fra= shk chwef φεβ фев феб лют فبراير "
    "فيفري شباط פבר בפבר uno= vas= sub= 二月",
    "mar mrt maart mrz maalis kovo kova kov= brez bre= ozuj ozu= mawrth μαρ мар бер مارس اذار "
    "מרץ במרץ martie 三月",
    "apr avr abr huhti bala kwi dub trav nis api aib pri ebr απρ апр кві ابريل افريل "
    "نيسان אפר באפר bal= tra= 四月",
    "may mai maj mag mei touko geguz kvet svib beal mej mejju geg= kve= svi= μαι μαη мая маи мај тра "
    "مايو ماي ايار מאי במאי 五月",
    "jun juin giu xun iun kesa juun birz cze cerven cervn lipanj lipnj haz eka meith gunj gun= qer meh "
    "ιουν июн юни јун чер يونيو جوان حزيران יוני ביוני cvn 六月",
    "jul juil lug xul iul heina juul liep lip cervenc cervenec srpanj srpnj tem uzt iuil lulj lul= "
    "kor gor ιουλ июл юли јул лип يوليو جويلية تموز יולי ביולי cvc 七月",
    "aug aou ag ago elok elo= rugp sie srpen srpna avg kolov agu abu lunas aww awi gus aws αυγ авг сер "
    "اغسطس اوت اب= אוג באוג kol= 八月",
    "sep set syys rugs wrz zari ruj szept eyl ira meanf mean= sht medi σεπ сен сеп вер سبتمبر ايلول "
    "ספט בספט 九月",
    "oct okt ott out loka spal paz rij eki urri deiread tet hyd οκτ окт жов اكتوبر אוק באוק 十月",
    "nov noi marras lapk lis studen kas aza samh nen tach νοε ноя ное нов лис نوفمبر "
    "נוב בנוב stu= 十一月",
    "dec dez des dic joulu dets gruod gru prosin aral abe noll dhj rhag δεκ дек дец гру ديسمبر "
    "דצמ בדצמ pro= ara= 十二月",
});

// One row a day, from Sunday.
constexpr auto weekdays = std::to_array<Stems>({
    "sun so sonnt zo zon son søn dim dom dum dg diu su sunnun puhap nd ndz nie ne ned vas paz "
    "sk igand κυρ вс вос нед нд sekm svetd 日曜 星期日 星期天 周日 일요일",
    "mon mo ma maand man lun seg dl dil maanan esmasp pn pon po het pzt pazartesi pr asteleh δευ пн пон "
    "pirma pirmd "
    "月曜 "
    "星期一 周一 월요일",
    "tue di diens din tis tir mar= mardi marte marti ter dt dimart ti tiis teisip wt wto ut ute "
    "uto ked sal mawrth an astearte τρι вт вто вів antrad otr 火曜 星期二 周二 화요일",
    "wed mi mittw wo woe ons mer mie qua dc dimec ke keskiv kolmap sr sro sri= srij st str sre sze car "
    "tr asteazk τετ ср сре серед trec tresd 水曜 星期三 周三 수요일",
    "thu do donn don tor jeu gio jue qui joi dj dij to tors neljap czw ct ctv cet csu per stv ketv ceturt cs "
    "kt osteg "
    "πεμ "
    "чт чет 木曜 星期四 周四 목요일",
    "fri fr frei vr vri fre ven vie sex vin dv div pe perjan reede pt pi pia pa pat pet pen piekt cum osti "
    "παρ пт пят пет ятниц 金曜 星期五 周五 금요일",
    "sat sa sams sonna za zat lor lør sam sab ds diss la lauan laupae laupa sob sub szo sest cmt "
    "cumartesi larunb shtun σαβ сб суб съб 土曜 星期六 周六 토요일",
});

constexpr auto fillers = std::to_array<std::string_view>({
    "a",    "alle",  "am",      "at",   "as",   "av",     "bei",       "clock", "d",    "da",  "das",  "date",
    "de",   "dd",    "del",     "dell", "den",  "der",    "des",       "di",    "die",  "do",  "e",    "el",
    "er",   "feira", "fomhair", "g",    "h",    "ha",     "hrs",       "hr",    "hs",   "i",   "il",   "in",
    "kl",   "klo",   "kello",   "l",    "la",   "las",    "le",        "les",   "los",  "nd",  "o",    "of",
    "om",   "on",    "ore",     "ora",  "os",   "posted", "published", "r",     "rd",   "re",  "st",   "t",
    "te",   "th",    "the",     "u",    "uhr",  "um",     "updated",   "uur",   "v",    "vom", "y",    "г",
    "года", "год",   "в",       "ч",    "στισ", "τησ",    "του",       "η",     "年",   "月",  "日",   "號",
    "号",   "년",    "월",      "일",   "οσ",   "klock",  "klockan",   "ωρα",   "gada", "k",   "kell", "m",
    "ob",   "р",     "о",       "ag",   "во",   "في",     "בשעה",      "ta",    "ko",
});

constexpr auto hour_signs =
    std::to_array<std::string_view>({"h", "u", "uhr", "hrs", "시", "時", "时", "点", "點", "ч"});

constexpr auto minute_or_second_signs = std::to_array<std::string_view>(
    {"min", "mn", "m", "s", "sec", "분", "초", "分", "秒", "мин", "с", "uhr"});

template <class Table>
bool holds(const Table& table, std::string_view word) {
    return std::ranges::find(table, word) != table.end();
}

struct Stem {
    std::string_view text;
    unsigned row = 0;
    bool whole = false;
};

template <std::size_t Rows>
constexpr std::size_t count_stems(const std::array<Stems, Rows>& table) {
    std::size_t count = 0;
    for (const Stems row : table) count += static_cast<std::size_t>(std::ranges::count(row, ' ')) + 1;
    return count;
}

template <std::size_t Count, std::size_t Rows>
constexpr std::array<Stem, Count> split_stems(const std::array<Stems, Rows>& table) {
    std::array<Stem, Count> stems{};
    std::size_t next = 0;
    for (unsigned row = 0; row < Rows; ++row) {
        Stems rest = table[row];
        while (!rest.empty()) {
            const std::size_t end = std::min(rest.find(' '), rest.size());
            Stem stem{rest.substr(0, end), row, end <= 2};
            if (stem.text.ends_with('=')) {
                stem.whole = true;
                stem.text.remove_suffix(1);
            }
            stems[next++] = stem;
            rest.remove_prefix(std::min(end + 1, rest.size()));
        }
    }
    return stems;
}

constexpr auto month_stems = split_stems<count_stems(months)>(months);
constexpr auto weekday_stems = split_stems<count_stems(weekdays)>(weekdays);

struct Match {
    std::size_t length = 0;  // 0: none
    unsigned row = 0;
};

template <class Table>
Match best_row(const Table& table, std::string_view word) {
    Match best;
    if (word.empty()) return best;
    for (const Stem& stem : table) {
        if (stem.text.front() != word.front() || stem.text.size() <= best.length) continue;
        if (stem.whole ? word == stem.text : word.starts_with(stem.text)) best = {stem.text.size(), stem.row};
    }
    return best;
}

}  // namespace

std::optional<std::chrono::month> month_named(std::string_view word) {
    const Match month = best_row(month_stems, word);
    // "martes" is a Tuesday although "mar" begins it; "mar" alone may be either, and then both functions know
    // it.
    if (month.length == 0 || best_row(weekday_stems, word).length > month.length) return std::nullopt;
    return std::chrono::month(month.row + 1);
}

std::optional<std::chrono::weekday> weekday_named(std::string_view word) {
    const Match weekday = best_row(weekday_stems, word);
    if (weekday.length == 0 || best_row(month_stems, word).length > weekday.length) return std::nullopt;
    return std::chrono::weekday(weekday.row);
}

std::optional<HalfDay> half_day_named(std::string_view word) {
    constexpr auto morning = std::to_array<std::string_view>({"am", "πμ", "오전", "午前", "上午", "ص", "pd"});
    constexpr auto afternoon =
        std::to_array<std::string_view>({"pm", "μμ", "오후", "午後", "下午", "م", "md"});
    if (holds(morning, word)) return HalfDay::morning;
    if (holds(afternoon, word)) return HalfDay::afternoon;
    return std::nullopt;
}

bool is_hour_sign(std::string_view word) { return holds(hour_signs, word); }

bool is_minute_or_second_sign(std::string_view word) { return holds(minute_or_second_signs, word); }

std::optional<DatePart> part_signed_by(std::string_view sign) {
    if (sign == "年" || sign == "년") return DatePart::year;
    if (sign == "月" || sign == "월") return DatePart::month;
    if (sign == "日" || sign == "일" || sign == "号" || sign == "號") return DatePart::day;
    return std::nullopt;
}

bool is_filler(std::string_view word) { return holds(fillers, word); }

}  // namespace tidings
