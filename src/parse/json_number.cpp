#include "parse/json_number.h"

#include <array>
#include <charconv>
#include <cstdlib>
#include <string_view>

namespace tidings {
namespace {

// A finite number above 0 as its shortest digits and where the point is in them: 0.00125 is "125" and -2.
struct Decimal {
    std::string digits;
    int point = 0;
};

Decimal shortest_decimal(double number) {
    std::array<char, 32> buffer{};  // "1.2345678901234567e-308" is the longest
    const char* const end =
        std::to_chars(buffer.data(), buffer.data() + buffer.size(), number, std::chars_format::scientific)
            .ptr;
    const std::string_view text(buffer.data(), static_cast<std::size_t>(end - buffer.data()));
    const std::size_t mark = text.find('e');
    Decimal decimal;
    for (const char c : text.substr(0, mark))
        if (c != '.') decimal.digits += c;
    decimal.point = std::atoi(std::string(text.substr(mark + 1)).c_str()) + 1;
    return decimal;
}

std::string with_exponent(Decimal decimal) {
    if (decimal.digits.size() > 1) decimal.digits.insert(1, ".");
    const int exponent = decimal.point - 1;
    return decimal.digits + (exponent < 0 ? "e-" : "e+") + std::to_string(std::abs(exponent));
}

std::string positive_text(double number) {
    Decimal decimal = shortest_decimal(number);
    if (decimal.point > 21 || decimal.point < -5) return with_exponent(std::move(decimal));
    if (decimal.point <= 0)
        return "0." + std::string(static_cast<std::size_t>(-decimal.point), '0') + decimal.digits;
    const auto point = static_cast<std::size_t>(decimal.point);
    if (decimal.digits.size() <= point)
        return decimal.digits + std::string(point - decimal.digits.size(), '0');
    return decimal.digits.insert(point, ".");
}

}  // namespace

std::string number_text(const nlohmann::json& number) {
    if (!number.is_number_float()) return number.dump();
    const auto value = number.get<double>();
    if (value == 0) return "0";
    return value < 0 ? "-" + positive_text(-value) : positive_text(value);
}

}  // namespace tidings
