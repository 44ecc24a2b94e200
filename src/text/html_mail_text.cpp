#include "text/html_text.h"
namespace tidings { std::string html_to_mail_text(std::string_view html) { return html_to_text(html); } }
