#include "commands/remedies.h"

#include <string_view>

namespace tidings {
namespace {

std::string_view words_of(Remedy::Act act) {
    using enum Remedy::Act;
    switch (act) {
        case none:
            break;
        case make_data_folder:
            return "init --data DIR";
        case list_stories:
            return "stories list";
        case list_changed_stories:
            return "stories list --state changed";
        case list_pending_stories:
            return "stories list --state pending";
        case show_story:
            return "stories show";
        case approve_story:
            return "stories approve";
        case list_issues:
            return "issues list";
        case show_issue:
            return "issues show";
        case approve_issue:
            return "issues approve";
        case stop_issue:
            return "issues stop";
        case release_issue:
            return "issues release";
        case list_subscribers:
            return "subscribers list";
        case list_bounced:
            return "subscribers list --state suppressed --why bounced";
        case list_complained:
            return "subscribers list --state suppressed --why complaint";
        case list_paused:
            return "subscribers list --state paused";
        case unsuppress:
            return "subscribers unsuppress";
        case show_inbox:
            return "inbox";
        case take_in_feeds:
            return "feeds import";
        case move_feed:
            return "feeds move";
        case show_feed:
            return "feeds show";
    }
    return {};
}

}  // namespace

std::string command_for(const Remedy& remedy) {
    const std::string_view words = words_of(remedy.act);
    if (words.empty()) return {};
    return "tidings " + std::string(words) + (remedy.of.empty() ? "" : " " + remedy.of);
}

}  // namespace tidings
