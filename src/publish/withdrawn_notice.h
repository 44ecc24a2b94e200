#pragma once

#include <string>

#include "base/clock.h"
#include "publish/hub.h"

namespace tidings::publish {

// An entry that temporarily replaces a withdrawn story in feeds: it has the same id and a later `updated`, so
// that consumers without support for tombstones overwrite their copy.
struct WithdrawnNotice {
    std::string entry_id;
    Timestamp at{};        // of the withdrawal; its tombstone's time too
    std::string title;     // "Withdrawn", in `language`
    std::string language;  // one of the nine
};

// An atom:entry, and an item of a JSON Feed, without text; the link, which many libraries require, leads to
// the hub.
std::string atom_notice(const Hub& hub, const WithdrawnNotice& notice);
std::string json_notice(const Hub& hub, const WithdrawnNotice& notice);

}  // namespace tidings::publish
