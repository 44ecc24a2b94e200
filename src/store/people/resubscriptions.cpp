#include "store/people/resubscriptions.h"

#include "store/people/preferences.h"

namespace tidings::store {

void keep_resubscription(Transaction& tx, SubscriberId subscriber, const SignUp& wish) {
    drop_resubscription(tx, subscriber);
    const Preferences& wanted = wish.preferences;
    tx.run(
        "insert into wishes (subscriber, name, language, topics, languages, fold, neutral_subject) values "
        "(?, ?, ?, ?, "
        "?, ?, ?)",
        {subscriber, wish.name, wish.language, stored_words(wanted.topics), stored_words(wanted.languages),
         wanted.fold, wanted.neutral_subject});
    for (const std::string& digest : wish.digests)
        tx.run(
            "insert or ignore into wished_digests (subscriber, digest) select ?, id from digests where slug "
            "= ?",
            {subscriber, digest});
}

void grant_resubscription(Transaction& tx, SubscriberId subscriber) {
    const bool wished = tx.run(R"(
        update subscribers set name = w.name, language = w.language from wishes w
        where w.subscriber = ?1 and subscribers.id = ?1)",
                               {subscriber}) > 0;
    if (!wished) return;
    tx.run("delete from subscriptions where subscriber = ?", {subscriber});
    tx.run(R"(
        insert into subscriptions (digest, subscriber, topics, languages, fold, neutral_subject)
        select d.digest, w.subscriber, w.topics, w.languages, w.fold, w.neutral_subject
        from wishes w join wished_digests d on d.subscriber = w.subscriber where w.subscriber = ?)",
           {subscriber});
    drop_resubscription(tx, subscriber);
}

void drop_resubscription(Transaction& tx, SubscriberId subscriber) {
    tx.run("delete from wishes where subscriber = ?", {subscriber});
}

std::vector<std::string> digests_of_resubscription(const Database& db, SubscriberId subscriber) {
    std::vector<std::string> wished;
    Rows rows = db.query(
        "select d.slug from wished_digests w join digests d on d.id = w.digest where w.subscriber = ? order "
        "by d.slug",
        {subscriber});
    while (rows.next()) wished.push_back(rows.text(0));
    return wished;
}

std::vector<std::string> digests_asked_for(const Database& db, const Subscriber& subscriber) {
    std::vector<std::string> wished = digests_of_resubscription(db, subscriber.id);
    return wished.empty() ? subscriber.digests : wished;
}

}  // namespace tidings::store
