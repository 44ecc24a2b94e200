#include "compose/wording.h"

#include <unicode/datefmt.h>
#include <unicode/locdspnm.h>
#include <unicode/msgfmt.h>
#include <unicode/timezone.h>

#include <chrono>
#include <memory>
#include <optional>

#include "base/result.h"
#include "dates/date.h"
#include "dates/wall_clock.h"

namespace tidings {
namespace {

// The bare "en" of ICU is American and writes "November 22, 2026"; the hub's readers are European.
icu::Locale locale_for(std::string_view language) {
    if (language == "en") return icu::Locale("en", "GB");
    if (language == "pt") return icu::Locale("pt", "PT");
    UErrorCode status = U_ZERO_ERROR;
    return icu::Locale::forLanguageTag({language.data(), static_cast<int32_t>(language.size())}, status);
}

icu::UnicodeString utf16(std::string_view text) {
    return icu::UnicodeString::fromUTF8({text.data(), static_cast<int32_t>(text.size())});
}

std::string utf8(const icu::UnicodeString& text) {
    std::string out;
    text.toUTF8String(out);
    return out;
}

// Since the first of January 1970 on that wall, by the clock that says when an issue goes out; ICU has a list
// of zones too, but not this machine's.
std::chrono::seconds seconds_on_the_wall(Timestamp time, std::string_view zone) {
    const std::optional<WallClock> clock = WallClock::of_zone(zone);
    return clock ? clock->at(time).time_since_epoch() : time.time_since_epoch();
}

icu::Formattable formattable(const std::variant<std::int64_t, std::string>& value) {
    if (const auto* count = std::get_if<std::int64_t>(&value)) return {static_cast<int64_t>(*count)};
    return {utf16(std::get<std::string>(value))};
}

}  // namespace

std::string filled_in(std::string_view pattern, std::string_view language,
                      const std::vector<Filling>& fillings) {
    std::vector<icu::UnicodeString> names;
    std::vector<icu::Formattable> values;
    for (const auto& [name, value] : fillings) {
        names.push_back(utf16(name));
        values.push_back(formattable(value));
    }
    UErrorCode status = U_ZERO_ERROR;
    const icu::MessageFormat format(utf16(pattern), locale_for(language), status);
    icu::UnicodeString out;
    if (U_SUCCESS(status))
        format.format(names.data(), values.data(), static_cast<int32_t>(names.size()), out, status);
    if (U_FAILURE(status))
        throw Failure({Code::configuration,
                       "The " + std::string(language) + " words \"" + std::string(pattern) + "\" are broken",
                       "Compare them with the same line of words/en.toml."});
    return utf8(out);
}

std::string written_day(Timestamp time, std::string_view zone, std::string_view language) {
    const std::unique_ptr<icu::DateFormat> format(
        icu::DateFormat::createDateInstance(icu::DateFormat::kLong, locale_for(language)));
    if (!format)
        throw Failure(
            {Code::configuration, "ICU has no dates for " + std::string(language), "Install libicu72."});
    format->setTimeZone(*icu::TimeZone::getGMT());
    icu::UnicodeString out;
    format->format(static_cast<UDate>(seconds_on_the_wall(time, zone).count()) * 1000.0, out);
    return utf8(out);
}

std::string iso_day_in(Timestamp time, std::string_view zone) {
    return iso_day(Timestamp(seconds_on_the_wall(time, zone)));
}

std::string language_label(std::string_view tag, std::string_view language) {
    UDisplayContext context = UDISPCTX_CAPITALIZATION_FOR_UI_LIST_OR_MENU;
    const std::unique_ptr<icu::LocaleDisplayNames> names(
        icu::LocaleDisplayNames::createInstance(locale_for(language), &context, 1));
    const std::string primary(tag.substr(0, tag.find('-')));
    if (!names) return primary;
    icu::UnicodeString out;
    names->languageDisplayName(primary.c_str(), out);
    return utf8(out);
}

bool is_right_to_left(std::string_view tag) { return locale_for(tag).isRightToLeft() != 0; }

}  // namespace tidings
