#include <ostream>

#include "catalogue/import_feeds.h"
#include "catalogue/opml_file.h"
#include "catalogue/partners_file.h"
#include "commands/command.h"
#include "store/feeds/feeds.h"
#include "world/data_folder.h"
#include "world/world.h"

namespace tidings {
namespace {

constexpr std::string_view help = R"(usage: tidings feeds export [--data DIR] [--opml]

Prints the partners and their feeds as a partners.toml, complete; or as OPML 2.0, for other programs.

  --opml       OPML instead; feeds from files are left out

exit status: 0 done, 64 usage, 66 no data folder, 74 disk, 78 configuration
example:     tidings feeds export --opml > partners.opml
)";

struct Options {
    bool opml = false;
};

void declare(Syntax& syntax, Options& options) { syntax.flag("--opml", options.opml); }

int export_feeds(const Options& options, const GlobalOptions& global, Outside& outside) {
    const DataFolder folder = open_data_folder(global, outside);
    const std::vector<catalogue::PartnerFeeds> partners = catalogue::followed(folder.db);
    outside.out << (options.opml ? catalogue::write_opml_file(partners, folder.settings.hub.title)
                                 : catalogue::write_partners_file(partners));
    return 0;
}

}  // namespace

extern const Command feeds_export_command = command<declare, export_feeds>("feeds export", help);

}  // namespace tidings
