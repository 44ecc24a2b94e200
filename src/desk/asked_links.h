#pragma once

#include <deque>
#include <mutex>
#include <optional>

#include "model/subscriber.h"
#include "store/database.h"

namespace tidings::desk {

// Addresses that were typed into the form for the link to the preferences, on their way from the thread that
// answers to one that mails. What a program that is killed had not read is gone: their readers ask again.
class AskedLinks {
  public:
    // From any thread. Left out when ten thousand wait.
    void add(const EmailAddress& email);

    // Mails those that wait (desk::mail_link_to) whose address somebody is subscribed with. Throws what the
    // database throws; the one that was under way waits on, behind the others.
    void mail(store::Database& db, Timestamp now);

  private:
    std::optional<EmailAddress> next();

    std::mutex mutex_;  // guards the following
    std::deque<EmailAddress> waiting_;
};

}  // namespace tidings::desk
