#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/result.h"
#include "world/outside.h"

namespace tidings {

// The command line, read: one field per option, whichever command it belongs to.
struct Options {
    std::string command;                // "poll", "feeds import"; empty for none
    std::vector<std::string> operands;  // what stands behind it
    GlobalOptions global;
    bool help = false;
    bool due = false;                                // subscribers erase
    bool check = false;                              // publish
    bool give_up = false;                            // issues release
    bool pictures = false;                           // parse
    bool fresh = false;                              // feeds poll
    bool quiet_title = false, stop_waiting = false;  // stories withdraw
    bool json = false, now = false, demo = false, example = false, opml = false, dry_run = false;
    bool html = false, text = false;
    int count = 0;
    std::string url, content_type;
    std::string state, reason, by, revision;
    std::string why, since;  // subscribers list, unsuppress
    std::string confirmed_elsewhere, encoding;
    std::string folders;           // feeds import
    bool with_key_hashes = false;  // subscribers export
    std::string name, language, consent, partner, title;
    std::vector<std::string> tags, digests;
    std::string as, out, words;
    std::vector<std::string> pin, drop, keep, move;
    std::optional<std::string> intro, new_title;  // of an issue; none if not given
    std::optional<std::string> new_name;          // of a subscriber; none if not given
};

// Error usage, naming the nearest command or option, for what it does not understand.
Result<Options> read_options(const std::vector<std::string>& arguments,
                             const std::optional<std::string>& data_from_environment);

// The long options that a command understands, those of every command among them.
std::vector<std::string> option_names(const std::string& command);

}  // namespace tidings
