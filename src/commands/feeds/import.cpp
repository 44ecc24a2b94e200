#include <ostream>
#include <set>

#include "base/file.h"
#include "catalogue/import_feeds.h"
#include "catalogue/opml_file.h"
#include "catalogue/partners_file.h"
#include "commands/command.h"
#include "commands/commands.h"
#include "commands/deciding.h"
#include "store/feeds/feeds.h"
#include "world/data_folder.h"
#include "world/run_lock.h"
#include "world/world.h"

namespace tidings {
namespace {

constexpr std::string_view help =
    R"(usage: tidings feeds import FILE [--data DIR] [--folders WHAT]

Adds the partners and feeds of a partners.toml or an OPML file. A partners.toml also brings those that are known up to date (partners by
slug, feeds by address); OPML says too little of them, so it changes none. An address that cannot be followed (of another scheme, or with
a user or password in it) is named with its line and left out, the others are taken; any other mistake in a partners.toml stops all of it.
Of an OPML file, outlines that are commented out (isComment) are not taken; lists that it includes, and pages that FreshRSS makes feeds of,
are named and left out. "feed:" before an address is cut.

  --folders WHAT   what the folders of an OPML file are: partners, as in our own lists (default); ignore, so that each feed's title names
                   its partner; or tags, so that a folder with the name of a tag is a standing tag of its feeds. The folders
                   of a feed reader's export are mostly topics

exit status: 0 done, 64 usage, 65 not OPML, or some addresses were left out, 66 no such file, 74 disk, 75 a run is at work,
             78 a mistake in the TOML file
example:     tidings feeds import feeds/partners.toml
)";

struct Options {
    std::string file;
    std::string folders;
};

void declare(Syntax& syntax, Options& options) {
    syntax.one(options.file);
    syntax.text("--folders", options.folders);
}

catalogue::Folders folders_named(const std::string& text) {
    if (text.empty() || text == "partners") return catalogue::Folders::partners;
    if (text == "ignore") return catalogue::Folders::ignored;
    if (text == "tags") return catalogue::Folders::tags;
    throw Failure({Code::usage, "--folders cannot be \"" + text + "\"", "Write partners, ignore or tags."});
}

// Tags that the vocabulary does not have, by name; they are taken from the feeds.
std::set<std::string> drop_unknown_tags(std::vector<catalogue::PartnerFeeds>& partners,
                                        const Vocabulary& vocabulary) {
    std::set<std::string> unknown;
    for (catalogue::PartnerFeeds& entry : partners)
        for (Feed& feed : entry.feeds)
            std::erase_if(feed.tags, [&](const std::string& tag) {
                const bool is_unknown = vocabulary.facet_of(tag).empty();
                if (is_unknown) unknown.insert(tag);
                return is_unknown;
            });
    return unknown;
}

// What became of an OPML file's folders and comments.
void tell_of_folders(const catalogue::FeedList& list, catalogue::Folders folders,
                     const std::set<std::string>& unknown, std::ostream& out) {
    if (list.commented_out > 0) out << list.commented_out << " feeds are commented out and were not taken\n";
    if (list.folders == 0) return;
    out << list.folders << " folders ";
    if (folders == catalogue::Folders::partners)
        out << "were taken as partners; if they are topics, import with --folders ignore or --folders tags\n";
    else if (folders == catalogue::Folders::ignored)
        out << "were ignored; each feed's title names its partner\n";
    else
        out << "were taken as tags\n";
    for (const std::string& tag : unknown)
        out << "  the vocabulary has no tag \"" << tag << "\"; that folder was ignored\n";
}

int import_file(const Options& options, const GlobalOptions& global, Outside& outside) {
    const std::string& file = options.file;
    const std::string bytes = must(read_file(file, 16u << 20));
    const bool is_toml = file.ends_with(".toml");
    DataFolder folder = open_data_folder(global, outside);
    const RunLock lock = must(RunLock::take(folder.places.lock(), "tidings feeds import"));
    const catalogue::Folders folders = folders_named(options.folders);
    catalogue::FeedList list = must(is_toml ? catalogue::read_partners_file(bytes, file)
                                            : catalogue::read_opml_file(bytes, file, folders));
    std::set<std::string> unknown;
    if (folders == catalogue::Folders::tags && !is_toml) {
        TagWords words(vocabulary_file(folder.settings, folder.places, outside.share));
        unknown = drop_unknown_tags(list.partners, words.vocabulary());
    }
    const std::string by = signature_of({}, outside).by;
    const catalogue::ImportTally tally = catalogue::import_feeds(
        folder.db, list.partners, is_toml ? catalogue::Known::updated : catalogue::Known::kept, by,
        outside.clock());
    outside.out << tally.partners << " partners; " << tally.added << " feeds added, " << tally.updated
                << " updated";
    if (tally.kept > 0) outside.out << ", " << tally.kept << " known already and left as they are";
    if (!list.left_out.empty()) outside.out << ", " << list.left_out.size() << " left out";
    outside.out << '\n';
    if (!is_toml) tell_of_folders(list, folders, unknown, outside.out);
    for (const Error& error : list.left_out) tell(error, outside.err);
    return list.left_out.empty() ? 0 : exit_status(Code::not_a_feed);
}

}  // namespace

extern const Command feeds_import_command = command<declare, import_file>("feeds import", help);

}  // namespace tidings
