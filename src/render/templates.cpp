#include "render/templates.h"

#include <algorithm>
#include <kainjow/mustache.hpp>
#include <optional>
#include <unordered_map>

#include "base/result.h"
#include "html/entities.h"
#include "render/source.h"

namespace tidings::render {
namespace {

namespace mustache = kainjow::mustache;

mustache::data converted(const Data& data);

// No data may pass for a line end of the template.
std::string without_marks(std::string text) {
    std::erase(text, line_end);
    return text;
}

struct Converter {
    mustache::data operator()(const std::string& text) const { return {without_marks(text)}; }
    mustache::data operator()(const SafeHtml& html) const { return {without_marks(html.html())}; }
    mustache::data operator()(bool flag) const { return {flag}; }
    mustache::data operator()(const Rows& rows) const {
        mustache::list list;
        list.reserve(rows.size());
        for (const Data& row : rows) list.push_back(converted(row));
        return {list};
    }
};

std::string key_of(const std::string& name, const Data::Value& value) {
    if (std::holds_alternative<std::string>(value)) return name;
    return std::string(std::holds_alternative<SafeHtml>(value) ? html_key : section_key) + name;
}

mustache::data converted(const Data& data) {
    mustache::data object;
    for (const auto& [name, value] : data.values())
        object[key_of(name, value)] = std::visit(Converter{}, value);
    return object;
}

// Looks names up as the library does, and remembers the first one that is not there: Mustache itself prints a
// blank.
class StrictContext : public mustache::context<std::string> {
  public:
    using context::context;

    const mustache::data* get(const std::string& key) const override {
        const mustache::data* found = context::get(key);
        if (found == nullptr && !problem_) problem_ = explain(key);
        return found;
    }
    const std::optional<std::string>& problem() const { return problem_; }

  private:
    std::string explain(const std::string& key) const {
        const std::size_t colon = key.find(':');
        const std::string name = key.substr(colon + 1);  // npos + 1 is 0: a key without colon is the name
        const bool text = context::get(name) != nullptr;
        const bool html = context::get(std::string(html_key) + name) != nullptr;
        const bool section = context::get(std::string(section_key) + name) != nullptr;
        const std::string quoted = "\"" + name + "\"";
        if (text) return quoted + " is text: write {{" + name + "}}";
        if (html) return quoted + " is HTML: write {{{" + name + "}}}, in *.html only";
        if (section) return quoted + " is a flag or rows: write {{#" + name + "}}";
        return "there is no " + quoted + " to show";
    }

    mutable std::optional<std::string> problem_;
};

bool is_html(std::string_view name) { return name.ends_with(".html"); }

mustache::mustache parsed(const std::filesystem::path& folder, const std::string& name) {
    mustache::mustache parsed(load_source(folder, name));
    if (!parsed.is_valid())
        throw Failure(
            {Code::configuration, (folder / name).string() + ".mustache: " + parsed.error_message(), ""});
    parsed.set_custom_escape(is_html(name) ? [](const std::string& text) { return escape_html(text); }
                                           : [](const std::string& text) { return text; });
    return parsed;
}

}  // namespace

Data& Data::set(std::string name, Value value) {
    values_.insert_or_assign(std::move(name), std::move(value));
    return *this;
}

struct Templates::Cache {
    std::filesystem::path folder;
    std::unordered_map<std::string, mustache::mustache> parsed;
    std::map<std::string, std::map<std::string, Words, std::less<>>, std::less<>>
        words;  // by language, then table
};

Templates::Templates(std::filesystem::path folder) : cache_(std::make_unique<Cache>()) {
    if (!std::filesystem::is_directory(folder))
        throw Failure({Code::configuration, "There is no folder of templates at " + folder.string(),
                       "Set [paths] templates to where they are."});
    cache_->folder = std::move(folder);
}

Templates::~Templates() = default;
Templates::Templates(Templates&&) noexcept = default;

std::string Templates::render(std::string_view name, const Data& data) const {
    const std::string wanted(name);
    auto found = cache_->parsed.find(wanted);
    if (found == cache_->parsed.end())
        found = cache_->parsed.emplace(wanted, parsed(cache_->folder, wanted)).first;

    const mustache::data object = converted(data);
    StrictContext context(&object);
    std::string out = found->second.render(context);
    if (context.problem())
        throw Failure({Code::configuration,
                       (cache_->folder / wanted).string() + ".mustache: " + *context.problem(),
                       "Correct the template, or take the one that came with tidings."});
    std::ranges::replace(out, line_end, '\n');
    return out;
}

std::string Templates::source(std::string_view name) const { return load_source(cache_->folder, name); }

const Words& Templates::words(std::string_view language, std::string_view table) const {
    const std::filesystem::path file = cache_->folder / "words" / (std::string(language) + ".toml");
    auto found = cache_->words.find(language);
    if (found == cache_->words.end()) found = cache_->words.emplace(language, load_words(file)).first;
    const auto words = found->second.find(table);
    if (words == found->second.end())
        throw Failure({Code::configuration, file.string() + " has no table [" + std::string(table) + "]",
                       "Compare it with en.toml."});
    return words->second;
}

}  // namespace tidings::render
