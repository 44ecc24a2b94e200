#pragma once

#include <span>
#include <string>

#include "model/published.h"
#include "publish/hub.h"

// Lists of removed stories and files, for web servers and mirrors.
namespace tidings::publish {

// A file of ours that is gone for good.
struct GoneAddress {
    std::string name;  // beneath Hub::files
    Timestamp at{};
};

// gone.conf: lines of an nginx `map $uri …` that name the paths to answer with 410.
std::string gone_map(const Hub& hub, std::span<const GoneAddress> files);

// gone.txt: a line each, "TIME<tab>entry<tab>ID" for a story or "TIME<tab>file<tab>ADDRESS", by time.
std::string gone_list(const Hub& hub, std::span<const GoneAddress> files, std::span<const GoneStory> stories);

}  // namespace tidings::publish
