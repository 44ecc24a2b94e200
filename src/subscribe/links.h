#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "model/ids.h"
#include "subscribe/token.h"

namespace tidings {

// What a link in a mail lets its holder do. One made for one purpose is worth nothing for another.
enum class LinkPurpose { confirm, preferences, unsubscribe, change_address, undo_change };

// Whose link it is. `digest` is the digest that it is about, none for a purpose that is about the person;
// `change` is the change of address that a change_address link carries out and an undo_change link undoes.
struct ReaderLink {
    LinkPurpose purpose{};
    SubscriberId subscriber{};
    std::optional<DigestId> digest{};
    std::optional<AddressChangeId> change{};

    bool operator==(const ReaderLink&) const = default;
};

// The link's token: two row numbers and 32 characters of HMAC-SHA-256 over them and the purpose; at most 60
// characters [a-z0-9A-Z_.-]. The same whenever it is made again, so that it stays good for as long as the
// mail is kept; it says nothing of address or topic.
std::string link_token(const SecretKey& key, const ReaderLink& link);

// Whose link a token is, if we made it for this purpose. Compared in constant time. Whether the subscriber
// still exists is for the store to say.
std::optional<ReaderLink> read_link_token(const SecretKey& key, LinkPurpose purpose, std::string_view token);

// The link of the first page of that purpose that a text names, whatever stands around its address.
std::optional<ReaderLink> find_link(const SecretKey& key, LinkPurpose purpose, std::string_view text);

// The page that a link leads to, beneath desk.url (which ends in "/"): "unsubscribe/9.2.Rt5…".
std::string link_page(const SecretKey& key, const ReaderLink& link);

// The first part of that page's path: "confirm", "preferences", "unsubscribe", "change-address",
// "undo-change".
std::string_view link_folder(LinkPurpose purpose);

}  // namespace tidings
