// What publishing costs, in the whole program's CPU time: ninja publish_bench && tests/bench/publish_bench
// [STORIES]
#include <sys/resource.h>
#include <sys/wait.h>

#include <cstdio>
#include <cstdlib>
#include <string>

#include "base/file.h"
#include "html/sanitise.h"
#include "store/stories/item_tags.h"
#include "store/stories/stories.h"
#include "support/stored.h"
#include "support/temp_folder.h"

namespace tidings {
namespace {

constexpr int feeds = 40, words_of_a_text = 450;

Item made_up_item(int number) {
    const std::string id = std::to_string(number);
    Item item = support::item("What story " + id + " tells of the year",
                              "https://site" + std::to_string(number % feeds) + ".example/news/" + id);
    std::string text;
    for (int word = 0; word < words_of_a_text; ++word)
        text += "word" + std::to_string((number * 7919 + word * 104729) % 20'011) + ' ';
    item.content =
        sanitise("<p>" + text + "</p><ul><li><a href=\"https://a.example/" + id + "\">more</a></li></ul>",
                 std::nullopt);
    item.authors = {{"Ada", "", std::nullopt}};
    return item;
}

void fill(const std::filesystem::path& file, int stories) {
    store::Database db = store::Database::open(file);
    store::Transaction tx(db);
    std::vector<FeedId> all;
    for (int i = 0; i < feeds; ++i) all.push_back(support::add_feed(tx, "feed" + std::to_string(i)));
    const std::vector<std::string> tags{"grooming", "csam", "missing", "gaming", "type-report", "helplines"};
    for (int i = 0; i < stories; ++i) {
        const auto place = static_cast<std::size_t>(i);
        const StoryId story = support::add_story(tx, all[place % all.size()], made_up_item(i));
        store::set_item_tags(tx, store::story(db, story)->lead_id,
                             {{tags[place % tags.size()], 1, "made up"}});
        support::approve(tx, story, support::monday + std::chrono::seconds(i));
    }
    tx.commit();
}

void change_all(const std::filesystem::path& file, int stories) {
    store::Database db = store::Database::open(file);
    store::Transaction tx(db);
    tx.run("update stories set updated = updated + ?", {stories});
    tx.commit();
}

// User and system seconds of `tidings publish`.
double cpu_of_publish(const std::filesystem::path& data) {
    rusage before{}, after{};
    getrusage(RUSAGE_CHILDREN, &before);
    const std::string command =
        std::string(TIDINGS_PROGRAM) + " publish --data " + data.string() + " >/dev/null";
    if (std::system(command.c_str()) != 0) std::exit(1);
    getrusage(RUSAGE_CHILDREN, &after);
    const auto seconds = [](const timeval& time) {
        return static_cast<double>(time.tv_sec) + static_cast<double>(time.tv_usec) / 1e6;
    };
    return seconds(after.ru_utime) - seconds(before.ru_utime) + seconds(after.ru_stime) -
           seconds(before.ru_stime);
}

}  // namespace
}  // namespace tidings

int main(int argc, char** argv) {
    using namespace tidings;
    const int stories = argc > 1 ? std::atoi(argv[1]) : 10'000;
    const support::TempFolder folder;
    const std::filesystem::path data = folder / "hub";
    if (std::system(
            (std::string(TIDINGS_PROGRAM) + " init --data " + data.string() + " >/dev/null").c_str()) != 0)
        return 1;
    fill(data / "tidings.db", stories);
    std::printf("%d stories: CPU seconds of the whole program\n", stories);
    std::printf("  the first time    %6.2f\n", cpu_of_publish(data));
    std::printf("  nothing changed   %6.2f   goal 0.3 for 10,000\n", cpu_of_publish(data));
    change_all(data / "tidings.db", stories);
    std::printf("  all changed       %6.2f   goal 1 for 10,000\n", cpu_of_publish(data));
}
