#include "store/feeds.h"

#include <ostream>

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
  --language TAG   the language of items that state none
  --tag TAG        a standing tag: every item gets it; may be given several times

exit status: 0 done, 64 usage or no usable address, 66 no data folder, 74 disk, 75 a run is at work, 78 configuration
example:     tidings feeds add https://ngo.example/feed/ --partner "An NGO" --tag grooming
)";

constexpr std::string_view import_help = R"(usage: tidings feeds import FILE [--data DIR]

Adds the partners and feeds of a partners.toml or an OPML file. A partners.toml also brings those that are known up to date (partners by
slug, feeds by address); OPML says too little of them, so it changes none. An address that cannot be followed (of another scheme, or with
a user or password in it) is named with its line and left out, the others are taken; any other mistake in a partners.toml stops all of it.

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

int import_file(const Options& options, Outside& outside) {
    const std::string& file = options.operands.front();
    const std::string bytes = must(read_file(file, 16u << 20));
    const bool is_toml = file.ends_with(".toml");
    DataFolder folder = open_data_folder(options.global, outside);
    const RunLock lock = must(RunLock::take(folder.places.lock(), "tidings feeds import"));
    const FeedList list = must(is_toml ? read_partners_file(bytes, file) : read_opml_file(bytes, file));
    const ImportTally tally =
        import_feeds(folder.db, list.partners, is_toml ? Known::updated : Known::kept, outside.clock());
    outside.out << tally.partners << " partners; " << tally.added << " feeds added, " << tally.updated
                << " updated";
    if (tally.kept > 0) outside.out << ", " << tally.kept << " known already and left as they are";
    if (!list.left_out.empty()) outside.out << ", " << list.left_out.size() << " left out";
    outside.out << '\n';
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
