#include "dates/zones.h"

#include <unicode/timezone.h>

#include <algorithm>
#include <array>
#include <memory>

namespace tidings {

namespace {

struct Zone {
    std::string_view name;
    int minutes;
};

constexpr auto american = std::to_array<Zone>({
    {"est", -300}, {"edt", -240}, {"et", -300},  {"cst", -360},  {"cdt", -300},  {"ct", -360},  {"mst", -420},
    {"mdt", -360}, {"mt", -420},  {"pst", -480}, {"pdt", -420},  {"pt", -480},   {"ast", -240}, {"adt", -180},
    {"at", -240},  {"nst", -210}, {"ndt", -150}, {"akst", -540}, {"akdt", -480}, {"hst", -600},
});

constexpr auto others = std::to_array<Zone>({
    {"z", 0},       {"ut", 0},     {"gmt", 0},    {"utc", 0},     {"wet", 0},    {"west", 60},  {"bst", 60},
    {"cet", 60},    {"cest", 120}, {"met", 60},   {"mest", 120},  {"mez", 60},   {"mesz", 120}, {"eet", 120},
    {"eest", 180},  {"idt", 180},  {"trt", 180},  {"msk", 180},   {"msd", 240},  {"eat", 180},  {"cat", 120},
    {"wat", 60},    {"sast", 120}, {"gst", 240},  {"pkt", 300},   {"ist", 330},  {"npt", 345},  {"ict", 420},
    {"wib", 420},   {"sgt", 480},  {"hkt", 480},  {"pht", 480},   {"awst", 480}, {"jst", 540},  {"kst", 540},
    {"acst", 570},  {"acdt", 630}, {"aest", 600}, {"aedt", 660},  {"nzst", 720}, {"nzdt", 780}, {"brt", -180},
    {"brst", -120}, {"art", -180}, {"clt", -240}, {"clst", -180}, {"cot", -300}, {"pet", -300},
});

template <class Table>
const Zone* find_zone(const Table& table, std::string_view name) {
    const auto found = std::ranges::find(table, name, &Zone::name);
    return found == table.end() ? nullptr : &*found;
}

}  // namespace

std::optional<std::chrono::minutes> zone_offset(std::string_view name) {
    const Zone* zone = find_zone(american, name);
    if (zone == nullptr) zone = find_zone(others, name);
    if (zone == nullptr) return std::nullopt;
    return std::chrono::minutes(zone->minutes);
}

bool is_american_zone(std::string_view name) { return find_zone(american, name) != nullptr; }

std::optional<std::chrono::minutes> iana_offset(const std::string& name, std::chrono::sys_seconds local) {
    const std::unique_ptr<const icu::TimeZone> zone(
        icu::TimeZone::createTimeZone(icu::UnicodeString::fromUTF8(name)));
    if (!zone || *zone == icu::TimeZone::getUnknown()) return std::nullopt;
    std::int32_t raw = 0;
    std::int32_t summer = 0;
    UErrorCode status = U_ZERO_ERROR;
    const auto milliseconds = static_cast<UDate>(local.time_since_epoch().count()) * 1000;
    zone->getOffset(milliseconds, true, raw, summer, status);
    if (U_FAILURE(status)) return std::nullopt;
    return std::chrono::minutes((raw + summer) / 60'000);
}

}  // namespace tidings
