#include "membership/moving.h"

#include "membership/erasing.h"
#include "membership/hub_of_readers.h"
#include "membership/retention.h"
#include "membership/suppressing.h"

namespace tidings::membership {
namespace {

using std::chrono::days;
using support::Lines;
using support::Notices;

class Moving : public support::HubOfReaders {
  protected:
    SubscriberId id{};

    void SetUp() override {
        HubOfReaders::SetUp();
        id = subscribe(anna);
    }
    ReaderLink link(LinkPurpose purpose) const {
        return {.purpose = purpose, .subscriber = id, .change = AddressChangeId{1}};
    }
    bool move_to_eva() {
        return ask_to_move(db, key, id, eva, now) && move(db, key, link(LinkPurpose::change_address), now);
    }
};

TEST_F(Moving, AsksTheOwnerOfTheNewAddress) {
    EXPECT_TRUE(ask_to_move(db, key, id, eva, now));
    EXPECT_EQ(take_notices(), Notices{NoticeKind::confirm_address});
    EXPECT_TRUE(waiting_change(db, link(LinkPurpose::change_address), now + days(7)));
    EXPECT_FALSE(waiting_change(db, link(LinkPurpose::change_address), now + days(8)));
    EXPECT_EQ(reader(anna), id);
}

TEST_F(Moving, AsksNobodyWhoseAddressIsAnothersOrMustNotGetMail) {
    const EmailAddress mia = *EmailAddress::parse("mia@x.example");
    subscribe(eva);
    suppress_by_operator(db, mia, "asked by phone", now);
    EXPECT_FALSE(ask_to_move(db, key, id, eva, now));
    EXPECT_FALSE(ask_to_move(db, key, id, mia, now));
    EXPECT_EQ(take_notices(), Notices{});
}

TEST_F(Moving, IsInTheHistoryAndToldToTheFormerAddress) {
    ask_to_move(db, key, id, eva, now);
    take_notices();
    EXPECT_TRUE(move(db, key, link(LinkPurpose::change_address), now));
    EXPECT_EQ(reader(eva), id);
    EXPECT_EQ(last_of_history(id), "moved: link");
    EXPECT_EQ(take_notices(), Notices{NoticeKind::address_changed});
    EXPECT_FALSE(move(db, key, link(LinkPurpose::change_address), now)) << "the link is worth nothing more";
}

TEST_F(Moving, ChangesNothingByTheLinkOfAnother) {
    ask_to_move(db, key, id, eva, now);
    ReaderLink other = link(LinkPurpose::change_address);
    other.subscriber = SubscriberId{number(id) + 1};
    EXPECT_FALSE(move(db, key, other, now));
    EXPECT_EQ(reader(anna), id);
}

TEST_F(Moving, IsUndoneByTheFormerAddress) {
    ASSERT_TRUE(move_to_eva());
    EXPECT_TRUE(undoable_move(db, link(LinkPurpose::undo_change), now + days(28)));
    EXPECT_FALSE(undo_move(db, key, link(LinkPurpose::undo_change), now + days(29)));
    EXPECT_EQ(undo_move(db, key, link(LinkPurpose::undo_change), now), store::Undone::moved_back);
    EXPECT_EQ(reader(anna), id);
    EXPECT_EQ(last_of_history(id), "moved: undo");
    EXPECT_FALSE(ask_to_move(db, key, id, eva, now)) << "whoever asked for it may still hold a link";
}

TEST_F(Moving, CanBeUndoneAfterTheNewAddressErasedIt) {
    ASSERT_TRUE(move_to_eva());
    EXPECT_TRUE(erase_by_link(db, key, id, now));
    EXPECT_FALSE(store::person_of(db, eva));
    EXPECT_EQ(undo_move(db, key, link(LinkPurpose::undo_change), now), store::Undone::moved_back);
    EXPECT_EQ(reader(anna), id);
}

TEST_F(Moving, CannotBeUndoneOnceAnOperatorErasedThePerson) {
    ASSERT_TRUE(move_to_eva());
    EXPECT_TRUE(erase(db, key, id, now));
    EXPECT_FALSE(undo_move(db, key, link(LinkPurpose::undo_change), now));
    EXPECT_EQ(history(id), Lines{});
    EXPECT_FALSE(erase(db, key, id, now)) << "nobody is there any more";
}

TEST_F(Moving, LeavesNothingBehindOnceItIsTooOldToUndo) {
    ASSERT_TRUE(move_to_eva());
    forget_what_is_due(db, key, now + days(29));
    EXPECT_FALSE(undoable_move(db, link(LinkPurpose::undo_change), now));
    EXPECT_EQ(reader(eva), id);
}

}  // namespace
}  // namespace tidings::membership
