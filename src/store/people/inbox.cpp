#include "store/people/inbox.h"

#include <algorithm>

namespace tidings::store {
namespace {

std::vector<InboxMail> read(Rows rows) {
    std::vector<InboxMail> mails;
    while (rows.next())
        mails.push_back({.id = rows.integer(0),
                         .author = rows.text(1),
                         .about = rows.text(2),
                         .subject = rows.text(3),
                         .words = rows.text(4),
                         .set_aside = rows.text(5),
                         .came_at = rows.time(6)});
    return mails;
}

}  // namespace

bool keep_mail(Transaction& tx, std::string_view mail, const InboxMail& kept, Timestamp now) {
    return tx.run(R"(
        insert or ignore into inbox (mail, author, about, subject, words, set_aside, came_at) values (?, ?, ?, ?, ?, ?, ?))",
                  {mail, kept.author, kept.about, kept.subject, kept.words, kept.set_aside, now}) > 0;
}

std::vector<InboxMail> inbox(const Database& db, int count) {
    std::vector<InboxMail> latest = read(db.query(
        "select id, author, about, subject, words, set_aside, came_at from inbox order by id desc limit ?",
        {count}));
    std::ranges::reverse(latest);
    return latest;
}

std::vector<InboxMail> untold_letters(const Database& db, int count) {
    return read(db.query(R"(
        select id, author, about, subject, words, set_aside, came_at from inbox
        where told_at is null and set_aside = '' order by id limit ?)",
                         {count}));
}

void letters_told(Transaction& tx, std::int64_t up_to_id, Timestamp now) {
    tx.run("update inbox set told_at = ? where told_at is null and id <= ?", {now, up_to_id});
}

void forget_inbox(Transaction& tx, Timestamp came_before) {
    tx.run("delete from inbox where came_at < ?", {came_before});
}

}  // namespace tidings::store
