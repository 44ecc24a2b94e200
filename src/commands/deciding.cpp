#include "commands/deciding.h"

namespace tidings {

void declare_deciding(Syntax& syntax, Deciding& deciding) {
    syntax.text("--by", deciding.by);
    syntax.text("--reason", deciding.reason);
}

editing::Signature signature_of(const Deciding& deciding, const Outside& outside) {
    const std::string by =
        deciding.by.empty() ? outside.environment("USER").value_or("unknown") : deciding.by;
    return {by, deciding.reason, outside.clock()};
}

}  // namespace tidings
