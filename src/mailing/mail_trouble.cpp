#include "mailing/mail_trouble.h"

#include <algorithm>

#include "store/facts.h"
#include "store/held_sends.h"

namespace tidings {
namespace {

void add_refusal(std::vector<std::string>& lines, const store::Database& db, std::string_view fact,
                 const std::string& who) {
    const std::string said = store::fact(db, fact).value_or("");
    if (!said.empty()) lines.push_back(who + " refuses mail of ours: " + said);
}

std::vector<std::string> mail_trouble(const store::Database& db) {
    std::vector<std::string> lines;
    add_refusal(lines, db, "mail.notice", "the mail server");
    add_refusal(lines, db, "bounces.notice", "a reader's mail system");
    for (const store::HeldSends& held : store::held_sends(db)) {
        const std::string id = std::to_string(number(held.issue));
        lines.push_back("issue " + id + " \"" + held.title + "\" has " + std::to_string(held.count) +
                        " held mails: `tidings issues release " + id + "` sends them");
    }
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
    std::vector<std::string> lines = mail_trouble(db);
    std::erase_if(
        lines, [&](const std::string& line) { return told.find('\n' + line + '\n') != std::string::npos; });
    return lines;
}

void mail_trouble_told(store::Transaction& tx, std::string_view told_to) {
    store::set_fact(tx, told_to, as_text(mail_trouble(tx.db())));
}

}  // namespace tidings
