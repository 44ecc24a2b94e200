#pragma once

#include <optional>
#include <string_view>

#include "model/ids.h"
#include "store/people/people.h"

namespace tidings::membership {

// A reader who leaves one digest, or all.
struct Leaver {
    SubscriberId subscriber{};
    std::optional<DigestId> digest;
    // By which way: "page" or "mail"; "one-click", the button of a mail program; "operator" or "a list" where
    // another person says so. Kept in the reader's history.
    std::string_view how;
};

// Unsubscribes a reader at once, also of an issue that is half sent. A reader who had confirmed and leaves by
// page or mail is sent the goodbye with the way back. False, changing nothing, if they had left before.
bool leave(store::Database& db, const Leaver& leaver, Timestamp now);
bool leave(store::Transaction& tx, const Leaver& leaver, Timestamp now);

// Whether a person who has left can come back by the link they left by, and gets mail then.
bool may_come_back(const store::Database& db, const store::Person& person, Timestamp now);

// Gives back what a reader left last. False, changing nothing, if that was too long ago, they had never
// confirmed, or their address must not get mail.
bool come_back(store::Database& db, SubscriberId reader, Timestamp now);

}  // namespace tidings::membership
