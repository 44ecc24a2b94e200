#include "curate/decide.h"

#include <gtest/gtest.h>

namespace tidings {
namespace {

TEST(Decide, LetsAnEditorChangeTheirMind) {
    EXPECT_EQ(*decide(Curation::pending, Choice::approve), Curation::approved);
    EXPECT_EQ(*decide(Curation::approved, Choice::hold), Curation::held);
    EXPECT_EQ(*decide(Curation::held, Choice::reject), Curation::rejected);
    EXPECT_EQ(*decide(Curation::rejected, Choice::approve), Curation::approved);
}

TEST(Decide, NeverBringsBackAWithdrawnStory) {
    EXPECT_EQ(decide(Curation::withdrawn, Choice::approve).error().code, Code::refused);
}

}  // namespace
}  // namespace tidings
