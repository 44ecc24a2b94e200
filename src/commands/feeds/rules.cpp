#include <algorithm>
#include <ostream>

#include "commands/command.h"
#include "commands/deciding.h"
#include "commands/feeds/named_feed.h"
#include "commands/stories/hand_marks.h"
#include "curate/apply_rules.h"
#include "dates/date.h"
#include "store/acts/acts.h"
#include "store/feeds/feeds.h"
#include "store/feeds/intake_rules.h"
#include "text/language.h"
#include "world/data_folder.h"
#include "world/world.h"

namespace tidings {
namespace {

constexpr std::string_view help =
    R"(usage: tidings feeds rules [list]
       tidings feeds rules try|add FEED --approve|--hold|--reject|--tag TAG [--title WORDS]... [--category WORDS]...
                                        [--language TAG]... [--older-than DAYS] [--partner] [--data DIR] [--by NAME] [--reason TEXT]
       tidings feeds rules remove NUMBER

Says what becomes at once of the new stories that a feed opens, or its partner with --partner. All conditions must hold; of one given
several times, any. The first rule that decides counts, before the partner's trust; every rule that tags does. Each decision names its
rule in `tidings log`, and `tidings undo` takes it back. Stories that are there stay as they are; `try` shows what the rule would have
done to the last 200 items, and changes nothing.

  --approve          publishes without an editor: say it for what never needs one
  --hold             puts aside
  --reject           keeps out
  --tag TAG          gives a tag beside those that the vocabulary finds
  --title WORDS      if the title has these words, whatever their case and accents
  --category WORDS   if one of its categories has
  --language TAG     if it is in this language, such as en
  --older-than DAYS  if it was published longer ago, when it is first seen
  --partner          for all feeds of the partner, also later ones
  --by NAME          who says so, for the record; $USER if left out
  --reason TEXT      why, for the record

exit status: 0 done, 64 usage, 66 no data folder, no such feed or rule, 74 disk, 75 the database is locked, 78 configuration
example:     tidings feeds rules try inhope --reject --title webinar --title "job offer"
)";

struct Options {
    std::vector<std::string> words;
    bool approve = false, hold = false, reject = false, of_partner = false;
    HandMarks tags;
    std::vector<std::string> titles, categories, languages;
    int older_than = 0;
    Deciding deciding;
};

void declare(Syntax& syntax, Options& options) {
    syntax.any(options.words);
    syntax.flag("--approve", options.approve);
    syntax.flag("--hold", options.hold);
    syntax.flag("--reject", options.reject);
    syntax.list("--tag", options.tags.add);
    syntax.list("--title", options.titles);
    syntax.list("--category", options.categories);
    syntax.list("--language", options.languages);
    syntax.count("--older-than", options.older_than);
    syntax.flag("--partner", options.of_partner);
    declare_deciding(syntax, options.deciding);
}

RuleAction must_action(const Options& options, const Vocabulary& vocabulary) {
    const bool tags = !options.tags.add.empty();
    if (options.approve + options.hold + options.reject + tags != 1 || options.tags.add.size() > 1)
        throw Failure(
            {Code::usage, "A rule does one thing", "Give --approve, --hold, --reject or one --tag TAG."});
    if (tags) must(fields_of(options.tags, "tag:", "removed", tags_in(vocabulary)));
    return tags              ? RuleAction::tag
           : options.approve ? RuleAction::approve
           : options.hold    ? RuleAction::hold
                             : RuleAction::reject;
}

IntakeRule rule_of(const Options& options, const Feed& feed, const Vocabulary& vocabulary) {
    IntakeRule rule{.partner = feed.partner, .action = must_action(options, vocabulary)};
    if (!options.of_partner) rule.feed = feed.id;
    if (rule.action == RuleAction::tag) rule.tag = options.tags.add.front();
    rule.titles = options.titles;
    rule.categories = options.categories;
    for (const std::string& language : options.languages) {
        rule.languages.push_back(primary_language(language_tag(language)));
        if (rule.languages.back().empty())
            throw Failure({Code::usage, "\"" + language + "\" names no language", "Write en, el …"});
    }
    if (options.older_than > 0) rule.older_than = options.older_than;
    return rule;
}

// What it would have done, item by item.
int try_out(const IntakeRule& rule, const store::Database& db, Outside& outside) {
    constexpr int items_tried = 200;
    const std::vector<Item> items = store::newest_items(db, rule.partner, rule.feed, items_tried);
    std::size_t held = 0;
    for (const Item& item : items) {
        if (!holds_for(rule, item, outside.clock())) continue;
        ++held;
        outside.out << (item.published ? iso_day(*item.published) : "no date") << "  " << item.title << '\n';
    }
    outside.out << held << " of the last " << items.size() << " items: " << action_name(rule.action)
                << (rule.tag.empty() ? "" : " " + rule.tag) << '\n';
    return 0;
}

int add(IntakeRule rule, store::Database& db, const Options& options, Outside& outside) {
    const editing::Signature signature = signature_of(options.deciding, outside);
    store::Transaction tx(db);
    rule.id = store::add_rule(tx, rule);
    store::record_act(
        tx, act_on(rule.partner, signature.at, signature.by, "added " + in_words(rule), signature.reason));
    tx.commit();
    outside.out << in_words(rule) << '\n';
    return 0;
}

int remove(const std::string& number_of_rule, store::Database& db, const Options& options, Outside& outside) {
    const RuleId id{must_number(number_of_rule, "a rule")};
    const editing::Signature signature = signature_of(options.deciding, outside);
    store::Transaction tx(db);
    for (const IntakeRule& rule : store::rules(db)) {
        if (rule.id != id) continue;
        store::remove_rule(tx, id);
        store::record_act(tx, act_on(rule.partner, signature.at, signature.by, "removed " + in_words(rule),
                                     signature.reason));
        tx.commit();
        outside.out << "removed " << in_words(rule) << '\n';
        return 0;
    }
    throw Failure(
        {Code::no_such_file, "There is no rule " + number_of_rule, "`tidings feeds rules` lists them."});
}

int list(const store::Database& db, std::ostream& out) {
    const std::vector<Partner> partners = store::partners(db);
    const std::vector<Feed> feeds = store::feeds(db);
    for (const IntakeRule& rule : store::rules(db)) {
        const auto partner = std::ranges::find(partners, rule.partner, &Partner::id);
        out << (partner == partners.end() ? "" : partner->name);
        for (const Feed& feed : feeds)
            if (rule.feed == feed.id) out << ", " << feed.slug;
        out << "  " << in_words(rule) << '\n';
    }
    return 0;
}

int rules(const Options& options, const GlobalOptions& global, Outside& outside) {
    DataFolder folder = open_data_folder(global, outside);
    const std::vector<std::string>& words = options.words;
    const std::string what = words.empty() ? "list" : words.front();
    if (what == "list" && words.size() < 2) return list(folder.db, outside.out);
    if (words.size() != 2 || (what != "try" && what != "add" && what != "remove"))
        throw Failure({Code::usage, "feeds rules wants list, try FEED, add FEED or remove NUMBER",
                       "`tidings help feeds rules` says more."});
    if (what == "remove") return remove(words[1], folder.db, options, outside);
    TagWords tag_words(vocabulary_file(folder.settings, folder.places, outside.share));
    const IntakeRule rule = rule_of(options, must_feed(folder.db, words[1]), tag_words.vocabulary());
    return what == "try" ? try_out(rule, folder.db, outside) : add(rule, folder.db, options, outside);
}

}  // namespace

extern const Command feeds_rules_command = command<declare, rules>("feeds rules", help);

}  // namespace tidings
