#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "deliver/mailer.h"

namespace tidings::deliver {

// What was said over one message, command by command and answer by answer, and what it comes to.
class SmtpDialogue {
  public:
    explicit SmtpDialogue(std::size_t message_size) : message_size_(message_size) {}

    void command(std::string_view line);
    void answer(std::string_view line);
    void body_sent(std::size_t bytes) { body_sent_ += bytes; }

    // True once all of the message has left: from then on only the server knows whether it has it.
    bool message_is_out() const { return stage_ == Stage::body && body_sent_ >= message_size_; }

    // True once QUIT was said.
    bool is_over() const { return over_; }

    // The message was handed over without an error.
    Outcome accepted() const;
    // Something went wrong: `problem` says what if no answer of the server does.
    Outcome failed(const std::string& problem) const;

  private:
    enum class Stage { greeting, sender, recipient, data, body };
    Outcome rejected() const;

    std::size_t message_size_;
    std::size_t body_sent_ = 0;
    Stage stage_ = Stage::greeting;
    bool over_ = false;
    std::string last_answer_;  // the last line of the latest answer, the 221 of the farewell apart
    std::string rejection_;    // the same, if it is a 4xx or 5xx
};

}  // namespace tidings::deliver
