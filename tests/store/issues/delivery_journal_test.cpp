#include "store/issues/delivery_journal.h"

#include <gtest/gtest.h>

#include <fstream>

#include "store/issues/sends.h"
#include "support/sealed_issue.h"
#include "support/temp_folder.h"

namespace tidings::store {
namespace {

using support::monday;

// Two sends that a run with the lease "run" has claimed.
class HandedOverSends : public support::SealedIssue {
  protected:
    support::TempFolder folder;
    std::filesystem::path file = folder / "handed-over";
    std::vector<ClaimedSend> sends;

    void SetUp() override {
        SealedIssue::SetUp();
        Transaction tx(db);
        sends = claim_sends(tx, "run", monday, 2);
        tx.commit();
    }

    std::int64_t settle() {
        Transaction tx(db);
        const std::int64_t settled = settle_from_journal(tx, file, monday);
        tx.commit();
        return settled;
    }
    std::string answer(const ClaimedSend& send) {
        Rows row = db.query(
            "select state || ' ' || attempts || ' ' || queue_id || ' ' || answer from sends where id = ?",
            {send.id});
        row.next();
        return row.text(0);
    }
};

TEST_F(HandedOverSends, AreSentWhenTheirRunHasDied) {
    DeliveryJournal(file, "run").add(sends[0].id, "4F2A1", "250 2.0.0 Ok: queued as 4F2A1");
    EXPECT_EQ(settle(), 1);
    EXPECT_EQ(answer(sends[0]), "sent 1 4F2A1 250 2.0.0 Ok: queued as 4F2A1");
    EXPECT_EQ(answer(sends[1]), "sending 0  ");
}

TEST_F(HandedOverSends, AreSettledOnce) {
    DeliveryJournal(file, "run").add(sends[0].id, "", "250 Ok");
    settle();
    EXPECT_EQ(settle(), 0);
    EXPECT_EQ(answer(sends[0]), "sent 1  250 Ok");
}

TEST_F(HandedOverSends, OfAnotherRunSayNothing) {
    DeliveryJournal(file, "an older run").add(sends[0].id, "", "250 Ok");
    EXPECT_EQ(settle(), 0);
}

TEST_F(HandedOverSends, MayBeNone) { EXPECT_EQ(settle(), 0); }

TEST_F(HandedOverSends, DoNotCountWhenTheirLineWasCutOff) {
    DeliveryJournal(file, "run").add(sends[0].id, "", "250 Ok");
    std::filesystem::resize_file(file, std::filesystem::file_size(file) - 1);
    EXPECT_EQ(settle(), 0);
}

TEST_F(HandedOverSends, AreReadAroundDamage) {
    {
        const DeliveryJournal journal(file, "run");
        std::ofstream(file, std::ios::app) << "\n\t\t\n1x\t\t250\n" << std::string(40, '\0') << '\n';
        journal.add(sends[1].id, "", "250 2.0.0 Two\r\nlines\tand a tab");
    }
    EXPECT_EQ(settle(), 1);
    EXPECT_EQ(answer(sends[1]), "sent 1  250 2.0.0 Two  lines and a tab");
}

TEST_F(HandedOverSends, CannotBeWrittenDownWithoutAPlace) {
    EXPECT_THROW(DeliveryJournal(folder / "none/handed-over", "run"), Failure);
}

TEST(DeliveryJournal, SaysWhenTheDiskIsFull) {
    if (!std::filesystem::exists("/dev/full")) GTEST_SKIP() << "no /dev/full here";
    EXPECT_THROW(DeliveryJournal("/dev/full", "run"), Failure);
}

}  // namespace
}  // namespace tidings::store
