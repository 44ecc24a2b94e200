#include "store/index/posting_index.h"

#include <gtest/gtest.h>

#include <optional>

namespace tidings::store {
namespace {

constexpr std::uint64_t items = 200'000;
constexpr std::uint64_t hashes_of_an_item = 8;

// As scattered as the hashes of texts are.
std::uint64_t scattered(std::uint64_t number) { return number * 0x9E3779B97F4A7C15U; }

Hashes hashes_of(std::uint64_t item) {
    Hashes hashes;
    for (std::uint64_t i = 0; i < hashes_of_an_item; ++i)
        hashes.push_back(scattered(item * hashes_of_an_item + i));
    return hashes;
}

class LargePostingIndex : public ::testing::Test {
  protected:
    Database db = Database::in_memory();
    Transaction tx{db};
    std::optional<PostingIndex> index{db};

    void add(std::uint64_t from, std::uint64_t to, std::string_view language) {
        for (std::uint64_t item = from; item < to; ++item)
            index->add(static_cast<ItemId>(item), hashes_of(item), language);
        index->write(tx);
    }

    // Of the first hash of each hundredth item.
    void expect_found(std::uint64_t to) const {
        std::vector<IndexedItem> found;
        for (std::uint64_t item = 1; item < to; item += 100) {
            ASSERT_EQ(index->find(hashes_of(item).front(), 10, found), 1u) << item;
            ASSERT_EQ(found.front().item, static_cast<ItemId>(item));
        }
    }
    // Of hashes that nobody has.
    void expect_nothing_else() const {
        std::vector<IndexedItem> found;
        for (std::uint64_t item = items; item < items + 2000; ++item)
            ASSERT_EQ(index->find(hashes_of(item).front(), 10, found), 0u) << item;
    }
};

TEST_F(LargePostingIndex, FindsWhatAPollFiledBeyondWhatItRemembers) {
    add(1, items, "en");
    expect_found(items);
    expect_nothing_else();
    add(items, items + 1000, "en");
    expect_found(items + 1000);
}

TEST_F(LargePostingIndex, FindsWhatEarlierPollsFiledHoweverOftenItIsAsked) {
    add(1, 30'000, "en");
    index.emplace(db);
    for (int times = 0; times < 50; ++times) expect_found(30'000);
    expect_nothing_else();
    add(30'000, 31'000, "en");
    expect_found(31'000);
    expect_nothing_else();
}

TEST_F(LargePostingIndex, FindsWhatOthersFiledOnceItIsTold) {
    add(1, 1000, "en");
    index.emplace(db);
    for (int times = 0; times < 1100; ++times) expect_found(1000);
    PostingIndex other(db);
    other.add(ItemId{1000}, hashes_of(1000), "en");
    other.write(tx);
    index->invalidate();
    std::vector<IndexedItem> found;
    EXPECT_EQ(index->find(hashes_of(1000).front(), 10, found), 1u);
}

TEST_F(LargePostingIndex, TellsThatMostHashesHaveNothingInOtherLanguages) {
    add(1, items, "en");
    EXPECT_EQ(index->in_other_languages(hashes_of(7), "it"), hashes_of(7));
    std::size_t others = 0;
    for (std::uint64_t item = items; item < items + 1000; ++item)
        others += index->in_other_languages(hashes_of(item), "it").size();
    EXPECT_LT(others, 1000 * hashes_of_an_item / 20);
}

}  // namespace
}  // namespace tidings::store
