#pragma once

#include <string_view>
#include <utility>

#include "model/feed.h"

namespace tidings::fetch {

inline Feed feed_at(std::string_view address, Validators validators) {
    return {.slug = {},
            .title = {},
            .address = *FeedAddress::parse(address),
            .tags = {},
            .language = {},
            .validators = std::move(validators),
            .last_poll = {},
            .last_success = {},
            .problem = {}};
}

}  // namespace tidings::fetch
