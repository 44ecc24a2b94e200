#include <ostream>

#include "commands/command.h"

namespace tidings {
namespace {

constexpr std::string_view help = R"(usage: tidings version

Prints the version.

exit status: 0 done, 64 usage
example:     tidings version
)";

int version(const Nothing&, const GlobalOptions&, Outside& outside) {
    outside.out << "tidings " << outside.version << '\n';
    return 0;
}

}  // namespace

extern const Command version_command =
    command<take_nothing, version>("version", help, "what version this is; --version too");

}  // namespace tidings
