#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "store/database.h"

namespace tidings::store {

// A mail that a person must read.
struct InboxMail {
    std::int64_t id = 0;
    std::string author;  // in lower case
    std::string about;   // the reader whose mail it answers, in lower case; empty if that is not known
    std::string subject, words;  // words: at most 8 KiB
    std::string set_aside;       // why it was not parsed; empty for a letter
    Timestamp came_at{};
};

// Stores a mail; `mail` is a hash that identifies it. False if it is stored already.
bool keep_mail(Transaction& tx, std::string_view mail, const InboxMail& kept, Timestamp now);

// All stored mails, or the letters among them that the editors' notice has not named yet; the oldest first,
// at most `count`.
std::vector<InboxMail> inbox(const Database& db, int count);
std::vector<InboxMail> untold_letters(const Database& db, int count);
void letters_told(Transaction& tx, std::int64_t up_to_id, Timestamp now);

// Deletes the mails that came before that time.
void forget_inbox(Transaction& tx, Timestamp came_before);

}  // namespace tidings::store
