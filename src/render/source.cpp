#include "render/source.h"

#include <algorithm>
#include <optional>
#include <vector>

#include "base/file.h"

namespace tidings::render {
namespace {

constexpr int deepest_partial = 8;
constexpr std::size_t largest_template = 1 << 20;

// Rewrites one file, and the files it includes, tag by tag.
class Loader {
  public:
    Loader(std::filesystem::path file, int depth)
        : file_(std::move(file)), html_(file_.stem().extension() == ".html"), depth_(depth) {}

    std::string load() {
        const Result<std::string> text = read_file(file_, largest_template);
        if (!text)
            throw Failure(
                {Code::configuration, "Cannot read the template " + file_.string(), text.error().message});
        source_ = *text;
        while (copy_up_to_tag()) rewrite_tag();
        if (!open_.empty()) fail("the section {{#" + open_.back() + "}} is not closed");
        std::ranges::replace(out_, '\n', line_end);
        return std::move(out_);
    }

  private:
    [[noreturn]] void fail(const std::string& problem) const {
        const auto end = source_.begin() + static_cast<std::ptrdiff_t>(std::min(at_, source_.size()));
        const auto line = std::count(source_.begin(), end, '\n') + 1;
        throw Failure({Code::configuration, file_.string() + ":" + std::to_string(line) + ": " + problem,
                       "Correct the template, or take the one that came with tidings."});
    }

    bool copy_up_to_tag() {
        const std::size_t start = source_.find("{{", at_);
        out_.append(source_, at_, start - at_);
        at_ = start;
        return start != std::string::npos;
    }

    void rewrite_tag() {
        const bool triple = source_.compare(at_, 3, "{{{") == 0;
        const std::size_t begin = at_ + (triple ? 3 : 2);
        const std::size_t end = source_.find(triple ? "}}}" : "}}", begin);
        if (end == std::string::npos) fail("a tag is not closed");
        const std::string_view inside = std::string_view(source_).substr(begin, end - begin);
        const std::size_t after = end + (triple ? 3 : 2);
        if (triple)
            write_unescaped(name_in(inside));
        else
            write_tag(inside, after);
        at_ = std::max(at_, after);
    }

    void write_tag(std::string_view inside, std::size_t after) {
        const char sign = inside.empty() ? '\0' : inside.front();
        const std::string_view rest = inside.substr(inside.empty() ? 0 : 1);
        switch (sign) {
            case '#':
            case '^':
                open_.push_back(name_in(rest));
                skip_own_line(after);
                write_section(sign, open_.back());
                break;
            case '/':
                close(name_in(rest));
                skip_own_line(after);
                write_section('/', name_in(rest));
                break;
            case '>':
                skip_own_line(after);
                out_ += partial(rest);
                break;
            case '!':
                skip_own_line(after);
                break;
            default:
                out_ += "{{" + name_in(inside) + "}}";
        }
    }

    void write_unescaped(const std::string& name) {
        out_ += "{{{" + std::string(html_ ? html_key : "") + name + "}}}";
    }

    void write_section(char sign, const std::string& name) {
        out_ += std::string("{{") + sign + std::string(section_key) + name + "}}";
    }

    void close(const std::string& name) {
        if (open_.empty() || open_.back() != name) fail("{{/" + name + "}} closes no open section");
        open_.pop_back();
    }

    std::string name_in(std::string_view inside) const {
        constexpr std::string_view blank = " \t";
        const std::size_t first = std::min(inside.find_first_not_of(blank), inside.size());
        inside.remove_prefix(first);
        inside = inside.substr(0, inside.find_last_not_of(blank) + 1);
        const bool fine =
            !inside.empty() &&
            inside.find_first_not_of("abcdefghijklmnopqrstuvwxyz0123456789_") == std::string_view::npos;
        if (!fine) fail("\"" + std::string(inside) + "\" is no name; names are of a-z, 0-9 and _");
        return std::string(inside);
    }

    std::string partial(std::string_view inside) const {
        const std::size_t first = std::min(inside.find_first_not_of(' '), inside.size());
        const std::string name(inside.substr(first, inside.find_last_not_of(' ') + 1 - first));
        if (name.empty() || name.front() == '.' || name.find('/') != std::string::npos)
            fail("\"" + name + "\" is no template of this folder");
        if (depth_ == deepest_partial)
            fail("templates include one another more than " + std::to_string(depth_) + " deep");
        return Loader(file_.parent_path() / (name + ".mustache"), depth_ + 1).load();
    }

    // A tag other than a name's that stands alone on its line takes the line with it, as the Mustache
    // specification has it.
    void skip_own_line(std::size_t after) {
        const std::size_t line_end = source_.find_first_not_of(" \t", after);
        const std::size_t line_start =
            at_ == 0 ? 0 : source_.find_last_not_of(" \t", at_ - 1) + 1;  // npos + 1 is 0
        const bool begins_line = line_start == 0 || source_[line_start - 1] == '\n';
        if (!begins_line || line_end == std::string::npos || source_[line_end] != '\n') return;
        out_.resize(out_.size() - (at_ - line_start));
        at_ = line_end + 1;
    }

    std::filesystem::path file_;
    bool html_;
    int depth_;
    std::string source_, out_;
    std::size_t at_ = 0;
    std::vector<std::string> open_;
};

}  // namespace

std::string load_source(const std::filesystem::path& folder, std::string_view name) {
    return Loader(folder / (std::string(name) + ".mustache"), 0).load();
}

}  // namespace tidings::render
