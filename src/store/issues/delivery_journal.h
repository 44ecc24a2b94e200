#pragma once

#include <atomic>
#include <cstdint>
#include <filesystem>
#include <string_view>

#include "model/ids.h"
#include "store/database.h"

namespace tidings::store {

// The delivery journal: a file beside the database with a line for each message that the mail server has
// accepted, written before its worker begins the next. A line costs a fiftieth of a commit and, like one,
// survives the death of the process, so that the database can record hundreds of messages in one commit.
class DeliveryJournal {
  public:
    // Truncates the file for the run with this lease. Throws Failure with Code::disk.
    DeliveryJournal(const std::filesystem::path& file, std::string_view lease);
    ~DeliveryJournal();  // the file stays
    DeliveryJournal(const DeliveryJournal&) = delete;
    DeliveryJournal& operator=(const DeliveryJournal&) = delete;

    // Appends a line; for any thread. False if the disk does not take it, and from then on, because a torn
    // line would spoil the next.
    bool add(SendId send, std::string_view queue_id, std::string_view answer) const;

    // Brings the lines to the disk.
    void sync() const;

  private:
    int file_ = -1;
    mutable std::atomic<bool> whole_{true};
};

// Settles the sends of a run that died by its journal, if there is one. Returns how many. Call before
// recover_sends, while holding the run's lock; the file may be deleted once that is committed.
std::int64_t settle_from_journal(Transaction& tx, const std::filesystem::path& file, Timestamp now);

}  // namespace tidings::store
