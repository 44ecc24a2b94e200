#include "model/verdict.h"

#include <array>

#include "model/named.h"

namespace tidings {
namespace {

constexpr std::array<std::string_view, 6> names{"nothing", "address", "unexplained",
                                                "mailbox", "us",      "unknown"};

}  // namespace

std::string_view verdict_name(MailVerdict verdict) { return names[static_cast<std::size_t>(verdict)]; }

std::optional<MailVerdict> verdict_named(std::string_view name) { return named<MailVerdict>(names, name); }

}  // namespace tidings
