#include <gtest/gtest.h>

#include <algorithm>
#include <regex>
#include <set>
#include <sstream>

#include "house/source.h"
#include "support/golden.h"

// The rooms of src/CMakeLists.txt, and the includes between them.
namespace tidings::house {
namespace {

struct Room {
    std::string name;
    std::set<std::string> uses;      // by its line in src/CMakeLists.txt
    std::set<std::string> includes;  // by its files
};

std::vector<Room> rooms() {
    const std::string lists = support::read_bytes(std::filesystem::path(PROJECT_ROOT) / "src/CMakeLists.txt");
    const std::regex room_line(R"(\nroom\((\w+)([^)]*)\))");
    std::vector<Room> all;
    for (std::sregex_iterator found(lists.begin(), lists.end(), room_line), end; found != end; ++found) {
        Room room{(*found)[1], {}, {}};
        std::istringstream words((*found)[2]);
        bool is_use = false;
        for (std::string word; words >> word;) {
            if (word == "USES" || word == "LINKS")
                is_use = word == "USES";
            else if (is_use)
                room.uses.insert(word);
        }
        all.push_back(std::move(room));
    }
    return all;
}

std::string room_of(const std::string& file) {
    const std::size_t begin = std::string("src/").size();
    return file.substr(begin, file.find('/', begin) - begin);
}

std::vector<Room> rooms_with_includes() {
    std::vector<Room> all = rooms();
    const std::regex include_line(R"re(#include "([a-z]+)/)re");
    for (const Source& file : sources_in("src")) {
        const auto room = std::ranges::find(all, room_of(file.name), &Room::name);
        if (room == all.end()) continue;
        for (std::sregex_iterator found(file.text.begin(), file.text.end(), include_line), end; found != end;
             ++found)
            if ((*found)[1] != room->name) room->includes.insert((*found)[1]);
    }
    return all;
}

TEST(IncludeGraph, HasNoArrowBackUpAndSoNoCircle) {
    std::set<std::string> above;
    for (const Room& room : rooms()) {
        for (const std::string& used : room.uses)
            EXPECT_TRUE(above.contains(used)) << room.name << " uses " << used << ", which stands below it";
        above.insert(room.name);
    }
}

TEST(IncludeGraph, HasAnArrowOnlyWhereAFileIncludesTheRoom) {
    for (const Room& room : rooms_with_includes()) EXPECT_EQ(room.uses, room.includes) << room.name;
}

TEST(IncludeGraph, TiesFewerThanHalfOfThePairsOfRooms) {
    const std::vector<Room> all = rooms_with_includes();
    std::size_t ties = 0;
    for (const Room& room : all) ties += room.includes.size();
    ASSERT_GT(all.size(), 25u);
    EXPECT_LT(ties, all.size() * (all.size() - 1) / 4);
}

}  // namespace
}  // namespace tidings::house
