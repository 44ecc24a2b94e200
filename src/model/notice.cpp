#include "model/notice.h"

#include <array>

#include "model/named.h"

namespace tidings {
namespace {

constexpr std::array<std::string_view, 6> kind_names{"confirm", "welcome",         "preferences",
                                                     "goodbye", "confirm_address", "address_changed"};

}  // namespace

std::string_view notice_kind_name(NoticeKind kind) { return kind_names[static_cast<std::size_t>(kind)]; }

std::optional<NoticeKind> notice_kind_named(std::string_view name) {
    return named<NoticeKind>(kind_names, name);
}

}  // namespace tidings
