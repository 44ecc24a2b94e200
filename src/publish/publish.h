#pragma once

#include <map>
#include <span>
#include <string>

#include "model/channel.h"
#include "model/story.h"
#include "publish/hub.h"

namespace tidings::publish {

// The combined feed as Atom 1.0 by the rules of design/publishing.md; `stories` newest first.
std::string atom_feed(const Hub& hub, std::span<const Story> stories);

// The same as JSON Feed 1.1.
std::string json_feed(const Hub& hub, std::span<const Story> stories);

// What `tidings parse` prints: a channel as JSON Feed 1.1 with `_tidings` objects.
std::string channel_json(const Channel& channel);

}  // namespace tidings::publish
