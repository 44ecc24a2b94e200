#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "model/ids.h"
#include "subscribe/token.h"

namespace tidings {

// What a mail to one of our addresses may do by a token of ours. One made for one purpose is worth nothing
// for the other, nor in a link, nor in a Message-ID.
enum class MailPurpose {
    bounce,  // reports on a send: it stands in the return path
    leave,   // unsubscribes its reader: it stands in the unsubscribe address
};

// Names a send in an address, behind a plus: the row's number, "-" and 32 hexadecimal digits of HMAC-SHA-256,
// at most 52 characters. Mail systems may change the case of what stands before the @, so case means nothing
// in it.
std::string mail_token(const SecretKey& key, MailPurpose purpose, SendId send);

// Likewise names a mail to one reader about their subscription, in its return path.
std::string notice_token(const SecretKey& key, NoticeId notice);

// Of every mail to editors.
std::string editors_token(const SecretKey& key);

// Which send the first token of ours in a text names, whatever stands around it: an address, an SRS address,
// "%20" or "%3E", brackets, words. Compared in constant time. Of a text with very many things that look like
// tokens only the first 1,000 are tried.
std::optional<SendId> find_mail_token(const SecretKey& key, MailPurpose purpose, std::string_view text);
std::optional<NoticeId> find_notice_token(const SecretKey& key, std::string_view text);
bool holds_editors_token(const SecretKey& key, std::string_view text);

}  // namespace tidings
