#include "commands/value_in_words.h"

#include <charconv>
#include <cstdint>

#include "dates/date.h"

namespace tidings {

std::string value_in_words(const std::string& field, const std::string& value) {
    if (field != "aside" && field != "embargo") return value;
    std::int64_t seconds = 0;
    const auto [stop, problem] = std::from_chars(value.data(), value.data() + value.size(), seconds);
    return problem == std::errc{} ? rfc3339(Timestamp(std::chrono::seconds(seconds))) : value;
}

}  // namespace tidings
