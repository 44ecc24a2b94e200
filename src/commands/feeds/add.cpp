#include <ostream>

#include "catalogue/import_feeds.h"
#include "commands/command.h"
#include "commands/deciding.h"
#include "store/feeds/feeds.h"
#include "text/language.h"
#include "text/nearest.h"
#include "text/plain_text.h"
#include "world/data_folder.h"
#include "world/run_lock.h"
#include "world/world.h"

namespace tidings {
namespace {

constexpr std::string_view help =
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

struct Options {
    std::string address;
    std::string partner;
    std::string title;
    std::string language;
    std::vector<std::string> tags;
};

void declare(Syntax& syntax, Options& options) {
    syntax.one(options.address);
    syntax.must_text("--partner", options.partner);
    syntax.text("--title", options.title);
    syntax.text("--language", options.language);
    syntax.list("--tag", options.tags);
}

void check_tags(const std::vector<std::string>& tags, const Vocabulary& vocabulary) {
    std::vector<std::string> known;
    for (const TagRule& rule : vocabulary.tags) known.push_back(rule.id);
    for (const std::string& tag : tags)
        if (vocabulary.facet_of(tag).empty())
            throw Failure({Code::usage, "The vocabulary has no tag \"" + tag + "\"",
                           "Did you mean " + nearest(tag, known) + "?"});
}

int add(const Options& options, const GlobalOptions& global, Outside& outside) {
    DataFolder folder = open_data_folder(global, outside);
    const RunLock lock = must(RunLock::take(folder.places.lock(), "tidings feeds add"));
    TagWords words(vocabulary_file(folder.settings, folder.places, outside.share));
    check_tags(options.tags, words.vocabulary());
    FeedAddress address = must(FeedAddress::parse(options.address));
    catalogue::PartnerFeeds entry;
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
    const std::string by = signature_of({}, outside).by;
    const catalogue::ImportTally tally =
        catalogue::import_feeds(folder.db, {entry}, catalogue::Known::updated, by, outside.clock());
    outside.out << (tally.added > 0 ? "added " : "updated ") << entry.feeds.front().address.text() << '\n';
    return 0;
}

}  // namespace

extern const Command feeds_add_command = command<declare, add>("feeds add", help);

}  // namespace tidings
