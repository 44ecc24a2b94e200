#include "commands/deciding.h"

namespace tidings {

std::string who_decides(const std::string& by, const Outside& outside) {
    return by.empty() ? outside.environment("USER").value_or("unknown") : by;
}

std::string with_reason(const std::string& what, const std::string& reason) {
    return reason.empty() ? what : what + ": " + reason;
}

}  // namespace tidings
