#include "parse/declared_entities.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <optional>
#include <utility>

#include "parse/pieces.h"
#include "text/white_space.h"

namespace tidings {
namespace {

constexpr std::size_t none = std::string_view::npos;

std::string_view without_blanks_before(std::string_view text) {
    while (!text.empty() && is_white_space(text.front())) text.remove_prefix(1);
    return text;
}

// Every document has these, and may declare them only as they are (XML 1.0 section 4.6).
bool is_predefined(std::string_view name) {
    constexpr std::array<std::string_view, 5> names{"lt", "gt", "amp", "quot", "apos"};
    return std::ranges::find(names, name) != names.end();
}

bool refers_to_entities(std::string_view value) {
    for (std::size_t mark = value.find('&'); mark != none; mark = value.find('&', mark + 1))
        if (!value.substr(mark + 1).starts_with('#')) return true;
    return value.find('%') != none;
}

// What stands behind "<!ENTITY". None for parameter entities ("% name") and those in other files.
std::optional<DeclaredEntity> read_declaration(std::string_view text) {
    constexpr std::size_t longest = 1'000;
    const std::string_view named = without_blanks_before(text.substr(0, 2 * longest));
    const auto end = static_cast<std::size_t>(std::ranges::find_if(named, is_white_space) - named.begin());
    const std::string_view name = named.substr(0, end);
    const std::string_view quoted = without_blanks_before(named.substr(end));
    if (name.empty() || name == "%" || quoted.empty() || (quoted[0] != '"' && quoted[0] != '\''))
        return std::nullopt;
    const std::size_t close = quoted.find(quoted[0], 1);
    if (close == none) return std::nullopt;
    const std::string_view value = quoted.substr(1, close - 1);
    if (value.size() > longest || refers_to_entities(value) || is_predefined(name)) return std::nullopt;
    return DeclaredEntity{name, value};
}

// The entity that the reference at the begin of `text` names.
const DeclaredEntity* find_entity(std::string_view text, const std::vector<DeclaredEntity>& entities) {
    const auto found = std::ranges::find_if(entities, [&](const DeclaredEntity& entity) {
        return text.substr(1).starts_with(entity.name) &&
               text.substr(1 + entity.name.size()).starts_with(';');
    });
    return found == entities.end() ? nullptr : &*found;
}

// Copies text while it replaces references. Keeps true: what they added is within the limit.
class Replacement {
  public:
    explicit Replacement(const std::vector<DeclaredEntity>& entities) : entities_(entities) {}

    void copy(std::string_view text) { out_ += text; }
    void replace(std::string_view text) {
        for (std::size_t mark = text.find('&'); mark != none; mark = text.find('&')) {
            copy(text.substr(0, mark));
            text.remove_prefix(mark);
            const DeclaredEntity* entity = find_entity(text, entities_);
            const bool fits = entity != nullptr && added_ + entity->value.size() <= most_added;
            const std::size_t length = fits ? entity->name.size() + 2 : 1;
            copy(fits ? entity->value : text.substr(0, 1));
            added_ += fits ? entity->value.size() : 0;
            text.remove_prefix(length);
        }
        copy(text);
    }
    std::string take() { return std::move(out_); }

  private:
    static constexpr std::size_t most_added = 1 << 20;

    const std::vector<DeclaredEntity>& entities_;
    std::string out_;
    std::size_t added_ = 0;
};

}  // namespace

std::vector<DeclaredEntity> declared_entities(std::string_view prologue) {
    constexpr std::string_view declaration = "<!ENTITY";
    constexpr std::size_t most = 50;
    std::vector<DeclaredEntity> entities;
    if (prologue.find("<!DOCTYPE") == none) return entities;
    for (std::size_t at = prologue.find(declaration); at != none && entities.size() < most;
         at = prologue.find(declaration, at + 1))
        if (const std::optional<DeclaredEntity> entity =
                read_declaration(prologue.substr(at + declaration.size())))
            entities.push_back(*entity);
    return entities;
}

std::string with_declared_entities(std::string_view text, const std::vector<DeclaredEntity>& entities) {
    Replacement replacement(entities);
    std::size_t at = 0;
    PieceScanner scanner(text);
    while (const std::optional<Piece> piece = scanner.next()) {
        replacement.replace(text.substr(at, piece->begin - at));
        const std::string_view source = text.substr(piece->begin, piece->end - piece->begin);
        if (piece->kind == Piece::Kind::start_tag)
            replacement.replace(source);
        else
            replacement.copy(source);
        at = piece->end;
    }
    replacement.replace(text.substr(at));
    return replacement.take();
}

}  // namespace tidings
