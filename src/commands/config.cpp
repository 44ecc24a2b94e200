#include <ostream>

#include "commands/command.h"
#include "world/data_folder.h"

namespace tidings {
namespace {

constexpr std::string_view help = R"(usage: tidings config [--data DIR] [--example]

Prints the settings in force, from tidings.toml and the environment (TIDINGS_SMTP_PASSWORD for smtp.password, and so on). Secrets are
hidden.

  --example    print a whole tidings.toml instead, with what each setting means and how it comes; needs no data folder

exit status: 0 done, 64 usage, 66 no data folder, 78 a mistake in tidings.toml
example:     tidings config --example > tidings.toml
)";

struct Options {
    bool example = false;
};

void declare(Syntax& syntax, Options& options) { syntax.flag("--example", options.example); }

Settings example_settings() {
    Settings settings;
    settings.hub.id_authority = "hub.example.org,2026";
    Digest& digest = settings.digests.emplace_back();
    digest.slug = "weekly";
    digest.title = "Weekly digest";
    digest.days = {std::chrono::Tuesday};
    digest.time_of_day = std::chrono::hours(8);
    digest.zone = "Europe/Brussels";
    digest.from = "Knowledge hub <digest@hub.example.org>";
    return settings;
}

int run(const Options& options, const GlobalOptions& global, Outside& outside) {
    if (options.example)
        outside.out << write_settings(example_settings(), Listing::example);
    else
        outside.out << write_settings(settings_in({global.data}, outside), Listing::in_force);
    return 0;
}

}  // namespace

extern const Command config_command = command<declare, run>("config", help, "the settings in force");

}  // namespace tidings
