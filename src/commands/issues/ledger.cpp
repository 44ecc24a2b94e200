#include "commands/issues/ledger.h"

namespace tidings {

std::vector<std::pair<std::string_view, int>> ledger(const store::IssueAccount& account) {
    return {{"sent", account.sent},       {"waiting", account.waiting},
            {"failed", account.failed},   {"suppressed", account.suppressed},
            {"held", account.held},       {"expired", account.expired},
            {"bounced", account.bounced}, {"cancelled", account.cancelled}};
}

std::string ledger_line(const store::IssueAccount& account) {
    std::string line = "due " + std::to_string(account.due);
    std::string_view between = " = ";
    for (const auto& [name, count] : ledger(account)) {
        line.append(between).append(name).append(" ").append(std::to_string(count));
        between = " + ";
    }
    return line;
}

}  // namespace tidings
