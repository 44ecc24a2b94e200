#include "commands/issues/viewer.h"

namespace tidings {

editing::Viewer viewer_of(const ViewedAs& viewer) {
    if (viewer.as.empty()) return {std::nullopt, viewer.language};
    return {must(EmailAddress::parse(viewer.as)), {}};
}

}  // namespace tidings
