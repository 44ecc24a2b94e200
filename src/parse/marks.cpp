#include "parse/marks.h"

#include <algorithm>
#include <array>
#include <unordered_map>

#include "parse/pieces.h"
#include "text/ascii.h"
#include "text/white_space.h"

namespace tidings {
namespace {

constexpr std::size_t most_marks = 1'000'000;
constexpr std::size_t none = std::string_view::npos;

constexpr std::array<std::string_view, 21> containers{
    "image",        "textinput",   "author",          "contributor",     "source",  "skiphours",
    "skipdays",     "media:group", "media:content",   "itunes:owner",    "items",   "rdf:seq",
    "rdf:li",       "owner",       "media:community", "itunes:category", "options", "header",
    "georss:where", "gml:point",   "at:deleted-entry"};

constexpr std::array<std::string_view, 33> prose{"title",
                                                 "description",
                                                 "summary",
                                                 "content",
                                                 "subtitle",
                                                 "tagline",
                                                 "info",
                                                 "rights",
                                                 "copyright",
                                                 "abstract",
                                                 "fullitem",
                                                 "content:encoded",
                                                 "encoded",
                                                 "body",
                                                 "xhtml:body",
                                                 "xhtml:div",
                                                 "div",
                                                 "itunes:summary",
                                                 "itunes:subtitle",
                                                 "dc:title",
                                                 "dc:description",
                                                 "media:title",
                                                 "media:description",
                                                 "dcterms:abstract",
                                                 "dc:rights",
                                                 "itunes:title",
                                                 "media:text",
                                                 "html:body",
                                                 "html:div",
                                                 "podcast:transcript",
                                                 "excerpt:encoded",
                                                 "media:html",
                                                 "atom:summary"};

constexpr std::array<std::string_view, 44> fields{"link",
                                                  "guid",
                                                  "id",
                                                  "pubdate",
                                                  "category",
                                                  "comments",
                                                  "enclosure",
                                                  "language",
                                                  "managingeditor",
                                                  "webmaster",
                                                  "lastbuilddate",
                                                  "generator",
                                                  "docs",
                                                  "cloud",
                                                  "ttl",
                                                  "rating",
                                                  "published",
                                                  "updated",
                                                  "issued",
                                                  "modified",
                                                  "created",
                                                  "icon",
                                                  "logo",
                                                  "dc:creator",
                                                  "dc:date",
                                                  "dc:subject",
                                                  "dc:language",
                                                  "dc:publisher",
                                                  "atom:link",
                                                  "atom10:link",
                                                  "slash:comments",
                                                  "wfw:commentrss",
                                                  "feedburner:origlink",
                                                  "media:thumbnail",
                                                  "media:keywords",
                                                  "itunes:author",
                                                  "itunes:duration",
                                                  "itunes:image",
                                                  "itunes:explicit",
                                                  "itunes:keywords",
                                                  "sy:updateperiod",
                                                  "sy:updatefrequency",
                                                  "thr:total",
                                                  "post-id"};

constexpr std::array<std::string_view, 6> html_names{"title", "link", "source", "summary", "body", "div"};

template <class Names>
bool holds(const Names& names, std::string_view name) {
    return std::ranges::find(names, name) != names.end();
}

Role role_of(std::string_view name, std::string_view root) {
    const std::size_t colon = root.find(':');
    const std::string_view prefix = colon == none ? std::string_view() : root.substr(0, colon + 1);
    if (name == root) return Role::root;
    if (!prefix.empty() && name.starts_with(prefix)) name.remove_prefix(prefix.size());
    if (name == "rss" || name == "feed") return Role::root;
    if (name == "channel") return Role::channel;
    if (name == "item" || name == "entry") return Role::item;
    if (holds(containers, name)) return Role::container;
    if (holds(prose, name)) return Role::prose;
    if (holds(fields, name)) return Role::field;
    return Role::other;
}

struct Name {
    std::uint32_t number;
    Role role;
    bool is_html;
};

// Gives each name, in lower case, its number and role once.
class Names {
  public:
    explicit Names(std::string_view root) : root_(lower_ascii(root)) {}

