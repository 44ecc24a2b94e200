#include "publish/enclosures.h"

#include <algorithm>
#include <array>
#include <string_view>

#include "html/beacons.h"
#include "text/ascii.h"
#include "url/published_address.h"

namespace tidings::publish {
namespace {

// No picture that shows anything is smaller; a dot as GIF has 43 bytes, as PNG less than 100.
constexpr std::int64_t smallest_picture = 128;

constexpr auto endings_of_pictures =
    std::to_array<std::string_view>({".apng", ".avif", ".bmp", ".gif", ".heic", ".ico", ".jfif", ".jpeg",
                                     ".jpg", ".png", ".svg", ".tif", ".tiff", ".webp"});

// By its type or, whatever type is stated, by its name.
bool is_picture(const Attachment& file) {
    if (equal_ignoring_case(std::string_view(file.mime_type).substr(0, 6), "image/")) return true;
    const std::string path = lower_ascii(file.url.path());
    return std::ranges::any_of(endings_of_pictures,
                               [&](std::string_view ending) { return path.ends_with(ending); });
}

bool is_beacon(const Attachment& picture) {
    return is_address_of_beacon(picture.url.text()) ||
           (picture.size_in_bytes && *picture.size_in_bytes > 0 && *picture.size_in_bytes < smallest_picture);
}

bool is_restricted_name(std::string_view text) {
    constexpr std::string_view others = "!#$&-^_.+";
    return !text.empty() && text.size() <= 127 && std::ranges::all_of(text, [&](char c) {
        return is_letter(c) || is_digit(c) || others.find(c) != std::string_view::npos;
    });
}

}  // namespace

std::vector<Attachment> enclosures_of(const Story& story, Pictures pictures) {
    std::vector<Attachment> enclosures;
    for (const Attachment& file : story.lead.attachments) {
        if (is_picture(file) && (pictures == Pictures::as_text || is_beacon(file))) continue;
        enclosures.push_back(file);
        enclosures.back().url = published_address(file.url);
    }
    return enclosures;
}

std::string media_type(const Attachment& file) {
    const std::string_view type = std::string_view(file.mime_type).substr(0, file.mime_type.find(';'));
    const std::size_t slash = type.find('/');
    const bool is_one = slash != std::string_view::npos && is_restricted_name(type.substr(0, slash)) &&
                        is_restricted_name(type.substr(slash + 1));
    return is_one ? std::string(type) : std::string();
}

}  // namespace tidings::publish
