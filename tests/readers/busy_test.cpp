#include "base/result.h"
#include "readers/readers_world.h"
#include "support/temp_folder.h"

namespace tidings::readers {
namespace {

struct Folder {
    support::TempFolder folder;
};

// A hub whose database a run can write to as well.
class BusyHub : public Folder, public support::ReadersWorld {
  protected:
    BusyHub() : ReadersWorld(store::Database::open(folder / "tidings.db")) {
        db.set_patience(std::chrono::milliseconds(50));
    }
    void TearDown() override {}  // it logs that it was busy

    store::Database run = store::Database::open(folder / "tidings.db");
    const std::string form = "digest=weekly&email=anna%40x.example";
};

TEST_F(BusyHub, TellsReadersInTheirLanguageToSendTheFormAgain) {
    const std::string filled = form + "&ticket=" + ticket();
    now += std::chrono::seconds(30);
    const store::Transaction writing(run);
    const web::Response response = post("/subscribe", filled, {{"accept-language", "it"}});
    EXPECT_EQ(response.status, 503);
    EXPECT_NE(response.body.find("<html lang=\"it\">"), std::string::npos);
    EXPECT_EQ(response.headers, (web::Headers{{"Retry-After", "5"}}));
    EXPECT_EQ(response.page, "/subscribe");
    EXPECT_EQ(log_text.str(), "warning the database is busy\n");
}

TEST_F(BusyHub, ShowsItsPagesAllTheSame) {
    const store::Transaction writing(run);
    EXPECT_EQ(get("/subscribe").status, 200);
}

TEST_F(BusyHub, TakesTheSameFormOnceTheRunHasWritten) {
    {
        const store::Transaction writing(run);
        EXPECT_EQ(sign_up(form).status, 503);
    }
    EXPECT_EQ(sign_up(form).status, 200);
}

TEST_F(BusyHub, TakesARequestForALinkAndMailsItOnceTheRunHasWritten) {
    subscribe("bea@x.example");
    {
        const store::Transaction writing(run);
        EXPECT_EQ(post("/link", "email=bea%40x.example").status, 200);
        EXPECT_THROW(take_notices(), Failure);
    }
    EXPECT_EQ(take_notices(), "preferences bea@x.example\n");
}

// A reader of both digests, and the path of the link by which they leave the weekly one.
class BusyHubOfAReader : public BusyHub {
  protected:
    void SetUp() override {
        ReadersWorld::SetUp();
        subscribe("ines@ngo.example");
        weekly = store::digest_id(db, "weekly");
        leave_weekly = link(LinkPurpose::unsubscribe, "ines@ngo.example", weekly);
    }
    std::string token(std::optional<DigestId> digest) const {
        return link_token(key, {LinkPurpose::unsubscribe, reader("ines@ngo.example").subscriber.id, digest});
    }

    std::optional<DigestId> weekly;
    std::string leave_weekly;
};

TEST_F(BusyHubOfAReader, LetsWhoPressesAMailProgramsButtonLeaveLater) {
    const int before = woken;
    const store::Transaction writing(run);
    const web::Response response = post(leave_weekly, "List-Unsubscribe=One-Click");
    EXPECT_EQ(response.status, 200);
    EXPECT_EQ(leavers, std::vector<std::string>{token(weekly) + " one-click"});
    EXPECT_EQ(woken, before + 1) << "the postman takes it in";
}

TEST_F(BusyHubOfAReader, LetsWhoLeavesOnThePageLeaveLater) {
    const store::Transaction writing(run);
    EXPECT_EQ(post(leave_weekly, "act=all").status, 200);
    EXPECT_EQ(leavers, std::vector<std::string>{token(std::nullopt) + " page"});
}

TEST_F(BusyHubOfAReader, LetsNobodyLeaveByAnotherForm) {
    const store::Transaction writing(run);
    EXPECT_EQ(post(leave_weekly, "act=undo").status, 503);
    EXPECT_EQ(post("/unsubscribe/1.1." + std::string(32, 'x'), "List-Unsubscribe=One-Click").status, 404);
    EXPECT_TRUE(leavers.empty());
}

}  // namespace
}  // namespace tidings::readers
