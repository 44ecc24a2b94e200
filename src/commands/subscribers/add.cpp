#include <ostream>

#include "commands/command.h"
#include "commands/subscribers/newcomers.h"
#include "membership/joining.h"
#include "store/people/listing.h"
#include "store/people/subscribers.h"
#include "world/data_folder.h"

namespace tidings {
namespace {

constexpr std::string_view help =
    R"(usage: tidings subscribers add EMAIL --consent TEXT [--data DIR] [--name NAME] [--language TAG] [--digest SLUG]...

Adds a subscriber who has agreed to get mail; one who has signed up and not confirmed is confirmed by it. Who is subscribed already stays
unchanged. Whoever unsubscribed, or whose address is suppressed, is not added again.

  --consent TEXT  where and when the person agreed; kept as proof
  --name NAME     the person's name
  --language TAG  en, fr, it, el, es, de, pt, nl or fi; the digest's own if left out
  --digest SLUG   which digest; all but those by invitation if left out; may be given several times

exit status: 0 done, 64 usage or no usable address, 66 no data folder, 74 disk, 77 the person left before, or must not get
             mail, 78 configuration
example:     tidings subscribers add anna@example.org --consent "paper form, Bologna, 2026-11-03" --language it
)";

struct Options {
    std::string email;
    std::string consent;
    std::string name;
    std::string language;
    std::vector<std::string> digests;
};

void declare(Syntax& syntax, Options& options) {
    syntax.one(options.email);
    syntax.must_text("--consent", options.consent);
    syntax.text("--name", options.name);
    syntax.text("--language", options.language);
    syntax.list("--digest", options.digests);
}

void refuse_who_stays_away(store::Joining joining, const std::string& email) {
    if (joining == store::Joining::unsubscribed)
        throw Failure({Code::refused, email + " left before",
                       "Only the person can come back, by signing up; nothing was changed."});
    if (joining == store::Joining::suppressed)
        throw Failure({Code::refused, email + " must not get mail",
                       "If the person wants it: tidings subscribers unsuppress " + email + " --reason TEXT"});
}

int add(const Options& options, const GlobalOptions& global, Outside& outside) {
    DataFolder folder = open_data_folder(global, outside);
    EmailAddress email = must(EmailAddress::parse(options.email));
    const Subscriber subscriber = must(newcomer(
        std::move(email), options.name, options.language,
        {SubscriberState::confirmed, options.consent, digests_wanted(options.digests, folder.settings)},
        folder.settings));
    const store::Joining joining = membership::add(folder.db, folder.key, subscriber, outside.clock());
    refuse_who_stays_away(joining, subscriber.email.text());
    outside.out << (joining == store::Joining::known ? "known already, unchanged: " : "added ")
                << subscriber.email.text() << '\n';
    return 0;
}

}  // namespace

extern const Command subscribers_add_command = command<declare, add>("subscribers add", help);

}  // namespace tidings
