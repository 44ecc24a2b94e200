#include "publication/publish.h"

#include <ostream>

#include "commands/command.h"
#include "commands/only_run.h"
#include "publication/check_publication.h"

namespace tidings {
namespace {

constexpr std::string_view help = R"(usage: tidings publish [--data DIR] [--check]

Brings the public folder up to date with the approved stories: atom.xml and feed.json, a feed for each tag and language,
the archive of older entries (RFC 5005), issues as web pages, opml.xml, feeds/index.html, and what was withdrawn. A file
that would not change is not touched, so that caches and readers see only real changes; files that somebody else put there
are left alone.

  --check      write nothing; read back what was published and say what is wrong with it

exit status: 0 done, or nothing wrong; 64 usage, 65 --check found something wrong, 66 no data folder, 74 disk, 75 another run
             is at work, 78 configuration
example:     tidings publish --data /var/lib/tidings
)";

struct Options {
    bool check = false;
};

void declare(Syntax& syntax, Options& options) { syntax.flag("--check", options.check); }

void print(std::string_view heading, const std::vector<std::string>& names, std::ostream& out) {
    if (names.empty()) return;
    out << heading;
    for (const std::string& name : names) out << ' ' << name;
}

int check(Equipment& equipment, std::ostream& out) {
    const PublicationReport report = check_publication(equipment.world());
    for (const std::string& problem : report.problems) out << problem << '\n';
    out << report.files << " files read back, " << report.feeds << " of them feeds, " << report.archive_pages
        << " archive pages: " << (report.problems.empty() ? "nothing wrong" : "see above") << '\n';
    return report.problems.empty() ? 0 : exit_status(Code::not_a_feed);
}

int run(const Options& options, const GlobalOptions& global, Outside& outside) {
    Equipment equipment(global, outside);
    const auto lock = only_run(equipment.folder().places, "tidings publish", global, outside);
    if (!lock) return exit_status(Code::busy);
    if (options.check) return check(equipment, outside.out);
    const Published published = publish_feeds(equipment.world());
    if (global.quiet) return 0;
    outside.out << published.stories << " stories in " << equipment.folder().public_folder().string() << ";";
    if (published.written.empty() && published.removed.empty()) outside.out << " nothing changed";
    print(" written:", published.written, outside.out);
    print(" removed:", published.removed, outside.out);
    outside.out << '\n';
    return 0;
}

}  // namespace

extern const Command publish_command = command<declare, run>("publish", help, "write the hub's feeds");

}  // namespace tidings
