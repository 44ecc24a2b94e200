#include <algorithm>
#include <array>
#include <filesystem>
#include <istream>
#include <iterator>
#include <optional>
#include <ostream>

#include "base/file.h"
#include "commands/commands.h"
#include "mailing/returned_mail.h"
#include "world/data_folder.h"

namespace tidings {
namespace {

namespace fs = std::filesystem;

constexpr std::string_view help = R"(usage: tidings bounces MAILDIR|- [--data DIR]

Takes in what comes back: delivery reports (RFC 3464), complaints (RFC 5965), and mails to the unsubscribe address. MAILDIR is read from
its folder new, and each mail moves to cur once it is taken in; `-` reads one mail, for the pipe of a mail server. A report counts only
by the signed return path it comes to (mail.bounce), an unsubscribe mail by the token in its subject.

A failure is judged by its codes and by the words beside them. An address that is not there, or whose reader complained, gets no more
mail; so does one that is refused three times in a row without a word of why. A full or busy mailbox, and whatever else fails, pauses its
reader after five in a row over 30 days or more: they are tried once a month for three months. What is about us (policy, reputation,
authentication, rate, size, text, route) is told in the log and held against nobody. Where more than ten addresses and one in twenty of an
issue or a domain fail so within a day, nobody there is given up. The same mail twice changes nothing; answering machines are ignored.

exit status: 0 done (also when a mail says nothing to us), 64 usage, 66 no data folder or Maildir, 69 too many addresses fail at once, 74
             disk, or a mail that cannot be read (it stays where it is), 75 the database is locked, 78 configuration; with -,
             0, 64 or 75, so that the mail server tries again
example:     tidings bounces /var/mail/bounces
)";

constexpr std::size_t longest_mail = std::size_t{4} << 20;

struct Count {
    std::array<int, 8> by_kind{};
    int& operator[](Returned returned) { return by_kind[static_cast<std::size_t>(returned)]; }
};

// None if it could not be read, which may be otherwise tomorrow. One that is too large, or that somebody else
// has just taken, means nothing to us.
std::optional<Returned> take_in_file(DataFolder& folder, const fs::path& file, Timestamp now) {
    std::error_code unknown;
    const bool too_large = fs::file_size(file, unknown) > longest_mail && !unknown;
    const Result<std::string> bytes = read_file(file, longest_mail);
    if (bytes) return take_in(folder.db, folder.key, folder.log, *bytes, now);
    folder.log.warning("mail not read", {{"file", file.string()}, {"problem", bytes.error().message}});
    const bool is_done_with = too_large || !fs::exists(file, unknown);
    return is_done_with ? std::optional(Returned::nothing) : std::nullopt;
}

std::vector<fs::path> mails_in(const fs::path& folder) {
    std::vector<fs::path> mails;
    std::error_code problem;
    for (const auto& entry : fs::directory_iterator(folder, problem))
        if (!entry.path().filename().string().starts_with('.')) mails.push_back(entry.path());
    if (problem)
        throw Failure({Code::no_such_file, folder.string() + " cannot be read: " + problem.message(),
                       "Name a Maildir, the folder with cur, new and tmp in it, or - for one mail."});
    std::ranges::sort(mails);
    return mails;
}

// Only after the commit, so that a crash between the two takes the mail in again, which changes nothing.
void move_to_cur(const fs::path& maildir, const fs::path& file) {
    std::error_code problem;
    fs::create_directories(maildir / "cur", problem);
    fs::rename(file, maildir / "cur" / (file.filename().string() + ":2,S"), problem);
    if (problem && problem != std::errc::no_such_file_or_directory)
        throw Failure({Code::disk, "Cannot move " + file.string() + ": " + problem.message(),
                       "Check that this user may write the Maildir."});
}

void print(Count count, std::size_t mails, std::ostream& out) {
    out << mails << " mails: " << count[Returned::bounced] << " addresses given up, "
        << count[Returned::counted] << " failures counted, " << count[Returned::paused] << " readers paused, "
        << count[Returned::complaint] << " complaints, " << count[Returned::left] << " left, "
        << count[Returned::known] << " known, " << count[Returned::nothing] << " without meaning\n";
}

int read_maildir(const Options& options, Outside& outside) {
    DataFolder folder = open_data_folder(options.global, outside);
    const fs::path maildir = options.operands.front();
    const std::vector<fs::path> mails = mails_in(maildir / "new");
    Count count;
    std::size_t left = 0;
    for (const fs::path& mail : mails) {
        const std::optional<Returned> returned = take_in_file(folder, mail, outside.clock());
        if (returned) {
            ++count[*returned];
            move_to_cur(maildir, mail);
        } else {
            ++left;
        }
    }
    if (!options.global.quiet) print(count, mails.size() - left, outside.out);
    if (left == 0 && count[Returned::braked] > 0)
        return tell({Code::unavailable,
                     std::to_string(count[Returned::braked]) +
                         " addresses are not given up, as too many fail at once",
                     "Look whether your mail server, or a list that blocks it, refuses everybody alike."},
                    outside.err);
    if (left == 0) return 0;
    return tell(
        {Code::disk, std::to_string(left) + " mails in " + (maildir / "new").string() + " cannot be read",
         "Check that this user may read them; the next run takes them in."},
        outside.err);
}

// A mail server takes most statuses for a refusal and would send a report on the report.
int read_one(const Options& options, Outside& outside) try {
    DataFolder folder = open_data_folder(options.global, outside);
    std::string bytes(longest_mail, '\0');
    outside.in.read(bytes.data(), static_cast<std::streamsize>(bytes.size()));
    bytes.resize(static_cast<std::size_t>(outside.in.gcount()));
    take_in(folder.db, folder.key, folder.log, bytes, outside.clock());
    return 0;
} catch (const Failure& failure) {
    tell(failure.error(), outside.err);
    return exit_status(Code::busy);
}

int run(const Options& options, Outside& outside) {
    return options.operands.front() == "-" ? read_one(options, outside) : read_maildir(options, outside);
}

}  // namespace

const Command bounces_command{"bounces", help, run};

}  // namespace tidings
