#pragma once

#include <string>

namespace tidings {

// What a person can do about an error or a notice, as a value and not in words: the command line makes a
// command of it, a page a link.
struct Remedy {
    enum class Act {
        none,
        make_data_folder,
        list_stories,
        list_changed_stories,
        list_pending_stories,
        show_story,
        approve_story,
        list_issues,
        show_issue,
        approve_issue,
        stop_issue,
        release_issue,
        list_subscribers,
        list_bounced,
        list_complained,
        list_paused,
        unsuppress,
        show_inbox,
        take_in_feeds,
        move_feed,
        show_feed,
    };
    Act act = Act::none;
    std::string of{};  // the number, slug or address that it is about; empty where it is about none
};

}  // namespace tidings
