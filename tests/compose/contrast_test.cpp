#include <gtest/gtest.h>

#include <cmath>
#include <filesystem>
#include <string>
#include <vector>

#include "support/golden.h"

namespace tidings {
namespace {

// WCAG 2.2, "relative luminance", of "#rrggbb".
double luminance(const std::string& colour) {
    constexpr std::array<double, 3> weights{0.2126, 0.7152, 0.0722};
    double sum = 0;
    for (std::size_t i = 0; i < 3; ++i) {
        const double part = std::stoi(colour.substr(1 + 2 * i, 2), nullptr, 16) / 255.0;
        sum += weights[i] * (part <= 0.04045 ? part / 12.92 : std::pow((part + 0.055) / 1.055, 2.4));
    }
    return sum;
}

double contrast(const std::string& one, const std::string& other) {
    const double a = luminance(one);
    const double b = luminance(other);
    return (std::max(a, b) + 0.05) / (std::min(a, b) + 0.05);
}

// The colours that a property has in the template, in the dark scheme (those that override) or in the light
// one.
std::vector<std::string> colours(const std::string& html, const std::string& property, bool dark) {
    std::vector<std::string> found;
    const std::string mark = property + ":#";
    for (std::size_t at = 0; (at = html.find(mark, at)) != std::string::npos; at += mark.size()) {
        const bool part_of_a_longer_name = html[at - 1] == '-';
        const bool overrides = html.compare(at + mark.size() + 6, 10, "!important") == 0;
        if (!part_of_a_longer_name && overrides == dark)
            found.push_back(html.substr(at + mark.size() - 1, 7));
    }
    return found;
}

TEST(DigestTemplate, HasAContrastOfAtLeast4Point5InLightAndDark) {
    const std::string html = support::read_bytes(std::filesystem::path(PROJECT_ROOT) / "templates" / "email" /
                                                 "digest.html.mustache");
    for (const bool dark : {false, true}) {
        ASSERT_GE(colours(html, "color", dark).size(), 3U);
        ASSERT_GE(colours(html, "background", dark).size(), 2U);
        for (const std::string& ink : colours(html, "color", dark))
            for (const std::string& paper : colours(html, "background", dark))
                EXPECT_GE(contrast(ink, paper), 4.5) << ink << " on " << paper;
    }
}

}  // namespace
}  // namespace tidings
