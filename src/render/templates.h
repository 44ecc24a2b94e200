#pragma once

#include <filesystem>
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

#include "html/safe_html.h"
#include "render/words.h"

namespace tidings::render {

class Data;
using Rows = std::vector<Data>;

// The data of a template: names with text (escaped in .html templates), HTML that is known to be safe, flags,
// or rows.
class Data {
  public:
    using Value = std::variant<std::string, SafeHtml, bool, Rows>;

    Data& set(std::string name, Value value);
    const std::map<std::string, Value, std::less<>>& values() const { return values_; }

  private:
    std::map<std::string, Value, std::less<>> values_;
};

// The Mustache templates of a folder, parsed when first used. Not for use from several threads at once.
class Templates {
  public:
    // Throws Failure(configuration) if the folder is missing.
    explicit Templates(std::filesystem::path folder);
    ~Templates();
    Templates(Templates&&) noexcept;

    // Renders e.g. "email/digest.html". In *.html text is escaped (' as &#39;), in *.txt it is as it is. A
    // value can be used only as its kind: text as {{x}} (or {{{x}}} in *.txt), SafeHtml as {{{x}}}, flags and
    // rows as {{#x}} and {{^x}}; all else is an error. Throws Failure(configuration), naming template and
    // name, for a template that is missing or broken, or that asks for a name the data lacks.
    std::string render(std::string_view name, const Data& data) const;

    // A template's text as it is rendered, with what it includes: pages made of it are made anew when it
    // changes.
    std::string source(std::string_view name) const;

    // Our own words in `language` ("it"), from table `table` of words/<language>.toml beneath the folder.
    // They stay valid as long as this object. Throws Failure(configuration) if there are none.
    const Words& words(std::string_view language, std::string_view table) const;

  private:
    struct Cache;
    std::unique_ptr<Cache> cache_;
};

}  // namespace tidings::render
