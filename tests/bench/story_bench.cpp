// What taking an item in costs with many stored: ninja story_bench && tests/bench/story_bench
// With the number of stored items as arguments; 1,000, 10,000 and 100,000 if there are none.
#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <ctime>
#include <random>
#include <string>
#include <vector>

#include "dedupe/boilerplate.h"
#include "dedupe/dedupe.h"
#include "html/sanitise.h"
#include "intake/batch.h"
#include "store/feeds/paragraphs.h"
#include "store/index/known_items.h"
#include "support/stored.h"
#include "support/temp_folder.h"
#include "text/hash.h"

namespace tidings {
namespace {

constexpr int feeds = 40;
constexpr int copies_in_ten = 2;

// Words as often as in real texts (Zipf), so that common phrases are as common; two items in ten are copies
// in another feed of something recent.
class MadeUpNews {
  public:
    MadeUpNews() {
        double sum = 0;
        for (int rank = 1; rank <= 20'000; ++rank) weights_.push_back(sum += 1.0 / rank);
    }

    Item next() {
        Item item;
        const bool is_copy = recent_.size() > 100 && pick_(random_) < copies_in_ten;
        const std::string id = std::to_string(++made_);
        item.id = "tag:news.example,2026:" + id;
        item.url = *Url::parse("https://site" + std::to_string(made_ % feeds) + ".example/news/" + id);
        item.published = support::monday;
        if (is_copy) {
            const Item& source = recent_[made_ % recent_.size()];
            item.title = source.title;
            item.content = source.content;
        } else {
            item.title = words(9);
            item.content =
                sanitise("<p>" + words(120) + "</p><p>" + words(150) + "</p><p>" + words(90) + "</p>", {});
            recent_.push_back(item);
            if (recent_.size() > 2000) recent_.erase(recent_.begin());
        }
        return item;
    }

  private:
    std::string words(int count) {
        std::string text;
        std::uniform_real_distribution<double> draw(0, weights_.back());
        for (int i = 0; i < count; ++i) {
            const auto rank =
                std::lower_bound(weights_.begin(), weights_.end(), draw(random_)) - weights_.begin();
            text += i > 0 ? " " : "";
            text += (rank % 7 == 0 ? "W" : "w") + std::to_string(rank * 7919) + "ord";
        }
        return text;
    }

    std::mt19937_64 random_{42};
    std::uniform_int_distribution<int> pick_{0, 9};
    std::vector<double> weights_;
    std::vector<Item> recent_;
    std::size_t made_ = 0;
};

double cpu_seconds() { return static_cast<double>(std::clock()) / CLOCKS_PER_SEC; }

// Identity, story and rows of the items of one document, as commands/keep does them, without tags.
void take_in(Batch& batch, const Feed& feed, MadeUpNews& news, int items) {
    batch.add(static_cast<std::size_t>(items), [&](const Filing& filing) {
        filing.cache.boilerplate.invalidate(feed.id);
        for (int i = 0; i < items; ++i) {
            const Item item = news.next();
            ItemReading reading = read_item(item, "");
            const std::vector<IncomingItem> document{
                {reading.identity, reading.text,
                 store::items_resembling(filing.tx.db(), filing.cache.keys, reading.identity, feed.id)}};
            if (judge(document).front().likeness != Likeness::fresh) continue;
            std::vector<store::ShownParagraph> shown;
            for (const std::uint64_t block : edge_blocks(reading.text.words))
                shown.push_back({block, hash64(reading.identity.title_key)});
            store::learn_paragraphs(filing.tx, feed.id, shown);
            place(filing, feed, item, reading, "hub.example,2026", support::monday);
        }
    });
}

void measure(Batch& batch, const std::vector<Feed>& all, MadeUpNews& news, int stored, int& so_far) {
    constexpr int items_of_a_document = 25;
    constexpr int measured = 1000;
    std::size_t turn = 0;
    for (; so_far < stored; so_far += items_of_a_document)
        take_in(batch, all[turn++ % all.size()], news, items_of_a_document);
    const double before = cpu_seconds();
    for (int i = 0; i < measured; i += items_of_a_document)
        take_in(batch, all[turn++ % all.size()], news, items_of_a_document);
    batch.commit();
    so_far += measured;
    std::printf("%9d stored  %7.3f ms CPU an item\n", stored, (cpu_seconds() - before) * 1000 / measured);
    std::fflush(stdout);
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
    const std::vector<Feed> all = store::feeds(db);
    MadeUpNews news;
    Batch batch(db);
    int so_far = 0;
    std::vector<int> sizes;
    for (int i = 1; i < argc; ++i) sizes.push_back(std::atoi(argv[i]));
    if (sizes.empty()) sizes = {1'000, 10'000, 100'000};
    for (const int stored : sizes) measure(batch, all, news, stored, so_far);
}
