#pragma once

#include <initializer_list>
#include <iosfwd>
#include <string>
#include <string_view>
#include <utility>

namespace tidings {

// Writes one line per event: `warning feed failed feed=inhope problem="HTTP 503"`.
// Control characters in values are escaped, so that no input can forge a line. Holds a reference to the
// stream.
class Log {
  public:
    enum class Level { debug, info, warning, error };
    using Field = std::pair<std::string_view, std::string>;

    explicit Log(std::ostream& out, Level least = Level::info) : out_(out), least_(least) {}

    void debug(std::string_view event, std::initializer_list<Field> fields = {}) {
        write(Level::debug, event, fields);
    }
    void info(std::string_view event, std::initializer_list<Field> fields = {}) {
        write(Level::info, event, fields);
    }
    void warning(std::string_view event, std::initializer_list<Field> fields = {}) {
        write(Level::warning, event, fields);
    }
    void error(std::string_view event, std::initializer_list<Field> fields = {}) {
        write(Level::error, event, fields);
    }

  private:
    void write(Level level, std::string_view event, std::initializer_list<Field> fields);

    std::ostream& out_;
    Level least_;
};

}  // namespace tidings
