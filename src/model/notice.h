#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "base/clock.h"
#include "model/ids.h"
#include "model/subscriber.h"

namespace tidings {

// What a mail to one person about their subscription says.
enum class NoticeKind {
    confirm,          // asks a person who signed up to confirm
    welcome,          // after the confirmation
    preferences,      // the link that was asked for
    goodbye,          // they left; how to come back
    confirm_address,  // to a new address: is it yours?
    address_changed,  // to the old one: mail goes elsewhere from now on; how to undo that
};

std::string_view notice_kind_name(NoticeKind kind);
std::optional<NoticeKind> notice_kind_named(std::string_view name);

// One such mail.
struct Notice {
    NoticeId id{};
    NoticeKind kind{};
    SubscriberId subscriber{};
    EmailAddress email;                     // where it goes: of a new address not yet the subscriber's
    std::string name;                       // the subscriber's; empty unless they confirmed this address
    std::string language;                   // the subscriber's
    std::optional<DigestId> digest;         // that was left; none for all
    std::optional<AddressChangeId> change;  // that it is about
    Timestamp made_at{};                    // the message's Date
    int attempts = 0;                       // before this one
};

}  // namespace tidings
