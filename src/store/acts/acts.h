#pragma once

#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "model/act.h"
#include "store/database.h"

// The audit log: what people and rules did. Lines are only added; the database refuses to change or delete
// one.
namespace tidings::store {

// Adds a line and gives it its number. Only a state that is written in the same transaction may be said in
// it.
ActId record_act(Transaction& tx, const Act& act);

// The same, and beside it a line without changes of another story that the act concerns, which begins with
// `what`.
ActId record_act(Transaction& tx, const Act& act, StoryId other, std::string_view what);

std::optional<Act> act(const Database& db, ActId id);

// What was done to a story, an issue …, in order of time.
std::vector<Act> acts_on(const Database& db, ActSubject subject, std::int64_t number);

// The last of them; none if nothing was done to it.
std::optional<ActId> last_act_on(const Database& db, ActSubject subject, std::int64_t number);

// The lines of other subjects that belong to an act.
std::vector<Act> parts_of(const Database& db, ActId whole);

// The last act that takes back `id`; none if no act does.
std::optional<ActId> undone_by(const Database& db, ActId id);

// Which lines are wanted; a field that is empty permits all.
struct ActFilter {
    std::optional<ActSubject> subject;
    std::optional<std::int64_t> number;  // of `subject`, which must be given too
    std::string by, what;
    std::optional<Timestamp> since, until;  // from then on; before then
    int count = 0;                          // 0: all
};

// Newest first, one in memory at a time. What became of subscriptions is among them, from the proof of
// consent, without a number of its own and without words that may hold an address.
void each_act(const Database& db, const ActFilter& filter, const std::function<void(const Act&)>& visit);

}  // namespace tidings::store
