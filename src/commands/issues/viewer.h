#pragma once

#include <string>

#include "commands/syntax.h"
#include "editing/preview.h"

namespace tidings {

// For whom an issue is shown: --as, or else --language; the digest's language if both are left out.
struct ViewedAs {
    std::string as, language;
};

inline void declare_viewer(Syntax& syntax, ViewedAs& viewer) {
    syntax.text("--as", viewer.as);
    syntax.text("--language", viewer.language);
}

// Throws Failure usage for what is no address.
editing::Viewer viewer_of(const ViewedAs& viewer);

}  // namespace tidings
