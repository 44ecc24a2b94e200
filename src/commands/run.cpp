#include <optional>
#include <ostream>

#include "commands/command.h"
#include "commands/only_run.h"
#include "commands/settings_seen.h"
#include "commands/steps.h"
#include "editing/decide_stories.h"
#include "intake/index_stories.h"
#include "intake/poll.h"
#include "mailing/deliver.h"
#include "mailing/deliver_notices.h"
#include "mailing/digest.h"
#include "mailing/editors_notice.h"
#include "mailing/helplines.h"
#include "mailing/kept_leavers.h"
#include "mailing/lost_readers.h"
#include "mailing/mail_trouble.h"
#include "membership/retention.h"
#include "publication/publish.h"
#include "store/issues/issues.h"
#include "store/stories/item_tags.h"
#include "store/stories/stories.h"

namespace tidings {
namespace {

constexpr std::string_view help = R"(usage: tidings run [--data DIR] [--now]

What cron calls: polls the feeds that are due, takes issues as far as they can go (see `tidings help digest`), sends the mails that wait,
publishes the hub's feeds, and tells the addresses of [editors] notify what waits for them, at most once a day.

Trouble with our mail is told once, also with -q: what mail servers say of us, held mails (see `tidings help issues release`), and an
issue that lost more than five mails to the 48 hours; that our mail server is away is told once a day. Readers who were given up or paused
(see `tidings help bounces`) are told of in each case; with -q if they are more than five, or if they were so many that none was given up.

One run at a time: while another is at work, -q says so only once that has lasted for more than a day. Each step keeps what it has done.
One that fails is told and does not stop the others; nor does a digest with a mistake stop the other digests.

