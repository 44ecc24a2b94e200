#pragma once

#include <string>
#include <string_view>

namespace tidings {

// A file's media type as its publisher gave it, in lower case; by the extension of its path where none was
// given, or only "audio/*". Empty if neither determines it.
std::string media_type(std::string given, std::string_view path);

// True for Adobe Flash, which browsers stopped supporting by 2021.
bool is_flash(std::string_view media_type);

}  // namespace tidings
