#include "subscribe/links.h"

#include <sodium.h>

#include <array>
#include <charconv>

namespace tidings {
namespace {

constexpr std::array<std::string_view, 5> folders{"confirm", "preferences", "unsubscribe", "change-address",
                                                  "undo-change"};

constexpr std::string_view token_characters =
    "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_.";

std::string base36(std::int64_t value) {
    std::array<char, 16> text{};
    const auto end = std::to_chars(text.data(), text.data() + text.size(), value, 36).ptr;
    return {text.data(), end};
}

// A row number as base36 writes it, and no other way: one link has one token.
std::optional<std::int64_t> row_number(std::string_view text) {
    std::int64_t value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value, 36);
    if (error != std::errc() || end != text.data() + text.size() || value < 0 || base36(value) != text)
        return std::nullopt;
    return value;
}

bool same(std::string_view a, std::string_view b) {
    return a.size() == b.size() && sodium_memcmp(a.data(), b.data(), a.size()) == 0;
}

}  // namespace

std::string_view link_folder(LinkPurpose purpose) { return folders[static_cast<std::size_t>(purpose)]; }

std::string link_token(const SecretKey& key, const ReaderLink& link) {
    const std::int64_t about = link.change ? number(*link.change) : link.digest ? number(*link.digest) : 0;
    const std::string rows = base36(number(link.subscriber)) + "." + base36(about);
    return rows + "." + key.token("link|v1|" + std::string(link_folder(link.purpose)) + "|" + rows);
}

std::optional<ReaderLink> read_link_token(const SecretKey& key, LinkPurpose purpose, std::string_view token) {
    const std::size_t first = token.find('.');
    const std::size_t second = first == std::string_view::npos ? first : token.find('.', first + 1);
    if (second == std::string_view::npos) return std::nullopt;
    const auto subscriber = row_number(token.substr(0, first));
    const auto about = row_number(token.substr(first + 1, second - first - 1));
    if (!subscriber || !about) return std::nullopt;
    ReaderLink link{purpose, SubscriberId{*subscriber}};
    const bool is_about_a_change =
        purpose == LinkPurpose::change_address || purpose == LinkPurpose::undo_change;
    if (*about != 0 && is_about_a_change)
        link.change = AddressChangeId{*about};
    else if (*about != 0)
        link.digest = DigestId{*about};
    if (!same(link_token(key, link), token)) return std::nullopt;
    return link;
}

std::optional<ReaderLink> find_link(const SecretKey& key, LinkPurpose purpose, std::string_view text) {
    const std::string folder = std::string(link_folder(purpose)) + "/";
    for (std::size_t at = text.find(folder); at != std::string_view::npos; at = text.find(folder, at + 1)) {
        const std::string_view rest = text.substr(at + folder.size());
        std::string_view token = rest.substr(0, rest.find_first_not_of(token_characters));
        while (token.ends_with('.')) token.remove_suffix(1);  // of a sentence that ends with the address
        if (auto link = read_link_token(key, purpose, token)) return link;
    }
    return std::nullopt;
}

std::string link_page(const SecretKey& key, const ReaderLink& link) {
    return std::string(link_folder(link.purpose)) + "/" + link_token(key, link);
}

}  // namespace tidings
