#include "store/feeds/feeds.h"

#include <ostream>
#include <set>

#include "base/file.h"
#include "commands/commands.h"
#include "intake/import_feeds.h"
#include "text/language.h"
#include "text/nearest.h"
#include "text/plain_text.h"
#include "world/data_folder.h"
#include "world/run_lock.h"
#include "world/world.h"

namespace tidings {
namespace {

constexpr std::string_view add_help =
    R"(usage: tidings feeds add ADDRESS --partner NAME [--data DIR] [--title TEXT] [--language TAG] [--tag TAG]...

Follows one more feed, from its next poll on. The partner is made, with trust "review", if there is none of that name. Of a feed that is
followed already, only what an option names is changed. An address with a user or a password in it is refused: tidings keeps none.

  --partner NAME   whose feed it is
  --title TEXT     what to call it; its own title if left out
  --language TAG   the language of its items, whatever its channel says; an item that states its own, or is
                   plainly written in another, has that one
  --tag TAG        a standing tag: every item gets it; may be given several times

exit status: 0 done, 64 usage or no usable address, 66 no data folder, 74 disk, 75 a run is at work, 78 configuration
example:     tidings feeds add https://ngo.example/feed/ --partner "An NGO" --tag grooming
)";

constexpr std::string_view import_help =
    R"(usage: tidings feeds import FILE [--data DIR] [--folders WHAT]

Adds the partners and feeds of a partners.toml or an OPML file. A partners.toml also brings those that are known up to date (partners by
slug, feeds by address); OPML says too little of them, so it changes none. An address that cannot be followed (of another scheme, or with
a user or password in it) is named with its line and left out, the others are taken; any other mistake in a partners.toml stops all of it.
Of an OPML file, outlines that are commented out (isComment) are not taken, and lists that it includes are named and left out.

  --folders WHAT   what the folders of an OPML file are: partners, as in our own lists (default); ignore, so that each feed's title names
                   its partner; or tags, so that a folder with the name of a tag is a standing tag of its feeds. The folders
                   of a feed reader's export are mostly topics

exit status: 0 done, 64 usage, 65 not OPML, or some addresses were left out, 66 no such file, 74 disk, 75 a run is at work,
             78 a mistake in the TOML file
example:     tidings feeds import feeds/partners.toml
)";

constexpr std::string_view export_help = R"(usage: tidings feeds export [--data DIR] [--opml]

Prints the partners and their feeds as a partners.toml, complete; or as OPML 2.0, for other programs.

  --opml       OPML instead; feeds from files are left out

exit status: 0 done, 64 usage, 66 no data folder, 74 disk, 78 configuration
example:     tidings feeds export --opml > partners.opml
)";

void check_tags(const std::vector<std::string>& tags, const Vocabulary& vocabulary) {
    std::vector<std::string> known;
    for (const TagRule& rule : vocabulary.tags) known.push_back(rule.id);
    for (const std::string& tag : tags)
        if (vocabulary.facet_of(tag).empty())
            throw Failure({Code::usage, "The vocabulary has no tag \"" + tag + "\"",
                           "Did you mean " + nearest(tag, known) + "?"});
}

int add(const Options& options, Outside& outside) {
    DataFolder folder = open_data_folder(options.global, outside);
    const RunLock lock = must(RunLock::take(folder.places.lock(), "tidings feeds add"));
    TagWords words(vocabulary_file(folder.settings, folder.places, outside.share));
    check_tags(options.tags, words.vocabulary());
    FeedAddress address = must(FeedAddress::parse(options.operands.front()));
    PartnerFeeds entry;
    entry.partner.name = clean_line(options.partner, 200);
    entry.partner.slug = slugify(entry.partner.name);
    if (std::optional<Partner> known = store::partner_with_slug(folder.db, entry.partner.slug))
        entry.partner = *std::move(known);
    const std::optional<Feed> known = store::feed_with_address(folder.db, address);
    entry.feeds.push_back(
        {.slug = entry.partner.slug,
         .title = clean_line(options.title, 500),
         .address = std::move(address),
         .tags = known && options.tags.empty() ? known->tags : options.tags,
         .language = known && options.language.empty() ? known->language : language_tag(options.language)});
    const ImportTally tally = import_feeds(folder.db, {entry}, Known::updated, outside.clock());
    outside.out << (tally.added > 0 ? "added " : "updated ") << entry.feeds.front().address.text() << '\n';
    return 0;
}

