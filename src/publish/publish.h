#pragma once

#include <map>
#include <span>
#include <string>
#include <string_view>

#include "model/channel.h"
#include "model/story.h"
#include "publish/hub.h"

namespace tidings::publish {

// The feeds' names beneath Hub::files.
constexpr std::string_view atom_file = "atom.xml";
constexpr std::string_view json_file = "feed.json";

// The combined feed as Atom 1.0, so that every feed library we know reads it whole (src/publish/README.md
// says how). `stories` newest first; at most 50 of them, and 1 MB, are taken. The same stories give the same
// bytes.
std::string atom_feed(const Hub& hub, std::span<const Story> stories);

// The same as JSON Feed 1.1.
std::string json_feed(const Hub& hub, std::span<const Story> stories);

// What `tidings parse` prints: a channel as JSON Feed 1.1 with `_tidings` objects.
std::string channel_json(const Channel& channel);

}  // namespace tidings::publish
