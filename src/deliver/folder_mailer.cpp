#include "deliver/folder_mailer.h"

#include <algorithm>

#include "base/file.h"
#include "text/hash.h"

namespace tidings::deliver {
namespace {

constexpr std::size_t longest_name = 200;

bool is_safe_in_a_file_name(char c) {
    constexpr std::string_view others = "._-@";
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
           others.find(c) != std::string_view::npos;
}

}  // namespace

std::string file_name_for(std::string_view message_id) {
    std::string_view id = message_id;
    if (id.starts_with('<')) id.remove_prefix(1);
    if (id.ends_with('>')) id.remove_suffix(1);
    const bool safe = !id.empty() && id.size() <= longest_name && id.front() != '.' &&
                      std::ranges::all_of(id, is_safe_in_a_file_name);
    return (safe ? std::string(id) : hash_hex(message_id)) + ".eml";
}

Outcome FolderMailer::send(const Email& email) {
    const std::string name = file_name_for(email.message_id);
    write_file(folder_ / name, email.bytes, FileMode::secret);
    return {.kind = Outcome::Kind::accepted,
            .answer = "written to " + (folder_ / name).string(),
            .queue_id = name};
}

}  // namespace tidings::deliver