Folders folders_named(const std::string& text) {
    if (text.empty() || text == "partners") return Folders::partners;
    if (text == "ignore") return Folders::ignored;
    if (text == "tags") return Folders::tags;
    throw Failure({Code::usage, "--folders cannot be \"" + text + "\"", "Write partners, ignore or tags."});
}

// Tags that the vocabulary does not have, by name; they are taken from the feeds.
std::set<std::string> drop_unknown_tags(std::vector<PartnerFeeds>& partners, const Vocabulary& vocabulary) {
    std::set<std::string> unknown;
    for (PartnerFeeds& entry : partners)
        for (Feed& feed : entry.feeds)
            std::erase_if(feed.tags, [&](const std::string& tag) {
                const bool is_unknown = vocabulary.facet_of(tag).empty();
                if (is_unknown) unknown.insert(tag);
                return is_unknown;
            });
    return unknown;
}

// What became of an OPML file's folders and comments.
void tell_of_folders(const FeedList& list, Folders folders, const std::set<std::string>& unknown,
                     std::ostream& out) {
    if (list.commented_out > 0) out << list.commented_out << " feeds are commented out and were not taken\n";
    if (list.folders == 0) return;
    out << list.folders << " folders ";
    if (folders == Folders::partners)
        out << "were taken as partners; if they are topics, import with --folders ignore or --folders tags\n";
    else if (folders == Folders::ignored)
        out << "were ignored; each feed's title names its partner\n";
    else
        out << "were taken as tags\n";
    for (const std::string& tag : unknown)
        out << "  the vocabulary has no tag \"" << tag << "\"; that folder was ignored\n";
}

int import_file(const Options& options, Outside& outside) {
    const std::string& file = options.operands.front();
    const std::string bytes = must(read_file(file, 16u << 20));
    const bool is_toml = file.ends_with(".toml");
    DataFolder folder = open_data_folder(options.global, outside);
    const RunLock lock = must(RunLock::take(folder.places.lock(), "tidings feeds import"));
    const Folders folders = folders_named(options.folders);
    FeedList list = must(is_toml ? read_partners_file(bytes, file) : read_opml_file(bytes, file, folders));
    std::set<std::string> unknown;
    if (folders == Folders::tags && !is_toml) {
        TagWords words(vocabulary_file(folder.settings, folder.places, outside.share));
        unknown = drop_unknown_tags(list.partners, words.vocabulary());
    }
    const ImportTally tally =
        import_feeds(folder.db, list.partners, is_toml ? Known::updated : Known::kept, outside.clock());
    outside.out << tally.partners << " partners; " << tally.added << " feeds added, " << tally.updated
                << " updated";
    if (tally.kept > 0) outside.out << ", " << tally.kept << " known already and left as they are";
    if (!list.left_out.empty()) outside.out << ", " << list.left_out.size() << " left out";
    outside.out << '\n';
    if (!is_toml) tell_of_folders(list, folders, unknown, outside.out);
    for (const Error& error : list.left_out) tell(error, outside.err);
    return list.left_out.empty() ? 0 : exit_status(Code::not_a_feed);
}

int export_feeds(const Options& options, Outside& outside) {
    const DataFolder folder = open_data_folder(options.global, outside);
    const std::vector<PartnerFeeds> partners = followed(folder.db);
    outside.out << (options.opml ? write_opml_file(partners, folder.settings.hub.title)
                                 : write_partners_file(partners));
    return 0;
}

}  // namespace

const Command feeds_add_command{"feeds add", add_help, add};
const Command feeds_import_command{"feeds import", import_help, import_file};
const Command feeds_export_command{"feeds export", export_help, export_feeds};

}  // namespace tidings
