#include "curate/word_diff.h"

#include <algorithm>
#include <optional>
#include <span>

namespace tidings {
namespace {

constexpr std::ptrdiff_t most_edits = 1000;

using Words = std::span<const std::string_view>;

std::vector<std::string_view> words_in(std::string_view text) {
    constexpr std::string_view blanks = " \n\t\r";
    std::vector<std::string_view> words;
    for (std::size_t start = text.find_first_not_of(blanks); start != std::string_view::npos;) {
        const std::size_t end = std::min(text.find_first_of(blanks, start), text.size());
        words.push_back(text.substr(start, end - start));
        start = text.find_first_not_of(blanks, end);
    }
    return words;
}

std::size_t common_beginning(Words a, Words b) {
    return static_cast<std::size_t>(std::ranges::mismatch(a, b).in1 - a.begin());
}

// How many words of the text before are dealt with after so many edits, by diagonal (words before less words
// after).
struct Reach {
    std::ptrdiff_t edits = 0;
    std::vector<std::ptrdiff_t> words = std::vector<std::ptrdiff_t>(static_cast<std::size_t>(2 * edits + 1));

    std::ptrdiff_t& on(std::ptrdiff_t diagonal) { return words[static_cast<std::size_t>(diagonal + edits)]; }
    std::ptrdiff_t on(std::ptrdiff_t diagonal) const {
        return words[static_cast<std::size_t>(diagonal + edits)];
    }
    // Whether the next edit gets furthest on that diagonal by adding a word, not by removing one.
    bool adds_next(std::ptrdiff_t diagonal) const {
        if (diagonal == -edits - 1) return true;
        return diagonal != edits + 1 && on(diagonal - 1) < on(diagonal + 1);
    }
};

// One for each number of edits, the last of which reaches the end of both texts.
std::optional<std::vector<Reach>> reaches(Words a, Words b) {
    std::vector<Reach> all;
    for (std::ptrdiff_t edits = 0; edits <= most_edits; ++edits) {
        Reach reach{edits};
        for (std::ptrdiff_t diagonal = -edits; diagonal <= edits; diagonal += 2) {
            std::ptrdiff_t x = 0;
            if (edits > 0)
                x = all.back().adds_next(diagonal) ? all.back().on(diagonal + 1)
                                                   : all.back().on(diagonal - 1) + 1;
            while (x < std::ssize(a) && x - diagonal < std::ssize(b) &&
                   a[static_cast<std::size_t>(x)] == b[static_cast<std::size_t>(x - diagonal)])
                ++x;
            reach.on(diagonal) = x;
            if (x >= std::ssize(a) && x - diagonal >= std::ssize(b)) {
                all.push_back(std::move(reach));
                return all;
            }
        }
        all.push_back(std::move(reach));
    }
    return std::nullopt;
}

// The presence of each word, from the last back to the first.
std::vector<Presence> steps_back(const std::vector<Reach>& all, Words a, Words b) {
    std::vector<Presence> steps;
    std::ptrdiff_t x = std::ssize(a), y = std::ssize(b);
    for (std::size_t edits = all.size() - 1; edits > 0; --edits) {
        const Reach& before = all[edits - 1];
        const bool added = before.adds_next(x - y);
        const std::ptrdiff_t from = added ? x - y + 1 : x - y - 1;
        const std::ptrdiff_t after_edit = added ? before.on(from) : before.on(from) + 1;
        for (; x > after_edit; --x, --y) steps.push_back(Presence::kept);
        steps.push_back(added ? Presence::added : Presence::removed);
        x = before.on(from);
        y = x - from;
    }
    for (; x > 0; --x) steps.push_back(Presence::kept);
    return steps;
}

// Gathers words into runs; what is removed stands before what is added in its place.
class Runs {
  public:
    void add(Presence presence, std::string_view word) {
        if (presence == Presence::removed) return removed_.push_back(word);
        if (presence == Presence::added) return added_.push_back(word);
        end_change();
        if (runs_.empty() || runs_.back().presence != Presence::kept) runs_.push_back({});
        runs_.back().words.push_back(word);
    }
    void add(Presence presence, Words words) {
        for (const std::string_view word : words) add(presence, word);
    }
    std::vector<WordRun> all() && {
        end_change();
        return std::move(runs_);
    }

  private:
    void end_change() {
        if (!removed_.empty()) runs_.push_back({Presence::removed, std::move(removed_)});
        if (!added_.empty()) runs_.push_back({Presence::added, std::move(added_)});
        removed_.clear();
        added_.clear();
    }

    std::vector<WordRun> runs_;
    std::vector<std::string_view> removed_, added_;
};

void add_steps(Runs& runs, const std::vector<Presence>& steps, Words a, Words b) {
    std::size_t x = 0, y = 0;
    for (auto step = steps.rbegin(); step != steps.rend(); ++step) {
        runs.add(*step, *step == Presence::added ? b[y] : a[x]);
        if (*step != Presence::added) ++x;
        if (*step != Presence::removed) ++y;
    }
}

}  // namespace

std::vector<WordRun> word_diff(std::string_view before, std::string_view after) {
    const std::vector<std::string_view> all_before = words_in(before), all_after = words_in(after);
    Words a = all_before, b = all_after;
    const std::size_t beginning = common_beginning(a, b);
    a = a.subspan(beginning);
    b = b.subspan(beginning);
    std::size_t end = 0;
    while (end < std::min(a.size(), b.size()) && a[a.size() - 1 - end] == b[b.size() - 1 - end]) ++end;
    const Words common_end = a.last(end);
    a = a.first(a.size() - end);
    b = b.first(b.size() - end);

    Runs runs;
    runs.add(Presence::kept, Words(all_before).first(beginning));
    if (const auto found = reaches(a, b)) {
        add_steps(runs, steps_back(*found, a, b), a, b);
    } else {
        runs.add(Presence::removed, a);
        runs.add(Presence::added, b);
    }
    runs.add(Presence::kept, common_end);
    return std::move(runs).all();
}

std::size_t count_words(const std::vector<WordRun>& runs, Presence presence) {
    std::size_t count = 0;
    for (const WordRun& run : runs)
        if (run.presence == presence) count += run.words.size();
    return count;
}

}  // namespace tidings
