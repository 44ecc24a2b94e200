// What a run does with a mistake in the list of helplines.
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>

#include "store/sqlite/meta.h"
#include "support/driven_hub.h"

namespace tidings {
namespace {

class HelplinesOfAHub : public support::DrivenHub {};

TEST_F(HelplinesOfAHub, StopNoOtherWarningWhenTheyAreMistaken) {
    const std::filesystem::path own = folder / "own";
    std::filesystem::create_directory(own);
    std::filesystem::copy_file(PROJECT_ROOT "/feeds/vocabulary.toml", own / "vocabulary.toml");
    std::ofstream(own / "helplines.toml") << "[[line";
    set("TIDINGS_PATHS_VOCABULARY", (own / "vocabulary.toml").string());
    store::Database db = store::Database::open(folder / "hub/tidings.db");
    store::Transaction tx(db);
    store::set_meta(tx, "mail.notice", "554 5.7.1 Go away");
    tx.commit();
    EXPECT_EQ(tidings({"run"}), 78);
    EXPECT_NE(err.find("mail trouble"), std::string::npos) << err;
    EXPECT_NE(err.find("helplines.toml"), std::string::npos) << err;
}

}  // namespace
}  // namespace tidings
