#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace tidings::deliver {

// One field of a machine-readable report: its name in lower case, its value unfolded.
struct ReportField {
    std::string name, value;
};

// The groups of fields of a message/delivery-status or message/feedback-report part, which blank lines set
// apart.
std::vector<std::vector<ReportField>> report_fields(std::string_view text);

// The value of the first field of that name (in lower case); empty if there is none.
std::string_view field(const std::vector<ReportField>& group, std::string_view name);

}  // namespace tidings::deliver
