#pragma once

#include "base/clock.h"
#include "base/result.h"
#include "html/pictures.h"
#include "model/channel.h"
#include "model/document.h"
#include "parse/parse.h"

namespace tidings {

// What the publisher said as what we keep: absolute addresses, UTC dates, sanitised HTML, plain titles,
// stable ids. `now` only serves to warn of dates in the future; `pictures` is for the contents of items.
Channel normalise(const ParsedFeed& feed, const std::optional<Url>& base, Timestamp now,
                  Pictures pictures = Pictures::as_text);

// Bytes to items: parse_feed, then normalise. The one road that `parse` and `poll` share.
Result<Channel> read_channel(const Document& document, Timestamp now, Pictures pictures = Pictures::as_text);

}  // namespace tidings
