#include "base/disk_reserve.h"

#include <gtest/gtest.h>

#include <fstream>

#include "base/result.h"
#include "support/temp_folder.h"

namespace tidings {
namespace {

namespace fs = std::filesystem;

TEST(DiskReserve, HoldsItsRoomUntilItIsReleasedOnce) {
    const support::TempFolder folder;
    DiskReserve reserve(folder / "reserve", 65536);
    EXPECT_EQ(fs::file_size(folder / "reserve"), 65536u);
    EXPECT_TRUE(reserve.release());
    EXPECT_FALSE(fs::exists(folder / "reserve"));
    EXPECT_FALSE(reserve.release());
}

TEST(DiskReserve, RemovesItsFileAndReplacesThatOfAKilledProcess) {
    const support::TempFolder folder;
    std::ofstream(folder / "reserve") << "left behind";
    { const DiskReserve reserve(folder / "reserve", 4096); }
    EXPECT_FALSE(fs::exists(folder / "reserve"));
}

TEST(DiskReserve, SaysWhenThereIsNoRoom) {
    const support::TempFolder folder;
    EXPECT_THROW(DiskReserve(folder / "missing" / "reserve", 4096), Failure);
    EXPECT_THROW(DiskReserve(folder / "reserve", std::size_t{1} << 60), Failure);
    EXPECT_FALSE(fs::exists(folder / "reserve"));
}

}  // namespace
}  // namespace tidings
