#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "deliver/report_fields.h"

namespace tidings::deliver {

// A leaf of a mail's tree of parts (RFC 2045).
struct MailPart {
    std::string type;       // in lower case: "text/plain"
    std::string text;       // decoded; of text/* as UTF-8, of a returned mail its header fields, one a line
    bool returned = false;  // belongs to a mail that this one returns or forwards
};

// A mail taken apart. Parts that are neither text/* nor message/* are left out.
struct MimeMail {
    std::vector<ReportField> headers;  // decoded (RFC 2047) and unfolded, names in lower case
    std::vector<MailPart> parts;       // in their order
};

// Reads a mail that parsing_risk has nothing against. A part keeps at most 1 MiB of its text.
MimeMail read_mime_mail(std::string_view bytes);

}  // namespace tidings::deliver
