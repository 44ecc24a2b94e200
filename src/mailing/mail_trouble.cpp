#include "mailing/mail_trouble.h"

#include <algorithm>
#include <bit>

#include "dates/date.h"
#include "mailing/relay_memory.h"
#include "store/issues/held_sends.h"
#include "store/issues/sends.h"
#include "store/people/inbox.h"
#include "store/sqlite/meta.h"

namespace tidings {
namespace {

// Mails of an issue that are given up and not worth a word.
constexpr int a_few = 5;
constexpr int most_told_mails = 50;

struct Trouble {
    std::string name;  // the same as long as it need not be told again; one line
    std::string line;  // that tells of it
};

void add_refusal(std::vector<Trouble>& all, const store::Database& db, std::string_view name,
                 const std::string& who) {
    const std::string said = store::meta(db, name).value_or("");
    if (said.empty()) return;
    const std::string line = who + " refuses mail of ours: " + said;
    all.push_back({line, line});
}

void add_relay_away(std::vector<Trouble>& all, const store::Database& db, Timestamp now) {
    const std::optional<Timestamp> since = relay_away_since(db);
    if (!since) return;
    const auto days = std::chrono::floor<std::chrono::days>(now - *since).count();
    const std::string line = "the mail server cannot be reached since " + rfc3339(*since);
    all.push_back({line + ", day " + std::to_string(days),
                   line + "; " + std::to_string(store::count_sends_due(db, now)) +
                       " mails wait, and go once it is back"});
}

std::string titled(const store::SendsOfIssue& sends) {
    return "issue " + std::to_string(number(sends.issue)) + " \"" + sends.title + "\"";
}

void add_held(std::vector<Trouble>& all, const World& world) {
    for (const store::SendsOfIssue& held : store::held_sends(world.db)) {
        const std::string line =
            titled(held) + " has " + std::to_string(held.count) + " held mails: `" +
            world.how_to({Remedy::Act::release_issue, std::to_string(number(held.issue))}) + "` sends them";
        all.push_back({line, line});
    }
}

// Told again each time that their number has doubled.
void add_given_up(std::vector<Trouble>& all, const store::Database& db) {
    for (const store::SendsOfIssue& expired : store::expired_sends(db)) {
        if (expired.count <= a_few) continue;
        const auto doublings = std::bit_width(static_cast<unsigned>(expired.count / a_few));
        all.push_back({titled(expired) + " given up, doubled " + std::to_string(doublings),
                       titled(expired) + ": " + std::to_string(expired.count) +
                           " mails were given up, as the mail server put them off for 48 hours; the digest's "
                           "next issue tells their readers what they missed"});
    }
}

// Letters are told to the operator without what they say; editors get that in their notice.
void add_inbox(std::vector<Trouble>& all, const World& world, std::string_view told_to) {
    for (const store::InboxMail& mail : store::inbox(world.db, most_told_mails)) {
        const std::string id = std::to_string(mail.id);
        std::string line;
        if (!mail.set_aside.empty())
            line = "mail " + id + " to `tidings bounces` was set aside unread: " + mail.set_aside +
                   (mail.subject.empty() ? "" : " (" + mail.subject + ")");
        else if (told_to == told_to_operator)
            line = "letter " + id + " of a reader waits for an answer: `" +
                   world.how_to({Remedy::Act::show_inbox}) + "` shows it";
        if (!line.empty()) all.push_back({line, line});
    }
}

std::vector<Trouble> mail_trouble(const World& world, std::string_view told_to, Timestamp now) {
    const store::Database& db = world.db;
    std::vector<Trouble> all;
    add_refusal(all, db, "mail.notice", "the mail server");
    add_refusal(all, db, "bounces.notice", "a reader's mail system");
    add_refusal(all, db, "editors.notice_refused", "the mail server of [editors] notify");
    add_relay_away(all, db, now);
    add_held(all, world);
    add_given_up(all, db);
    add_inbox(all, world, told_to);
    return all;
}

}  // namespace

std::vector<std::string> untold_mail_trouble(const World& world, std::string_view told_to, Timestamp now) {
    const std::string told = '\n' + store::meta(world.db, told_to).value_or("");
    std::vector<std::string> lines;
    for (Trouble& trouble : mail_trouble(world, told_to, now))
        if (told.find('\n' + trouble.name + '\n') == std::string::npos)
            lines.push_back(std::move(trouble.line));
    return lines;
}

void mail_trouble_told(store::Transaction& tx, const World& world, std::string_view told_to, Timestamp now) {
    std::string names;
    for (const Trouble& trouble : mail_trouble(world, told_to, now)) names.append(trouble.name).append("\n");
    store::set_meta(tx, told_to, names);
}

void warn_of_mail_trouble(World& world) {
    const Timestamp now = world.clock();
    const std::vector<std::string> trouble = untold_mail_trouble(world, told_to_operator, now);
    if (trouble.empty()) return;
    for (const std::string& line : trouble) world.log.warning("mail trouble", {{"problem", line}});
    store::Transaction tx(world.db);
    mail_trouble_told(tx, world, told_to_operator, now);
    tx.commit();
}

}  // namespace tidings
