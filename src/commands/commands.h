#pragma once

#include <exception>
#include <iosfwd>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "commands/options.h"
#include "world/outside.h"

namespace tidings {

// A command: its whole help text, and what it does. Returns its exit status; may throw Failure.
struct Command {
    std::string_view name;  // "feeds import"
    std::string_view help;
    int (*run)(const Options& options, Outside& outside);
};

std::span<const Command> all_commands();
const Command* command_named(std::string_view name);

// Reads the command line, runs the command, and turns every error into its message and exit status.
int run_program(const std::vector<std::string>& arguments, Outside& outside);

// Prints an error for people and returns its exit status.
int tell(const Error& error, std::ostream& err);

// What is to be told of an exception that nobody expects.
Error fault_of_ours(const std::exception& fault);

// One for each command, each in the file of its name.
extern const Command init_command, run_command, poll_command, publish_command, digest_command,
    deliver_command, bounces_command, inbox_command, parse_command, feeds_list_command, feeds_show_command,
    feeds_check_command, feeds_move_command, feeds_add_command, feeds_import_command, feeds_export_command,
    tags_check_command, feeds_poll_command, feeds_remove_command, items_command, stories_list_command,
    stories_show_command, stories_approve_command, stories_hold_command, stories_reject_command,
    stories_withdraw_command, stories_accept_change_command, stories_reject_change_command,
    stories_merge_command, stories_split_command, issues_list_command, issues_show_command,
    issues_preview_command, issues_edit_command, issues_test_send_command, issues_request_command,
    issues_approve_command, issues_stop_command, issues_release_command, subscribers_list_command,
    subscribers_add_command, subscribers_import_command, subscribers_unsubscribe_command,
    subscribers_show_command, subscribers_edit_command, subscribers_export_command,
    subscribers_suppress_command, subscribers_unsuppress_command, subscribers_erase_command, serve_command,
    config_command, version_command, help_command;

}  // namespace tidings
