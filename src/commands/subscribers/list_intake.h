#pragma once

#include <array>
#include <cstddef>
#include <map>
#include <string>
#include <vector>

#include "roster/entry.h"
#include "store/database.h"
#include "world/data_folder.h"

namespace tidings {

// What became of the rows of a list.
enum class Taken {
    added,
    known,       // unchanged
    stays_away,  // left, bounced, complained or was erased here
    left,        // by the list: now known as one who left
    suppressed,  // by the list: now known as an address that must not get mail
    erased,      // by the list: now known as an address that no list brings back
    unusable,
};
inline constexpr std::size_t ways_to_be_taken = 7;

struct IntakeTally {
    std::array<std::size_t, ways_to_be_taken> rows{};
    std::array<std::vector<std::string>, ways_to_be_taken> examples;  // the first three addresses
    std::size_t confirmed = 0, asked = 0;  // of the added: who had signed up before; who is asked
    std::map<std::string, std::size_t> unknown_digests;  // by slug, with how many rows name it

    std::size_t count(Taken taken) const { return rows[static_cast<std::size_t>(taken)]; }
};

// On what terms a list is taken in.
struct IntakeTerms {
    std::string confirmed_elsewhere;   // where and when; empty: everybody is asked
    bool can_ask = false;              // whether the question can be mailed
    std::vector<std::string> digests;  // for rows that name none; of all that the hub has
};

// Takes people in as a list describes them. A row makes a person confirmed only if it says so, or if the list
// has no states.
class ListIntake {
  public:
    ListIntake(store::Transaction& tx, const DataFolder& folder, IntakeTerms terms, Outside& outside);

    // What cannot be used, or stays away, is told with the line. Throws Failure(configuration) for hashes
    // made with another key.
    void take(std::size_t line, const Result<roster::Entry>& entry);

    const IntakeTally& tally() const { return tally_; }

  private:
    Taken take_entry(std::size_t line, const roster::Entry& entry);
    Taken take_subscriber(std::size_t line, const roster::Entry& entry, SubscriberState state);
    Taken take_leaver(std::size_t line, const roster::Entry& entry);
    Taken take_suppressed(std::size_t line, const roster::Entry& entry);
    Taken take_paused(std::size_t line, const roster::Entry& entry);
    Taken take_erased(const roster::Entry& entry);
    Taken refuse(std::size_t line, const std::string& why);
    std::vector<std::string> digests_here(const roster::Entry& entry);
    Result<Subscriber> subscriber_of(const roster::Entry& entry, SubscriberState state) const;
    std::optional<Timestamp> past(const std::optional<Timestamp>& time) const;

    store::Transaction& tx_;
    const DataFolder& folder_;
    IntakeTerms terms_;
    Outside& outside_;
    Timestamp now_;
    IntakeTally tally_;
};

}  // namespace tidings
