#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "base/result.h"
#include "model/digest.h"

namespace tidings {

// What tidings.toml (or the environment) says. Times and sizes carry their unit in their name.
struct Settings {
    struct {
        std::string title = "Knowledge hub";
        std::string subtitle;
        std::string url = "https://hub.example.org/";
        std::string public_url = "https://hub.example.org/tidings/";
        std::string author;
        std::string rights;
        std::string id_authority;
        std::string controller, postal_address, privacy_notice;
    } hub;
    struct {
        std::string public_folder = "public", outbox = "outbox", templates, vocabulary;
    } paths;
    struct {
        std::string local_folder, pictures = "text";
    } feeds;
    struct {
        std::string user_agent, contact;
        std::vector<std::string> allow_addresses;
        std::int64_t parallel = 256, total_timeout_s = 30;
    } http;
    struct {
        std::string host, security = "starttls", user, password, ca_file;
        std::int64_t port = 587, connections = 4, per_domain_per_minute = 0, patience_s = 30;
    } smtp;
    struct {
        std::string unsubscribe, bounce;
    } mail;
    struct {
        std::string url, listen = "127.0.0.1:8080", proxy, proxy_header = "X-Forwarded-For";
    } desk;
    struct {
        std::vector<std::string> notify;
        std::vector<std::string> reject_reasons{"off topic", "duplicate", "quality", "licence", "sensitive"};
    } editors;
    struct {
        std::string websub_hub;
        std::int64_t withdrawn_notice_days = 30;
    } publish;
    std::vector<Digest> digests;
};

// One line of tidings.toml: where its value is kept, and one sentence on what it means.
struct Setting {
    using Slot =
        std::variant<std::string*, std::int64_t*, std::vector<std::string>*,
                     std::vector<std::chrono::weekday>*, std::chrono::minutes*, std::chrono::hours*,
                     std::size_t*, int*, Rhythm*, Unapproved*, OnUncertain*, std::optional<NthWeekday>*>;
    std::string name;  // "smtp.host", "digest.weekly.days"
    std::string_view meaning;
    Slot slot;
    bool secret = false;
    std::vector<std::string_view> choices{};   // if only these words are allowed
    std::int64_t least = 0, most = 1'000'000;  // for numbers
    std::string former_name{};  // that of earlier versions, which is still read; empty for none
};

// The one table of settings: it makes the reader, `tidings config` and tidings.toml.example. The slots point
// into `settings`.
std::vector<Setting> settings_of_the_hub(Settings& settings);
std::vector<Setting> settings_of_a_digest(Digest& digest);

using Environment = std::function<std::optional<std::string>(const std::string& name)>;

// Reads tidings.toml, then lets the environment overrule it (TIDINGS_SMTP_PASSWORD for smtp.password).
// Error configuration, with the line, for anything it does not understand; an unknown key names the nearest
// one. No mail address in them is wrong.
Result<Settings> read_settings(std::string_view toml, const std::string& file_name,
                               const Environment& environment);

// The settings as a tidings.toml: `all` also those that are as they come, commented out with what they mean.
enum class Listing { in_force, example };
std::string write_settings(Settings settings, Listing listing);

}  // namespace tidings
