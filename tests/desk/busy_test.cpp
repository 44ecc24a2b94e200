#include "desk/desk_world.h"
#include "support/temp_folder.h"

namespace tidings::desk {
namespace {

struct Folder {
    support::TempFolder folder;
};

// A desk whose database a run can write to as well.
class BusyDesk : public Folder, public support::DeskWorld {
  protected:
    BusyDesk() : DeskWorld(store::Database::open(folder / "tidings.db")) {
        db.set_patience(std::chrono::milliseconds(50));
    }
    void TearDown() override {}  // it logs that it was busy

    store::Database run = store::Database::open(folder / "tidings.db");
    const std::string form = "email=anna%40x.example";
};

TEST_F(BusyDesk, TellsReadersInTheirLanguageToSendTheFormAgain) {
    const store::Transaction writing(run);
    const Response response = post("/link", form, {{"accept-language", "it"}});
    EXPECT_EQ(response.status, 503);
    EXPECT_NE(response.body.find("<html lang=\"it\">"), std::string::npos);
    EXPECT_EQ(response.headers, (Headers{{"Retry-After", "5"}}));
    EXPECT_EQ(response.page, "/link");
    EXPECT_EQ(log_text.str(), "warning the database is busy\n");
}

TEST_F(BusyDesk, ShowsItsPagesAllTheSame) {
    const store::Transaction writing(run);
    EXPECT_EQ(get("/subscribe").status, 200);
}

TEST_F(BusyDesk, TakesTheSameFormOnceTheRunHasWritten) {
    {
        const store::Transaction writing(run);
        EXPECT_EQ(post("/link", form).status, 503);
    }
    EXPECT_EQ(post("/link", form).status, 200);
}

}  // namespace
}  // namespace tidings::desk