    Name look_up(std::string_view name) {
        lower_.assign(name);
        for (char& c : lower_) c = to_lower(c);
        const auto found = known_.find(lower_);
        if (found != known_.end()) return found->second;
        const Name made{static_cast<std::uint32_t>(known_.size() + 1), role_of(lower_, root_),
                        holds(html_names, lower_)};
        known_.emplace(lower_, made);
        return made;
    }

  private:
    std::string root_;
    std::string lower_;
    std::unordered_map<std::string, Name> known_;
};

// The element whose content begins with the section at `at`.
std::string_view element_before(std::string_view text, const std::vector<Mark>& marks, std::size_t at) {
    if (marks.empty() || marks.back().kind != Mark::Kind::start_tag) return {};
    const Mark& start = marks.back();
    if (!trimmed(text.substr(start.end, at - start.end), is_white_space).empty()) return {};
    const std::string_view source = text.substr(start.begin + 1, start.end - start.begin - 1);
    return source.substr(0, source.find_first_of(" \t\r\n/>"));
}

Mark mark_of(const Piece& piece, Names& names) {
    Mark mark{static_cast<std::uint32_t>(piece.begin),
              static_cast<std::uint32_t>(piece.end),
              0,
              Mark::Kind::skipped,
              Role::other,
              false,
              piece.self_closing,
              piece.broken};
    if (piece.kind == Piece::Kind::cdata) mark.kind = Mark::Kind::cdata;
    if (piece.kind != Piece::Kind::start_tag && piece.kind != Piece::Kind::end_tag) return mark;
    const Name name = names.look_up(piece.name);
    mark.kind = piece.kind == Piece::Kind::start_tag ? Mark::Kind::start_tag : Mark::Kind::end_tag;
    mark.name = name.number;
    mark.role = name.role;
    mark.is_html = name.is_html;
    return mark;
}

// Links the marks from behind, so that looking ahead costs nothing.
void link(std::vector<Mark>& marks) {
    const auto none_left = static_cast<std::uint32_t>(marks.size());
    std::uint32_t most = 0;
    for (const Mark& mark : marks) most = std::max(most, mark.name);
    std::vector<std::uint32_t> ends(most + 1, none_left);
    std::vector<std::uint32_t> starts(most + 1, none_left);
    std::uint32_t border = none_left;
    for (std::uint32_t i = none_left; i-- > 0;) {
        Mark& mark = marks[i];
        mark.next_end = ends[mark.name];
        mark.next_start = starts[mark.name];
        mark.next_border = border;
        if (mark.kind == Mark::Kind::end_tag) ends[mark.name] = i;
        if (mark.kind == Mark::Kind::start_tag) starts[mark.name] = i;
        if (is_border(mark)) border = i;
    }
}

}  // namespace

bool is_border(const Mark& mark) {
    if (mark.role == Role::item) return true;
    return mark.kind == Mark::Kind::end_tag && (mark.role == Role::channel || mark.role == Role::root);
}

Marks find_marks(std::string_view text, std::string_view root) {
    constexpr std::size_t opening = 9;  // of "<![CDATA["
    Marks found;
    Names names(root);
    PieceScanner scanner(text);
    found.text_end = text.size();
    while (std::optional<Piece> piece = scanner.next()) {
        if (piece->kind == Piece::Kind::cdata) {
            const std::string_view content =
                text.substr(piece->begin + opening, piece->end - piece->begin - opening);
            if (lost_its_end(content, element_before(text, found.marks, piece->begin))) {
                piece->kind = Piece::Kind::instruction;
                piece->end = piece->begin + opening;
                scanner.move_to(piece->end);
            }
        }
        if (found.marks.size() == most_marks) {
            found.text_end = piece->begin;
            break;
        }
        found.marks.push_back(mark_of(*piece, names));
    }
    link(found.marks);
    return found;
}

}  // namespace tidings
