#include "normalise/media_types.h"

#include <algorithm>
#include <array>

#include "text/ascii.h"

namespace tidings {
namespace {

struct Extension {
    std::string_view name, type;
};

constexpr std::array<Extension, 26> extensions{{
    {"mp3", "audio/mpeg"},      {"m4a", "audio/mp4"},
    {"m4b", "audio/mp4"},       {"aac", "audio/aac"},
    {"ogg", "audio/ogg"},       {"oga", "audio/ogg"},
    {"opus", "audio/ogg"},      {"wav", "audio/wav"},
    {"flac", "audio/flac"},     {"mp4", "video/mp4"},
    {"m4v", "video/mp4"},       {"mov", "video/quicktime"},
    {"webm", "video/webm"},     {"ogv", "video/ogg"},
    {"mpg", "video/mpeg"},      {"jpg", "image/jpeg"},
    {"jpeg", "image/jpeg"},     {"png", "image/png"},
    {"gif", "image/gif"},       {"webp", "image/webp"},
    {"avif", "image/avif"},     {"svg", "image/svg+xml"},
    {"pdf", "application/pdf"}, {"epub", "application/epub+zip"},
    {"zip", "application/zip"}, {"swf", "application/x-shockwave-flash"},
}};

}  // namespace

std::string media_type(std::string given, std::string_view path) {
    const bool says_it =
        given.find('/') != std::string::npos && !given.ends_with("/*") && !given.ends_with("/octet-stream");
    if (says_it) return given;
    const std::string extension = lower_ascii(path.substr(path.rfind('.') + 1));
    const auto* found = std::ranges::find(extensions, extension, &Extension::name);
    return found == extensions.end() ? given : std::string(found->type);
}

bool is_flash(std::string_view media_type) {
    return media_type == "application/x-shockwave-flash" || media_type == "application/futuresplash";
}

}  // namespace tidings
