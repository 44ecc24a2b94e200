// Our guard and our reading of a mail that comes back. GMime is the system's, so only our own code is
// instrumented.
#include <algorithm>

#include "deliver/delivery_report.h"
#include "deliver/parsing_risk.h"
#include "must.h"
#include "text/utf8.h"

using namespace tidings::deliver;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string_view bytes = as_text(data, size);
    if (parsing_risk(bytes)) return 0;
    const DeliveryReport report = read_report(bytes);
    must(tidings::is_utf8(report.words) && report.words.size() <= 8192, "words are short UTF-8");
    must(tidings::is_utf8(report.subject) && report.subject.find('\n') == std::string::npos,
         "a subject is one line");
    const bool failed = report.kind == DeliveryReport::Kind::failed;
    must(failed != report.status.empty(), "a failure has a status, and nothing else has one");
    must(!failed || std::ranges::count(report.status, '.') == 2, "a status has three numbers");
    return 0;
}
