#include "readers/asked_links.h"

#include "membership/preferences_link.h"

namespace tidings::readers {
namespace {

constexpr std::size_t most_waiting = 10'000;

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
            membership::mail_preferences_link(db, *email, now);
        } catch (...) {
            add(*email);
            throw;
        }
    }
}

}  // namespace tidings::readers
