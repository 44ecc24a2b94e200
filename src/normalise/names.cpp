#include "normalise/names.h"

#include <utility>

#include "html/entities.h"
#include "html/to_text.h"
#include "text/plain_text.h"

namespace tidings {
namespace {

bool is_mail_address(const std::string& name) {
    const std::size_t at = name.find('@');
    return at != std::string::npos && at > 0 && name.find(' ') == std::string::npos;
}

}  // namespace

std::string plain_name(const std::string& text) {
    const bool has_markup = text.find("</") != std::string::npos;
    return clean_line(has_markup ? html_to_text(text) : decode_entities(text));
}

Person named_person(const RawPerson& raw) {
    Person person{plain_name(raw.name), clean_line(raw.email, 254), {}};
    if (person.name == "Unknown" && person.email == "noreply@blogger.com") return {};
    if (!is_mail_address(person.name)) return person;
    std::string name = std::exchange(person.name, {});
    if (person.email.empty()) person.email = std::move(name);
    return person;
}

}  // namespace tidings
