#pragma once

#include <string>
#include <string_view>

#include "parse/parse.h"

namespace tidings {

inline Document document(std::string_view bytes) { return {std::string(bytes), "", std::nullopt}; }

inline std::string rss(std::string_view inside) {
    return "<rss version=\"2.0\"><channel><title>News</title>" + std::string(inside) + "</channel></rss>";
}

inline std::string atom(std::string_view inside) {
    return "<feed xmlns=\"http://www.w3.org/2005/Atom\"><title>News</title>" + std::string(inside) +
           "</feed>";
}

inline std::string repeated(std::string_view piece, std::size_t count) {
    std::string text;
    text.reserve(piece.size() * count);
    for (std::size_t i = 0; i < count; ++i) text += piece;
    return text;
}

inline bool warns(const ParsedFeed& feed, std::string_view code) {
    for (const Warning& warning : feed.warnings)
        if (warning.code == code) return true;
    return false;
}

}  // namespace tidings
