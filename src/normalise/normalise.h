#pragma once

#include "base/clock.h"
#include "base/result.h"
#include "html/pictures.h"
#include "model/channel.h"
#include "model/document.h"
#include "parse/parse.h"

namespace tidings {

// Normalises a parsed feed: absolute addresses, UTC dates, sanitised HTML, plain titles, stable ids. `now` is
// only compared with dates, to warn of those in the future; `pictures` applies to the contents of items.
Channel normalise(const ParsedFeed& feed, const std::optional<Url>& base, Timestamp now,
                  Pictures pictures = Pictures::as_text);

// parse_feed, then normalise; used by the command `parse` and by polls.
Result<Channel> read_channel(const Document& document, Timestamp now, Pictures pictures = Pictures::as_text);

}  // namespace tidings
