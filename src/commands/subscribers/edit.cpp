#include <ostream>

#include "commands/command.h"
#include "commands/subscribers/newcomers.h"
#include "membership/preferences.h"
#include "world/data_folder.h"

namespace tidings {
namespace {

constexpr std::string_view help =
    R"(usage: tidings subscribers edit EMAIL [--name NAME] [--language TAG] [--data DIR]

Corrects what is stored about somebody, as they may ask for (GDPR article 16); on their page of preferences they can do it themselves. What
an option does not name stays; the history tells that it was changed.

  --name NAME     the person's name; "" for none
  --language TAG  of the mails' own words: en, fr, it, el, es, de, pt, nl or fi

exit status: 0 done, 64 usage, no option or no such language, 66 no data folder or nobody of that address, 74 disk, 78 configuration
example:     tidings subscribers edit anna@example.org --name "Anna Rossi" --language it
)";

struct Options {
    std::string email;
    std::optional<std::string> name;
    std::string language;
};

void declare(Syntax& syntax, Options& options) {
    syntax.one(options.email);
    syntax.text("--name", options.name);
    syntax.text("--language", options.language);
}

int edit(const Options& options, const GlobalOptions& global, Outside& outside) {
    if (!options.name && options.language.empty())
        throw Failure({Code::usage, "There is nothing to change", "Give --name, --language or both."});
    DataFolder folder = open_data_folder(global, outside);
    const Subscriber before = must_person(folder.db, options.email).subscriber;
    const Subscriber after =
        must(newcomer(before.email, options.name.value_or(before.name),
                      options.language.empty() ? before.language : options.language, {}, folder.settings));
    membership::correct(folder.db, before.id, after.name, after.language, outside.clock());
    outside.out << before.email.text() << (after.name.empty() ? "" : ", " + after.name) << ", "
                << after.language << '\n';
    return 0;
}

}  // namespace

extern const Command subscribers_edit_command = command<declare, edit>("subscribers edit", help);

}  // namespace tidings