  --now        poll every feed and make an issue of every digest, whatever their schedules

exit status: 0 done (also when single feeds failed), 64 usage, 66 no data folder, 69 the mail server is unavailable or
             refuses whatever we send, or too many addresses fail at once, 74 disk, 75 another run is at work or a signal ended the
             sending, 78 configuration; where more goes wrong, the first of 70 (a fault of ours), 74, 78, others, 69, 75
example:     tidings -q run --data /var/lib/tidings
)";

struct Options {
    bool now = false;
};

void declare(Syntax& syntax, Options& options) { syntax.flag("--now", options.now); }

struct Report {
    std::optional<PollTally> polled;  // none where the step failed
    editing::EndedEmbargoes embargoes;
    std::optional<MadeIssues> issues;
    std::optional<DeliverTally> delivered;
    std::optional<Published> published;
    std::vector<std::string> lost_readers;  // what to tell of them
};

std::string mail_place(const DataFolder& folder) {
    return folder.settings.smtp.host.empty() ? " (" + folder.outbox().string() + ")"
                                             : " (by " + folder.settings.smtp.host + ")";
}

void print_next_steps(const DataFolder& folder, const store::StoryCounts& stories, std::ostream& out) {
    const std::string data = " --data " + folder.places.folder.string();
    for (const Digest& digest : folder.settings.digests)
        for (const Issue& issue : store::open_issues(folder.db, digest.slug))
            if (issue.state == IssueState::ready || issue.state == IssueState::held)
                out << "\nto do: issue " << number(issue.id) << " \"" << issue.title
                    << "\" waits for approval: tidings issues approve " << number(issue.id) << data << '\n';
    if (stories.pending > 0)
        out << "\nto do: " << stories.pending
            << " stories wait for an editor: tidings stories list --state pending" << data
            << "\n       then: tidings stories approve ID ..." << data << '\n';
    if (stories.changed > 0)
        out << "\nto do: " << stories.changed << (stories.changed == 1 ? " story has" : " stories have")
            << " changed since the approval; readers still get what was approved: tidings stories list "
               "--state changed"
            << data << "\n       then: tidings stories show ID, and accept-change or reject-change" << data
            << '\n';
}

void print(const PollTally& polled, std::ostream& out) {
    out << "feeds polled   " << polled.feeds << " (" << polled.unchanged << " unchanged, " << polled.failed
        << " failed)\n"
        << "items          " << polled.items << " read, " << polled.fresh << " new, " << polled.changed
        << " changed\n";
}

void print(const MadeIssues& made, std::ostream& out) {
    if (made.sealed.empty() && made.mistakes.empty()) out << "issue          none due\n";
    for (const MadeIssue& issue : made.sealed)
        out << "issue          " << issue.title << ": " << issue.items << " stories to " << issue.recipients
            << " subscribers\n";
}

void print(const DeliverTally& delivered, const DataFolder& folder, std::ostream& out) {
    out << "mail           " << delivered.sent << " sent, " << delivered.deferred << " put off, "
        << delivered.failed << " refused, " << delivered.held << " held, " << delivered.expired << " given up"
        << mail_place(folder) << '\n';
}

void print(const Published& published, const DataFolder& folder, std::ostream& out) {
    const std::filesystem::path files = folder.public_folder();
    out << "Atom feed      " << (files / "atom.xml").string() << " (" << published.stories << " stories, "
        << (published.written.empty() ? "unchanged" : "written") << ")\n"
        << "JSON Feed      " << (files / "feed.json").string() << '\n';
}

void print(const Report& report, const DataFolder& folder, std::ostream& out) {
    const store::StoryCounts stories = store::count_stories(folder.db);
    if (report.polled) print(*report.polled, out);
    out << "stories        " << stories.approved << " approved, " << stories.pending << " to review, "
        << stories.held << " held, " << stories.changed << " changed since approval\n"
        << "tags           " << store::count_tags_in_use(folder.db) << " given so far\n";
    if (!report.embargoes.approved.empty())
        out << "embargoes      " << report.embargoes.approved.size()
            << " ended, their stories are approved\n";
    if (report.issues) print(*report.issues, out);
    if (report.delivered) print(*report.delivered, folder, out);
    for (const std::string& line : report.lost_readers) out << "readers        " << line << '\n';
    if (report.published) print(*report.published, folder, out);
    print_next_steps(folder, stories, out);
}

// Editors count on these stories to go out now.
void tell_of_changed(const World& world, const editing::EndedEmbargoes& embargoes) {
    for (const StoryId story : embargoes.changed) {
        const std::string id = std::to_string(number(story));
        world.log.warning("an embargo ended, but its story has another text than was approved",
                          {{"story", id}, {"hint", world.how_to({Remedy::Act::show_story, id})}});
    }
}

int run(const Options& options, const GlobalOptions& global, Outside& outside) {
    Equipment equipment(global, outside);
    const auto lock = only_run(equipment.folder().places, "tidings run", global, outside);
    if (!lock) return exit_status(Code::busy);
    World& world = equipment.world();
    Report report;
    Steps steps(outside.err);
    steps.take([&] { record_settings(equipment.folder(), world.clock()); });
    steps.take([&] { take_in_leavers(world); });
    steps.take(
        [&] { report.polled = poll(world, feeds_to_ask(world, options.now ? Which::all : Which::due)); });
    steps.take([&] { index_stories(world); });
    steps.take([&] { report.embargoes = editing::end_embargoes(world.db, world.clock()); });
    tell_of_changed(world, report.embargoes);
    steps.take([&] { report.issues = make_issues(world, options.now ? Making::now : Making::when_due); });
    if (report.issues)
        for (const Error& mistake : report.issues->mistakes) steps.tell_of(mistake);
    steps.take([&] { deliver_notices(world); });
    steps.take([&] { report.delivered = deliver_sends(world); });
    if (report.delivered) steps.end_with(exit_status_of(*report.delivered));
    steps.take([&] { report.published = publish_feeds(world); });
    steps.take([&] { warn_of_mail_trouble(world); });
    steps.take([&] { report.lost_readers = warn_of_lost_readers(world); });
    steps.take([&] { warn_of_expiring_helplines(world); });
    steps.take([&] { tell_editors(world); });
    steps.take([&] { membership::forget_what_is_due(world.db, world.key, world.clock()); });
    if (!global.quiet) {
        print(report, equipment.folder(), outside.out);
        lost_readers_told(world);
    }
    return steps.status();
}

}  // namespace

extern const Command run_command = command<declare, run>("run", help, "what cron calls: whatever is due");

}  // namespace tidings
