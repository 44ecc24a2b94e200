#include "store/people/inbox.h"

#include <ostream>

#include "commands/command.h"
#include "dates/date.h"
#include "text/json_writer.h"
#include "world/data_folder.h"

namespace tidings {
namespace {

constexpr std::string_view help = R"(usage: tidings inbox [--data DIR] [--json]

Shows what came to `tidings bounces` and is for a person to read: letters of readers that ask for something else than to leave, and mails
that were set aside because they were not safe to parse. The oldest first; each is kept for 28 days. Editors also get letters in their
notice, once. Answer from your own mail program; `tidings subscribers unsubscribe EMAIL` lets somebody leave who asked in their own words.

  --json       one JSON object a line: {id, came, author, about, subject, words, set_aside}

exit status: 0 done, 64 usage, 66 no data folder, 74 disk, 75 the database is locked, 78 configuration
example:     tidings inbox
)";

struct Options {
    bool json = false;
};

void declare(Syntax& syntax, Options& options) { syntax.flag("--json", options.json); }

constexpr int most_shown = 10'000;

void print_json(const store::InboxMail& mail, std::ostream& out) {
    JsonWriter json(JsonLayout::line);
    json.open_object();
    json.number("id", mail.id);
    json.text("came", rfc3339(mail.came_at));
    json.text("author", mail.author);
    json.text("about", mail.about);
    json.text("subject", mail.subject);
    json.text("words", mail.words);
    json.text("set_aside", mail.set_aside);
    json.close_object();
    out << json.take() << '\n';
}

void print(const store::InboxMail& mail, std::ostream& out) {
    out << mail.id << "  " << rfc3339(mail.came_at);
    if (!mail.set_aside.empty())
        out << "  set aside unread: " << mail.set_aside << (mail.subject.empty() ? "" : "; ") << mail.subject
            << '\n';
    else
        out << "  from " << mail.author
            << (mail.about.empty() || mail.about == mail.author ? "" : " about the mail to " + mail.about)
            << ": " << mail.subject << '\n'
            << mail.words << '\n';
}

int run(const Options& options, const GlobalOptions& global, Outside& outside) {
    const DataFolder folder = open_data_folder(global, outside);
    const std::vector<store::InboxMail> mails = store::inbox(folder.db, most_shown);
    for (const store::InboxMail& mail : mails)
        options.json ? print_json(mail, outside.out) : print(mail, outside.out);
    if (mails.empty() && !options.json) outside.out << "nothing to read\n";
    return 0;
}

}  // namespace

extern const Command inbox_command =
    command<declare, run>("inbox", help, "show which of it a person must read");

}  // namespace tidings
