#include <gtest/gtest.h>
#include <sys/wait.h>

#include <cstdlib>
#include <filesystem>

#include "support/golden.h"
#include "support/temp_folder.h"

// cmake/check_room.cmake, as room() runs it before it compiles a room.
namespace tidings::house {
namespace {

struct Checked {
    int status;
    std::string said;
    bool stamped;
};

// Checks the folder "room" of `top` as the room "parse", which may use base and text.
Checked check(const support::TempFolder& top) {
    const std::string command =
        std::string(CMAKE_PROGRAM) + " -DROOM=parse '-DUSES=base text' -DFOLDER=" + (top / "room").string() +
        " -DSTAMP=" + (top / "stamp").string() + " -P " PROJECT_ROOT "/cmake/check_room.cmake > " +
        (top / "said").string() + " 2>&1";
    const int status = std::system(command.c_str());
    return {WEXITSTATUS(status), support::read_bytes(top / "said"), std::filesystem::exists(top / "stamp")};
}

TEST(WallCheck, PassesARoomThatKeepsToWhatItMayUse) {
    const support::TempFolder top;
    top.write("room/a.cpp", "#include \"parse/a.h\"\n\n#include <string>\n\n#include \"text/url.h\"\n");
    const Checked checked = check(top);
    EXPECT_EQ(checked.status, 0) << checked.said;
    EXPECT_TRUE(checked.stamped);
}

TEST(WallCheck, StopsAtAForbiddenIncludeAndNamesIt) {
    const support::TempFolder top;
    top.write("room/a.cpp", "#include \"text/url.h\"\n#include \"store/database.h\"\n");
    const Checked checked = check(top);
    EXPECT_NE(checked.status, 0);
    EXPECT_FALSE(checked.stamped);
    EXPECT_NE(checked.said.find("#include \"store/database.h\""), std::string::npos) << checked.said;
    EXPECT_NE(checked.said.find("Room 'parse' may use: base;text"), std::string::npos) << checked.said;
}

TEST(WallCheck, LooksIntoHeadersToo) {
    const support::TempFolder top;
    top.write("room/a.h", "#pragma once\n#include \"commands/world.h\"\n");
    EXPECT_NE(check(top).status, 0);
}

TEST(WallCheck, LooksIntoTheFoldersOfARoom) {
    const support::TempFolder top;
    top.write("room/inner/a.cpp", "#include \"commands/world.h\"\n");
    EXPECT_NE(check(top).status, 0);
}

TEST(WallCheck, StopsAtAnIncludeThatNamesNoRoom) {
    const support::TempFolder top;
    top.write("room/a.cpp", "#include \"a.h\"\n");
    EXPECT_NE(check(top).status, 0);
    top.write("room/a.cpp",
              "#include \""
              "../store/database.h\"\n");
    EXPECT_NE(check(top).status, 0);
}

}  // namespace
}  // namespace tidings::house
