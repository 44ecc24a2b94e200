#pragma once

#include <initializer_list>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace tidings::publish {

// Text as XML character data: & < > " escaped (so that "]]>" cannot occur), characters that XML 1.0 forbids
// removed, ill-formed UTF-8 replaced, everything else raw: no numeric reference but those for tab and line
// feed in attributes.
void append_xml_text(std::string& out, std::string_view text);
void append_xml_attribute(std::string& out, std::string_view text);

// Writes well-formed, indented XML 1.0 in UTF-8. Text elements stand on one line, with no white space around
// the text. take() closes all open elements. Element and attribute names are not checked: the caller must
// pass valid ones.
class XmlWriter {
  public:
    struct Attribute {
        std::string_view name, value;
    };
    using Attributes = std::initializer_list<Attribute>;

    XmlWriter() : out_("<?xml version=\"1.0\" encoding=\"utf-8\"?>\n") {}
    // A piece of a document, to be put in by `raw`: without the XML declaration, indented by `depth` levels.
    explicit XmlWriter(std::size_t depth) : depth_(depth) {}

    // An attribute with an empty value is left out.
    void open(std::string_view name, Attributes attributes = {});
    void close();
    void text(std::string_view name, std::string_view text, Attributes attributes = {});
    void empty(std::string_view name, Attributes attributes);
    void raw(std::span<const std::string_view> pieces);

    std::string take();

  private:
    void start_tag(std::string_view name, Attributes attributes);

    std::string out_;
    std::size_t depth_ = 0;
    std::vector<std::string> open_;
};

}  // namespace tidings::publish
