#include "desk/asked_links.h"

#include "desk/my_link.h"
#include "store/people/people.h"
#include "subscribe/periods.h"

namespace tidings::desk {
namespace {

constexpr std::size_t most_waiting = 10'000;

void mail_one(store::Database& db, const EmailAddress& email, Timestamp now) {
    store::Transaction tx(db);
    if (const auto person = store::person_of(tx.db(), email))
        mail_link_to(tx, person->subscriber.id, most_link_mails_a_day, now);
    tx.commit();
}

}  // namespace

void AskedLinks::add(const EmailAddress& email) {
    const std::lock_guard lock(mutex_);
    if (waiting_.size() < most_waiting) waiting_.push_back(email);
}

std::optional<EmailAddress> AskedLinks::next() {
    const std::lock_guard lock(mutex_);
    if (waiting_.empty()) return std::nullopt;
    EmailAddress email = std::move(waiting_.front());
    waiting_.pop_front();
    return email;
}

void AskedLinks::mail(store::Database& db, Timestamp now) {
    while (const std::optional<EmailAddress> email = next()) {
        try {
            mail_one(db, *email, now);
        } catch (...) {
            add(*email);
            throw;
        }
    }
}

}  // namespace tidings::desk
