#include <ostream>

#include "commands/command.h"
#include "membership/suppressing.h"
#include "text/plain_text.h"
#include "world/data_folder.h"

namespace tidings {
namespace {

constexpr std::string_view help =
    R"(usage: tidings subscribers suppress EMAIL --reason TEXT [--data DIR]

From now on nothing is mailed to an address, whether it is a subscriber's or not: also not of an issue that is half sent. No import and no
sign-up brings it back; `subscribers unsuppress` does.

  --reason TEXT  why, kept for the record

exit status: 0 done, 64 usage, 66 no data folder, 74 disk, 78 configuration
example:     tidings subscribers suppress abuse@example.org --reason "asked by phone, 2026-11-20"
)";

struct Options {
    std::string email;
    std::string reason;
};

void declare(Syntax& syntax, Options& options) {
    syntax.one(options.email);
    syntax.must_text("--reason", options.reason);
}

int suppress(const Options& options, const GlobalOptions& global, Outside& outside) {
    DataFolder folder = open_data_folder(global, outside);
    const EmailAddress email = must(EmailAddress::parse(options.email));
    membership::suppress_by_operator(folder.db, email, clean_line(options.reason, 200), outside.clock());
    outside.out << email.text() << " gets no more mail\n";
    return 0;
}

}  // namespace

extern const Command subscribers_suppress_command = command<declare, suppress>("subscribers suppress", help);

}  // namespace tidings
