#pragma once

#include <deque>
#include <mutex>
#include <optional>

#include "model/subscriber.h"
#include "store/database.h"

namespace tidings::readers {

// Addresses typed into the form for the link to the preferences, in a queue from the thread that answers to
// the one that mails. The queue is in memory: what a killed program had not mailed is lost, and its readers
// ask again.
class AskedLinks {
  public:
    // May be called from any thread. Drops the address when ten thousand wait.
    void add(const EmailAddress& email);

    // Mails the link (membership::mail_preferences_link) to each waiting address that is subscribed. Throws
    // what the database throws; the address at hand then goes back to the end of the queue.
    void mail(store::Database& db, Timestamp now);

  private:
    std::optional<EmailAddress> next();

    std::mutex mutex_;  // guards the following
    std::deque<EmailAddress> waiting_;
};

}  // namespace tidings::readers
