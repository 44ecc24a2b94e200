#include "model/channel.h"

#include <algorithm>

namespace tidings {

std::string_view format_name(Format format) {
    switch (format) {
        case Format::rss_090:
            return "rss-0.90";
        case Format::rss_091:
            return "rss-0.91";
        case Format::rss_092:
            return "rss-0.92";
        case Format::rss_10:
            return "rss-1.0";
        case Format::rss_20:
            return "rss-2.0";
        case Format::atom_03:
            return "atom-0.3";
        case Format::atom_10:
            return "atom-1.0";
        case Format::json_feed_10:
            return "json-feed-1.0";
        case Format::json_feed_11:
            return "json-feed-1.1";
        case Format::cdf:
            return "cdf";
    }
    return "unknown";
}

bool is_cut_off(const Channel& channel) {
    return std::ranges::any_of(channel.warnings,
                               [](const Warning& warning) { return warning.code == "cut-off"; });
}

}  // namespace tidings
