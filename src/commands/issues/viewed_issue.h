#pragma once

#include <string>

#include "commands/syntax.h"
#include "model/issue.h"
#include "store/issues/issues.h"
#include "world/world.h"

namespace tidings {

// For whom an issue is shown: --as, or else --language; the digest's language if both are left out.
struct ViewedAs {
    std::string as, language;
};

inline void declare_viewer(Syntax& syntax, ViewedAs& viewer) {
    syntax.text("--as", viewer.as);
    syntax.text("--language", viewer.language);
}

struct ViewedIssue {
    store::Letter letter;
    Issue issue;
};

// An issue's mail as it would go out now, or went out. Throws Failure no_such_file for an issue or a
// subscriber that is not there, and where no mail would be sent.
ViewedIssue view(const World& world, const std::string& operand, const ViewedAs& viewer);

}  // namespace tidings
