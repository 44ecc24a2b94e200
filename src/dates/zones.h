#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <string_view>

namespace tidings {

// The offset of a zone's abbreviation in lower case ("est" is -5 h). Where several zones share an
// abbreviation, the most usual one in feeds.
std::optional<std::chrono::minutes> zone_offset(std::string_view abbreviation);

// True for the abbreviations of North America, where dates are written month first.
bool is_american_zone(std::string_view abbreviation);

// The offset of a zone of the IANA database ("Europe/Brussels") at a local time; none if there is no such
// zone.
std::optional<std::chrono::minutes> iana_offset(const std::string& zone, std::chrono::sys_seconds local);

}  // namespace tidings
