#include "model/feed.h"

#include <array>

#include "model/named.h"
#include "text/ascii.h"

namespace tidings {
namespace {

constexpr std::string_view file_scheme = "file:";

constexpr std::array<std::string_view, 4> alert_names{"", "failing", "gone",
                                                      "silent"};  // in the order of FeedAlert
constexpr std::array<std::string_view, 3> passing_names{"nothing", "small", "all"};

bool leaves_its_folder(std::string_view path) {
    if (path.empty() || path.front() == '/' || path.find('\\') != std::string_view::npos ||
        path.find('\0') != std::string_view::npos)
        return true;
    while (!path.empty()) {
        const std::size_t slash = path.find('/');
        if (path.substr(0, slash) == "..") return true;
        path.remove_prefix(slash == std::string_view::npos ? path.size() : slash + 1);
    }
    return false;
}

// Browsers handed feeds to reading programs as "feed:https://…" or "feed://…", which is http by default.
std::string without_feed_scheme(std::string_view text) {
    constexpr std::string_view scheme = "feed:";
    if (!equal_ignoring_case(text.substr(0, scheme.size()), scheme)) return std::string(text);
    text.remove_prefix(scheme.size());
    return (text.starts_with("//") ? "http:" : "") + std::string(text);
}

}  // namespace

Result<FeedAddress> FeedAddress::parse(std::string_view typed) {
    const std::string text = without_feed_scheme(typed);
    if (text.starts_with(file_scheme)) {
        if (leaves_its_folder(std::string_view(text).substr(file_scheme.size())))
            return Error{
                Code::usage, "The address " + text + " does not stay in the folder for local feeds",
                "Write file:NAME, with NAME relative to the folder that [feeds] local_folder names."};
        return FeedAddress(text, std::nullopt);
    }
    Result<Url> url = Url::parse(text);
    if (!url) return url.error();
    if (has_user_information(text))
        return Error{Code::usage,
                     "The address at " + std::string(url->host()) + " has a user name or a password in it",
                     "tidings keeps none, because it shows and publishes the addresses of feeds. Ask the "
                     "partner for an address that needs none."};
    std::string canonical = url->text();
    return FeedAddress(std::move(canonical), *std::move(url));
}

std::string FeedAddress::file() const { return text_.substr(file_scheme.size()); }

std::string_view alert_name(FeedAlert alert) { return alert_names.at(static_cast<std::size_t>(alert)); }

std::optional<FeedAlert> alert_named(std::string_view name) { return named<FeedAlert>(alert_names, name); }

std::string_view passing_changes_name(PassingChanges passing) {
    return passing_names[static_cast<std::size_t>(passing)];
}

std::optional<PassingChanges> passing_changes_named(std::string_view name) {
    return named<PassingChanges>(passing_names, name);
}

}  // namespace tidings
