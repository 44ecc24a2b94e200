#pragma once

#include <gtest/gtest.h>

#include <sstream>
#include <string>
#include <vector>

#include "commands/commands.h"
#include "support/loopback_server.h"
#include "support/temp_folder.h"
#include "text/date.h"

namespace tidings::support {

// A hub driven as cron and its people drive it: by command lines, at times that the test chooses, with a
// partner's server on loopback and nothing of ours replaced.
class DrivenHub : public ::testing::Test {
  protected:
    TempFolder folder;
    LoopbackServer partner;
    Timestamp now = *parse_date("2026-11-23T09:00:00Z");  // a Monday
    std::string out, err;                                 // of the last command

    void SetUp() override { ASSERT_EQ(tidings({"init"}), 0) << err; }

    int tidings(std::vector<std::string> arguments) {
        arguments.insert(arguments.end(), {"--data", (folder / "hub").string()});
        std::istringstream in;
        std::ostringstream out_stream, err_stream;
        Outside outside{in,
                        out_stream,
                        err_stream,
                        [this] { return now; },
                        [this](const std::string& name) { return environment(name); },
                        PROJECT_ROOT,
                        "1.2.3"};
        const int status = run_program(arguments, outside);
        out = out_stream.str();
        err = err_stream.str();
        return status;
    }

    virtual std::optional<std::string> environment(const std::string& name) {
        if (name == "TIDINGS_HTTP_ALLOW_ADDRESSES") return "127.0.0.1";
        return std::nullopt;
    }

    void follow(const std::string& path) {
        ASSERT_EQ(tidings({"feeds", "add", partner.url(path), "--partner", "Hotline"}), 0) << err;
    }
};

}  // namespace tidings::support
