#pragma once

#include <optional>
#include <string_view>

#include "model/notice.h"
#include "store/database.h"

namespace tidings::store {

struct NewNotice {
    NoticeKind kind{};
    SubscriberId subscriber{};
    EmailAddress to;
    std::optional<DigestId> digest{};
    std::optional<AddressChangeId> change{};
};

// Queues a mail, unless one of the same kind about the same to the same address waits already. Ids of notices
// are never used twice, because the Message-ID is made of them.
void queue_notice(Transaction& tx, const NewNotice& notice, Timestamp now);

// How many of a kind were made for a subscriber since a time.
int notices_since(const Database& db, SubscriberId subscriber, NoticeKind kind, Timestamp since);

// Queues again the notices that a dead process had claimed; their Message-ID stays. Call only while holding
// the lock of the notices. Returns how many.
std::int64_t recover_notices(Transaction& tx, Timestamp now);

// Claims the next notice that is due, and settles those on the way that may not be sent any more. None if
// nothing is due.
std::optional<Notice> claim_notice(Transaction& tx, std::string_view lease, Timestamp now);

// What became of a claimed notice. False, and nothing is written, if its reader was erased meanwhile.
enum class NoticeEnd { sent, failed, expired };
bool settle_notice(Transaction& tx, NoticeId notice, NoticeEnd end, std::string_view answer, Timestamp now);
bool defer_notice(Transaction& tx, NoticeId notice, std::string_view answer, Timestamp due,
                  bool counted = true);  // as an attempt

// Records that a mail server accepted the notice and could not deliver it. Does nothing if the notice was
// deleted.
void settle_returned_notice(Transaction& tx, NoticeId notice, std::string_view answer, Timestamp now);

// Gives up the waiting notices that were made before that time. Returns how many.
std::int64_t expire_notices(Transaction& tx, Timestamp made_before, Timestamp now);

// Deletes the notices that were settled before that time, with the addresses in them. Returns how many.
std::int64_t forget_notices(Transaction& tx, Timestamp settled_before);

// Cancels the waiting mails to a reader who leaves, except the goodbye and the mail that tells a former
// address of a move.
void cancel_notices(Transaction& tx, SubscriberId subscriber, Timestamp now);

}  // namespace tidings::store
