#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace tidings::web {

// The fields of a form or a query, in the order they came; a name may come several times.
class Fields {
  public:
    void add(std::string name, std::string value) { fields_.emplace_back(std::move(name), std::move(value)); }
    // The first value of that name; empty if there is none.
    std::string_view text(std::string_view name) const;
    std::vector<std::string> all(std::string_view name) const;
    bool has(std::string_view name) const;
    std::size_t size() const { return fields_.size(); }

  private:
    std::vector<std::pair<std::string, std::string>> fields_;
};

// application/x-www-form-urlencoded as the WHATWG URL standard reads it; what stands behind the 200th field
// is left out.
Fields read_urlencoded(std::string_view text);

// A form as its Content-Type says: urlencoded, or multipart/form-data (RFC 7578) without files. None for any
// other type or a multipart that is not whole.
std::optional<Fields> read_form(std::string_view content_type, std::string_view body);

}  // namespace tidings::web
