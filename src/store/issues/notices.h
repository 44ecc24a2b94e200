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

// Queues a mail; one that waits already, of the same kind and about the same to the same person, is left to
// do. Its id is one that no notice has had before: the Message-ID is made of it.
void queue_notice(Transaction& tx, const NewNotice& notice, Timestamp now);

// How many of a kind were made for a subscriber since a time.
int notices_since(const Database& db, SubscriberId subscriber, NoticeKind kind, Timestamp since);

// Those that a process which died had claimed go again, as the same Message-ID. Call only while holding the
// lock of the notices. Returns how many.
std::int64_t recover_notices(Transaction& tx, Timestamp now);

// Claims the next that is due, skipping (and settling) what may no longer be sent. None: nothing is due.
std::optional<Notice> claim_notice(Transaction& tx, std::string_view lease, Timestamp now);

// What became of a claimed notice. False, and nothing written, if it is gone: its reader was erased
// meanwhile.
enum class NoticeEnd { sent, failed, expired };
bool settle_notice(Transaction& tx, NoticeId notice, NoticeEnd end, std::string_view answer, Timestamp now);
bool defer_notice(Transaction& tx, NoticeId notice, std::string_view answer, Timestamp due,
                  bool counted = true);  // as an attempt

// A mail server had taken it and could not deliver it. Nothing is done if it is not there any more.
void settle_returned_notice(Transaction& tx, NoticeId notice, std::string_view answer, Timestamp now);

// What was made before that time and still waits is given up. Returns how many.
std::int64_t expire_notices(Transaction& tx, Timestamp made_before, Timestamp now);

// Forgets what was settled before that time: an address is not kept for a mail that is done.
std::int64_t forget_notices(Transaction& tx, Timestamp settled_before);

// Cancels the waiting mails to a reader who leaves, except the goodbye and the mail that tells a former
// address of a move.
void cancel_notices(Transaction& tx, SubscriberId subscriber, Timestamp now);

}  // namespace tidings::store
