#pragma once

#include <iosfwd>

#include "store/issues/issues.h"

namespace tidings {

// An issue with what became of its mails, as one JSON object on a line.
void print_json(const store::IssueAccount& account, std::ostream& out);

// The same in two lines for people, with what they are asked to do.
void print(const store::IssueAccount& account, std::ostream& out);

}  // namespace tidings
