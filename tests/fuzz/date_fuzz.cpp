#include "dates/date.h"
#include "must.h"

using namespace tidings;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::optional<Timestamp> time = parse_date(as_text(data, size));
    if (!time) return 0;
    must(parse_date(rfc3339(*time)) == time, "RFC 3339 is read as it was written");
    must(parse_date(rfc5322_date(*time)) == time, "RFC 5322 is read as it was written");
    return 0;
}
