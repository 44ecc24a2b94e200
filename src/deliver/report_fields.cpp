#include "deliver/report_fields.h"

#include "text/ascii.h"
#include "text/lines.h"
#include "text/white_space.h"

namespace tidings::deliver {

std::vector<std::vector<ReportField>> report_fields(std::string_view text) {
    std::vector<std::vector<ReportField>> groups;
    bool between = true;
    while (!text.empty()) {
        const std::string_view line = next_line(text);
        const std::string_view content = trimmed(line, is_space_or_tab);
        const bool continues = !line.empty() && (line.front() == ' ' || line.front() == '\t');
        const std::size_t colon = content.find(':');
        if (content.empty()) {
            between = true;
        } else if (continues && !between) {
            groups.back().back().value += " " + std::string(content);
        } else if (colon != std::string_view::npos) {
            if (between) groups.emplace_back();
            between = false;
            groups.back().push_back({lower_ascii(trimmed(content.substr(0, colon), is_space_or_tab)),
                                     std::string(trimmed(content.substr(colon + 1), is_space_or_tab))});
        }
    }
    return groups;
}

std::string_view field(const std::vector<ReportField>& group, std::string_view name) {
    for (const ReportField& each : group)
        if (each.name == name) return each.value;
    return {};
}

}  // namespace tidings::deliver
