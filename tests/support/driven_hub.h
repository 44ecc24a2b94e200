#pragma once

#include <gtest/gtest.h>

#include <fstream>
#include <map>
#include <optional>
#include <sstream>
#include <string>
#include <vector>

#include "commands/commands.h"
#include "dates/date.h"
#include "store/database.h"
#include "support/loopback_server.h"
#include "support/temp_folder.h"

namespace tidings::support {

// A hub driven as cron and its people drive it: by command lines, at times that the test chooses, with a
// partner's server on loopback and nothing of ours replaced.
class DrivenHub : public ::testing::Test {
  protected:
    TempFolder folder;
    LoopbackServer partner;
    Timestamp now = *parse_date("2026-11-23T09:00:00Z");  // a Monday
    std::string out, err;                                 // of the last command
    std::string stdin_text;                               // for the next ones
    std::map<std::string, std::string> variables{{"TIDINGS_HTTP_ALLOW_ADDRESSES", "127.0.0.1"}};

    void SetUp() override { ASSERT_EQ(tidings({"init"}), 0) << err; }

    int tidings(std::vector<std::string> arguments) {
        arguments.insert(arguments.end(), {"--data", (folder / "hub").string()});
        std::istringstream in(stdin_text);
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

    std::optional<std::string> environment(const std::string& name) const {
        const auto found = variables.find(name);
        return found == variables.end() ? std::nullopt : std::optional(found->second);
    }
    void set(const std::string& name, const std::string& value) { variables[name] = value; }

    // Adds a line to the weekly digest's settings, the last ones in the file.
    void set_in_digest(const std::string& line) {
        const auto file = folder / "hub/tidings.toml";
        std::ofstream(file, std::ios::app) << line << '\n';
    }
    // For what no command does.
    void change_database(const std::string& sql) {
        store::Database db = store::Database::open(folder / "hub/tidings.db");
        store::Transaction tx(db);
        tx.run(sql);
        tx.commit();
    }

    // Issues go out without anybody's approval.
    void send_unapproved() { set_in_digest("unapproved = \"auto\""); }

    void follow(const std::string& path) {
        ASSERT_EQ(tidings({"feeds", "add", partner.url(path), "--partner", "Hotline"}), 0) << err;
    }
};

}  // namespace tidings::support
