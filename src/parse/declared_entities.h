#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace tidings {

// A general entity that a document declares for itself: <!ENTITY id "tag:ngo.example,2026:">.
struct DeclaredEntity {
    std::string_view name, value;
};

// Those of the DOCTYPE in what stands before the root (XML 1.0 section 4.2.2), at most 50. Left out are
// entities in other files, values of more than a thousand bytes, and values that refer to other entities,
// which could grow without limit.
std::vector<DeclaredEntity> declared_entities(std::string_view prologue);

// The text with each reference to them replaced by its value (section 4.4.2), outside of comments and CDATA
// sections, until the replacements have added 1 MiB; later references stay unexpanded, against exponential
// expansion.
std::string with_declared_entities(std::string_view text, const std::vector<DeclaredEntity>& entities);

}  // namespace tidings
