// Search over many stories: ninja search_bench && build/release/tests/bench/search_bench 100000 [1000000 …]
// Prints for each number of stories how fast they are indexed, how large the index is beside their texts, and
// how long searches take (CPU time, which is wall time where the database is in memory): the median, the 95th
// percentile and the worst of 300 of each kind, and the first page of the queue.
#include <sys/resource.h>

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <functional>
#include <random>
#include <set>
#include <string>
#include <vector>

#include "html/sanitise.h"
#include "search/typed_query.h"
#include "store/search/search.h"
#include "store/search/search_index.h"
#include "store/sqlite/unchecked_bulk_load.h"
#include "support/stored.h"
#include "support/temp_folder.h"

namespace tidings {
namespace {

constexpr int feeds = 200, words_of_a_text = 360, searches = 300;

double cpu_seconds() {
    rusage used{};
    getrusage(RUSAGE_SELF, &used);
    const auto seconds = [](const timeval& time) {
        return static_cast<double>(time.tv_sec) + static_cast<double>(time.tv_usec) / 1e6;
    };
    return seconds(used.ru_utime) + seconds(used.ru_stime);
}

// Words as often as in real texts (Zipf), of 50,000; of several endings, so that beginnings find more.
class MadeUpWords {
  public:
    MadeUpWords() {
        double sum = 0;
        for (int rank = 1; rank <= 50'000; ++rank) weights_.push_back(sum += 1.0 / rank);
    }
    std::string one() {
        std::uniform_real_distribution<double> draw(0, weights_.back());
        const auto rank =
            std::lower_bound(weights_.begin(), weights_.end(), draw(random_)) - weights_.begin();
        static const char* const endings[] = {"", "en", "s", "ung", "ien"};
        std::string word = "w" + std::to_string(rank * 7919 % 50'021) + "or" + endings[rank % 5];
        if (rank < 50) is_frequent_.insert(word);
        return word;
    }
    // One that is not among the most frequent, as no person excludes "the".
    std::string one_of_content() {
        std::string word = one();
        while (is_frequent_.contains(word)) word = one();
        return word;
    }
    std::string some(int count) {
        std::string text = one();
        for (int i = 1; i < count; ++i) text += " " + one();
        return text;
    }
    int any(int below) { return std::uniform_int_distribution(0, below - 1)(random_); }

  private:
    std::mt19937_64 random_{42};
    std::vector<double> weights_;
    std::set<std::string> is_frequent_;
};

// Returns the bytes of the texts.
std::int64_t fill(store::Database& db, MadeUpWords& words, int from, int to) {
    std::int64_t bytes = 0;
    const store::UncheckedBulkLoad fast(db);
    for (int made = from; made < to;) {
        store::Transaction tx(db);
        for (int i = 0; i < 10'000 && made < to; ++i, ++made) {
            const std::string id = "https://x.example/" + std::to_string(made);
            Item item = support::item(words.some(8), id);
            item.summary.clear();
            item.content = sanitise("<p>" + words.some(words_of_a_text) + "</p>", {});
            bytes += static_cast<std::int64_t>(item.title.size() + item.content.html().size());
            const Timestamp seen = support::monday - std::chrono::minutes(to - made);
            const StoryId story = support::add_story(tx, FeedId{1 + made % feeds}, item, seen);
            if (made % 3 != 0) support::approve(tx, story, seen);
        }
        tx.commit();
    }
    return bytes;
}

void report(const char* kind, std::vector<double> times) {
    std::ranges::sort(times);
    std::printf("  %-34s median %8.3f ms   95 %% %8.3f ms   worst %8.3f ms\n", kind, times[times.size() / 2],
                times[times.size() * 95 / 100], times.back());
}

void measure(const char* kind, const std::function<void()>& once, int times = searches) {
    std::vector<double> taken;
    for (int i = 0; i < times; ++i) {
        const double begin = cpu_seconds();
        once();
        taken.push_back((cpu_seconds() - begin) * 1000);
    }
    report(kind, std::move(taken));
}

void measure_searches(const store::Database& db, MadeUpWords& words) {
    const auto look_for = [&](const std::string& typed) {
        store::search(db, *read_typed_query(typed), {}, 20);
    };
    measure("one word", [&] { look_for(words.one()); });
    measure("two words", [&] { look_for(words.some(2)); });
    measure("three words", [&] { look_for(words.some(3)); });
    measure("two words and a partner", [&] {
        look_for(words.some(2) + " partner:feed" + std::to_string(words.any(feeds)) + " state:approved");
    });
    measure("one word of a month, not another",
            [&] { look_for(words.one() + " -" + words.one_of_content() + " before:2026-11-20"); });
    measure("the first page of the queue",
            [&] { store::each_to_review(db, support::monday, 50, [](const Story&) {}); });
}

std::int64_t bytes_of_index(const store::Database& db) {
    store::Rows rows = db.query("select sum(length(block)) from search_index_data");
    return rows.next() ? rows.integer(0) : 0;
}

}  // namespace
}  // namespace tidings

int main(int argc, char** argv) {
    using namespace tidings;
    const support::TempFolder folder;
    store::Database db = store::Database::open(folder / "bench.db");
    {
        store::Transaction tx(db);
        for (int i = 0; i < feeds; ++i) support::add_feed(tx, "feed" + std::to_string(i));
        tx.commit();
    }
    MadeUpWords words;
    std::vector<int> sizes;
    for (int i = 1; i < argc; ++i) sizes.push_back(std::atoi(argv[i]));
    if (sizes.empty()) sizes = {10'000, 100'000};
    int there = 0;
    std::int64_t bytes = 0;
    for (const int size : sizes) {
        bytes += fill(db, words, there, size);
        const double begin = cpu_seconds();
        while (store::index_some(db, 1000) > 0) {
        }
        while (store::merge_some(db)) {
        }
        const double taken = cpu_seconds() - begin;
        std::printf("%d stories: indexed %.0f a second of CPU, index %.1f %% of %lld MB of text\n", size,
                    (size - there) / taken,
                    100.0 * static_cast<double>(bytes_of_index(db)) / static_cast<double>(bytes),
                    static_cast<long long>(bytes / 1'000'000));
        measure_searches(db, words);
        std::fflush(stdout);
        there = size;
    }
}
