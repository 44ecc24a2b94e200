#include "mailing/mail_trouble.h"

#include <algorithm>

#include "store/facts.h"
#include "store/held_sends.h"
#include "store/inbox.h"

namespace tidings {
namespace {

constexpr int most_told_mails = 50;

void add_refusal(std::vector<std::string>& lines, const store::Database& db, std::string_view fact,
                 const std::string& who) {
    const std::string said = store::fact(db, fact).value_or("");
    if (!said.empty()) lines.push_back(who + " refuses mail of ours: " + said);
}

// Letters are told to the operator without what they say; editors get that in their notice.
void add_inbox(std::vector<std::string>& lines, const store::Database& db, std::string_view told_to) {
    for (const store::InboxMail& mail : store::inbox(db, most_told_mails)) {
        const std::string id = std::to_string(mail.id);
        if (!mail.set_aside.empty())
            lines.push_back("mail " + id + " to `tidings bounces` was set aside unread: " + mail.set_aside +
                            (mail.subject.empty() ? "" : " (" + mail.subject + ")"));
        else if (told_to == told_to_operator)
            lines.push_back("letter " + id + " of a reader waits for an answer: `tidings inbox` shows it");
    }
}

std::vector<std::string> mail_trouble(const store::Database& db, std::string_view told_to) {
    std::vector<std::string> lines;
    add_refusal(lines, db, "mail.notice", "the mail server");
    add_refusal(lines, db, "bounces.notice", "a reader's mail system");
    for (const store::HeldSends& held : store::held_sends(db)) {
        const std::string id = std::to_string(number(held.issue));
        lines.push_back("issue " + id + " \"" + held.title + "\" has " + std::to_string(held.count) +
                        " held mails: `tidings issues release " + id + "` sends them");
    }
    add_inbox(lines, db, told_to);
    return lines;
}

// One a line.
std::string as_text(const std::vector<std::string>& lines) {
    std::string text;
    for (const std::string& line : lines) text.append(line).append("\n");
    return text;
}

}  // namespace

std::vector<std::string> untold_mail_trouble(const store::Database& db, std::string_view told_to) {
    const std::string told = '\n' + store::fact(db, told_to).value_or("");
    std::vector<std::string> lines = mail_trouble(db, told_to);
    std::erase_if(
        lines, [&](const std::string& line) { return told.find('\n' + line + '\n') != std::string::npos; });
    return lines;
}

void mail_trouble_told(store::Transaction& tx, std::string_view told_to) {
    store::set_fact(tx, told_to, as_text(mail_trouble(tx.db(), told_to)));
}

}  // namespace tidings
