#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "model/ids.h"
#include "subscribe/token.h"

namespace tidings {

// Names a send in the return path of its message: the row's number, "-" and 32 hexadecimal digits of
// HMAC-SHA-256. Mail systems may change the case of what stands before the @, so case means nothing in it. It
// is worth nothing in a link, and a link's token nothing here.
std::string bounce_token(const SecretKey& key, SendId send);

// Which send, if we made the token. Compared in constant time.
std::optional<SendId> read_bounce_token(const SecretKey& key, std::string_view token);

// Likewise of a mail to one reader about their subscription: "n" before the row's number.
std::string bounce_token(const SecretKey& key, NoticeId notice);
std::optional<NoticeId> read_notice_bounce_token(const SecretKey& key, std::string_view token);

// Of every mail to editors.
std::string editors_bounce_token(const SecretKey& key);
bool is_editors_bounce_token(const SecretKey& key, std::string_view token);

}  // namespace tidings
