#include "commands/commands.h"

#include <algorithm>
#include <array>
#include <ostream>

namespace tidings {
namespace {

// In the order of a hub's life, as `tidings help` lists them.
std::span<const Command> table() {
    static const std::array commands{init_command,
                                     run_command,
                                     poll_command,
                                     digest_command,
                                     deliver_command,
                                     bounces_command,
                                     inbox_command,
                                     publish_command,
                                     serve_command,
                                     parse_command,
                                     feeds_list_command,
                                     feeds_show_command,
                                     feeds_check_command,
                                     feeds_move_command,
                                     feeds_poll_command,
                                     feeds_add_command,
                                     feeds_remove_command,
                                     feeds_import_command,
                                     feeds_export_command,
                                     items_command,
                                     stories_list_command,
                                     stories_show_command,
                                     stories_approve_command,
                                     stories_hold_command,
                                     stories_reject_command,
                                     stories_accept_change_command,
                                     stories_reject_change_command,
                                     stories_withdraw_command,
                                     stories_merge_command,
                                     stories_split_command,
                                     issues_list_command,
                                     issues_show_command,
                                     issues_preview_command,
                                     issues_edit_command,
                                     issues_test_send_command,
                                     issues_request_command,
                                     issues_approve_command,
                                     issues_stop_command,
                                     issues_release_command,
                                     subscribers_list_command,
                                     subscribers_add_command,
                                     subscribers_show_command,
                                     subscribers_edit_command,
                                     subscribers_import_command,
                                     subscribers_export_command,
                                     subscribers_unsubscribe_command,
                                     subscribers_suppress_command,
                                     subscribers_unsuppress_command,
                                     subscribers_erase_command,
                                     tags_check_command,
                                     config_command,
                                     version_command,
                                     help_command};
    return commands;
}

}  // namespace

std::span<const Command> all_commands() { return table(); }

const Command* command_named(std::string_view name) {
    const auto found = std::ranges::find(table(), name, &Command::name);
    return found == table().end() ? nullptr : &*found;
}

int tell(const Error& error, std::ostream& err) {
    err << "tidings: " << error.message << '\n';
    if (!error.hint.empty()) err << "  " << error.hint << '\n';
    return exit_status(error.code);
}

Error fault_of_ours(const std::exception& fault) {
    return {Code::bug, std::string("A fault of ours: ") + fault.what(),
            "Please report it, with the command."};
}

int run_program(const std::vector<std::string>& arguments, Outside& outside) {
    try {
        const Result<Options> options = read_options(arguments, outside.environment("TIDINGS_DATA"));
        if (!options) return tell(options.error(), outside.err);
        const Command* command = command_named(options->command);
        int status = 0;
        if (options->help)
            outside.out << command->help;
        else
            status = command->run(*options, outside);
        outside.out.flush();
        if (!outside.out)
            return tell(
                {Code::disk, "The output could not be written", "Is the disk full, or the pipe closed?"},
                outside.err);
        return status;
    } catch (const Failure& failure) {
        return tell(failure.error(), outside.err);
    } catch (const std::exception& fault) {
        return tell(fault_of_ours(fault), outside.err);
    }
}

}  // namespace tidings
