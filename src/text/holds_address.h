#pragma once

#include <string_view>

namespace tidings {

// Whether a name holds text that mail programs turn into a link, or that a person reads as a web or mail
// address: "https://…", "name@…", "www.…", "192.0.2.7", and host names without a scheme ("spam.example",
// "t.me/x"), also in full-width characters and with ideographic full stops. Initials ("J.R.R. Tolkien") and
// titles ("Dr.Meier") are none.
bool holds_address(std::string_view name);

}  // namespace tidings
