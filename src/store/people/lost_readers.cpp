#include "store/people/lost_readers.h"

namespace tidings::store {

LostReaders untold_lost_readers(const Database& db, Audience audience) {
    LostReaders lost;
    Rows suppressions =
        db.query("select cause, count(*) from suppressions where told < 3 and told & ? = 0 group by cause",
                 {audience});
    while (suppressions.next())
        (suppressions.text(0) == "complaint" ? lost.complained : lost.bounced) +=
            static_cast<int>(suppressions.integer(1));
    Rows pauses =
        db.query("select tries > 3, count(*) from pauses where told < 3 and told & ? = 0 group by tries > 3",
                 {audience});
    while (pauses.next())
        (pauses.integer(0) != 0 ? lost.not_reached : lost.paused) += static_cast<int>(pauses.integer(1));
    Rows brakes = db.query("select why from brakes where told < 3 and told & ? = 0", {audience});
    while (brakes.next()) lost.brakes.push_back(brakes.text(0));
    return lost;
}

void lost_readers_told(Transaction& tx, Audience audience) {
    tx.run("update suppressions set told = told | ?1 where told < 3 and told & ?1 = 0", {audience});
    tx.run("update pauses set told = told | ?1 where told < 3 and told & ?1 = 0", {audience});
    tx.run("update brakes set told = told | ?1 where told < 3 and told & ?1 = 0", {audience});
}

}  // namespace tidings::store
