#pragma once

#include <atomic>
#include <cstdint>
#include <filesystem>
#include <string_view>

#include "model/ids.h"
#include "store/database.h"

namespace tidings::store {

// What a mail server has taken and the database does not know of yet: a file beside it that gets a line for
// each message before its worker begins another. A line costs a fiftieth of a commit and survives the death
// of the process as one does, so the database can learn of hundreds of messages at once.
class DeliveryJournal {
  public:
    // Begins the file anew for the run that claims by this lease. Throws Failure with Code::disk.
    DeliveryJournal(const std::filesystem::path& file, std::string_view lease);
    ~DeliveryJournal();  // the file stays
    DeliveryJournal(const DeliveryJournal&) = delete;
    DeliveryJournal& operator=(const DeliveryJournal&) = delete;

    // For any thread. False if the disk does not take it, and from then on: a line that was cut off would
    // spoil the next.
    bool add(SendId send, std::string_view queue_id, std::string_view answer) const;

    // Brings the lines to the disk.
    void sync() const;

  private:
    int file_ = -1;
    mutable std::atomic<bool> whole_{true};
};

// Settles the sends that a run which died has handed over by its file, if there is one. Returns how many.
// Call before recover_sends, while holding the run's lock; the file may go once that is committed.
std::int64_t settle_from_journal(Transaction& tx, const std::filesystem::path& file, Timestamp now);

}  // namespace tidings::store
