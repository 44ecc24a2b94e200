#include "membership/joining.h"

#include "membership/confirmation_mail.h"
#include "membership/preferences_link.h"
#include "store/issues/notices.h"
#include "store/people/consents.h"
#include "store/people/erasure.h"
#include "subscribe/address_hash.h"
#include "subscribe/periods.h"
#include "text/hash.h"

namespace tidings::membership {

bool sign_up(store::Database& db, const SecretKey& key, const store::SignUp& wish, const ShownConsent& shown,
             Timestamp now) {
    using Kind = store::Asked::Kind;
    const std::string hash = address_hash(key, wish.email);
    bool mailed = false;
    store::Transaction tx(db);
    const store::Asked asked = store::ask(tx, wish, hash, now);
    if (asked.kind == Kind::fresh || asked.kind == Kind::waiting) {
        const store::ConsentText text{hash_hex(shown.text), std::string(shown.language),
                                      std::string(shown.text)};
        store::record_consent(tx, asked.subscriber, store::ConsentStep::asked, "form", &text, now);
        mailed = mail_confirmation(tx, asked.subscriber, wish.email, hash, now);
        if (!mailed && asked.kind == Kind::fresh) return false;  // without the mail nobody could confirm it
    }
    if (asked.kind == Kind::known)
        mailed = mail_preferences_link(tx, asked.subscriber, most_link_mails_by_sign_up, now);
    tx.commit();
    return mailed;
}

bool awaits_confirmation(const store::Person& person, Timestamp now) {
    return person.asked_at && now - *person.asked_at <= confirm_within;
}

bool confirm(store::Database& db, const SecretKey& key, SubscriberId reader, Timestamp now) {
    store::Transaction tx(db);
    const std::optional<store::Person> person = store::person(db, reader);
    if (!person) return false;
    const EmailAddress& email = person->subscriber.email;
    if (!store::confirm(tx, reader, address_hash(key, email), now - confirm_within, now)) return false;
    store::record_consent(tx, reader, store::ConsentStep::confirmed, "link", nullptr, now);
    store::queue_notice(tx, {.kind = NoticeKind::welcome, .subscriber = reader, .to = email}, now);
    tx.commit();
    return true;
}

store::Joining add(store::Database& db, const SecretKey& key, const Subscriber& subscriber, Timestamp now) {
    store::Transaction tx(db);
    const store::Joining joining = add(tx, key, subscriber, now);
    tx.commit();
    return joining;
}

store::Joining add(store::Transaction& tx, const SecretKey& key, const Subscriber& subscriber,
                   Timestamp now) {
    const std::string hash = address_hash(key, subscriber.email);
    if (store::barred_for_ever(tx.db(), hash)) return store::Joining::suppressed;
    if (store::is_erased(tx.db(), hash)) return store::Joining::unsubscribed;
    const store::Joining joining = store::join(tx, subscriber, now);
    if (joining != store::Joining::added && joining != store::Joining::confirmed) return joining;
    if (joining == store::Joining::confirmed) store::address_confirmed(tx, hash);
    const SubscriberId id = store::person_of(tx.db(), subscriber.email)->subscriber.id;
    store::record_consent(tx, id, store::ConsentStep::added, subscriber.consent, nullptr, now);
    if (subscriber.state == SubscriberState::pending) mail_confirmation(tx, id, subscriber.email, hash, now);
    return joining;
}

}  // namespace tidings::membership
