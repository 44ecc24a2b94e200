#pragma once

#include <string>
#include <string_view>

namespace tidings {

// The charset that a Content-Type names ("text/xml; charset='utf-8'"), as it stands there; empty if none.
std::string charset_of_content_type(std::string_view content_type);

// The encoding of an XML declaration at the beginning of bytes that agree with ASCII; empty if none.
std::string charset_of_declaration(std::string_view bytes);

// A character encoding that we can and want to read.
struct Charset {
    std::string name;  // IANA, in lower case; empty if unknown or not wanted (UTF-7, EBCDIC, stateful ones)
    std::string converter;  // what ICU is to open: a superset, as browsers read the label
};

// The Charset a label means. "gb2312" is read as gb18030, "iso-8859-1" and "us-ascii" as windows-1252 …
Charset charset_named(std::string_view label);

}  // namespace tidings
