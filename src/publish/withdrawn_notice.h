#pragma once

#include <string>

#include "base/clock.h"
#include "publish/hub.h"

namespace tidings::publish {

// What stands in feeds for a while in place of a story that was withdrawn: an entry of the same id and a
// later `updated`, so that consumers that know no tombstones overwrite their copy with it.
struct WithdrawnNotice {
    std::string entry_id;
    Timestamp at{};        // of the withdrawal; its tombstone's time too
    std::string title;     // "Withdrawn", in `language`
    std::string language;  // one of the nine
};

// An atom:entry without text; its link, which many libraries want, leads to the hub. Likewise an item of a
// JSON Feed.
std::string atom_notice(const Hub& hub, const WithdrawnNotice& notice);
std::string json_notice(const Hub& hub, const WithdrawnNotice& notice);

}  // namespace tidings::publish
