#pragma once

#include <stdexcept>
#include <string>
#include <utility>
#include <variant>

#include "base/remedy.h"

namespace tidings {

// What went wrong, as the exit statuses of <sysexits.h>. Every command documents the ones it can end with.
enum class Code {
    usage = 64,          // the command line or a form is wrong
    not_a_feed = 65,     // the bytes are no feed
    no_such_file = 66,   // an input that does not exist or cannot be read
    unavailable = 69,    // a server that does not answer
    bug = 70,            // our own mistake
    disk = 74,           // the database or a file cannot be read or written
    busy = 75,           // another process holds the lock; try again later
    refused = 77,        // not allowed, or a server said no for good
    configuration = 78,  // tidings.toml, a template or a key file is wrong
};

constexpr int exit_status(Code code) { return static_cast<int>(code); }

// An error that a person reads: `message` says what happened, `hint` in words what to do about it (may be
// empty), and `remedy` where that is done.
struct Error {
    Code code;
    std::string message;
    std::string hint;
    Remedy remedy{};
};

// A value, or the Error that explains why there is none. Asking for the absent one is a bug
// (std::bad_variant_access).
template <class T>
class [[nodiscard]] Result {
  public:
    Result(T value) : content_(std::move(value)) {}
    Result(Error error) : content_(std::move(error)) {}

    explicit operator bool() const { return content_.index() == 0; }
    const T& operator*() const& { return std::get<0>(content_); }
    T& operator*() & { return std::get<0>(content_); }
    T&& operator*() && { return std::get<0>(std::move(content_)); }
    const T* operator->() const { return &std::get<0>(content_); }
    T* operator->() { return &std::get<0>(content_); }
    const Error& error() const { return std::get<1>(content_); }

  private:
    std::variant<T, Error> content_;
};

// Input that was read although it breaks a rule of its format. `code` is a stable word in kebab-case,
// `message` is for people.
struct Warning {
    std::string code;
    std::string message;

    bool operator==(const Warning&) const = default;
};

// Thrown for an error that no caller can handle (a full disk, a broken template); main prints it and exits
// with its status.
class Failure : public std::runtime_error {
  public:
    explicit Failure(Error error) : std::runtime_error(error.message), error_(std::move(error)) {}
    const Error& error() const { return error_; }

  private:
    Error error_;
};

// Returns the value, or throws its error as Failure, for callers that cannot handle the error.
template <class T>
T must(Result<T> result) {
    if (!result) throw Failure(result.error());
    return *std::move(result);
}

}  // namespace tidings
