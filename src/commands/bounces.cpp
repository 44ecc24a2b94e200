#include <algorithm>
#include <array>
#include <filesystem>
#include <istream>
#include <iterator>
#include <optional>
#include <ostream>

#include "base/file.h"
#include "commands/command.h"
#include "commands/commands.h"
#include "mailing/returned_mail.h"
#include "text/hash.h"
#include "world/data_folder.h"

namespace tidings {
namespace {

namespace fs = std::filesystem;

constexpr std::string_view help = R"(usage: tidings bounces MAILDIR|- [--data DIR]

Takes in what comes back: delivery reports (RFC 3464, and those in words alone of qmail, Exim and the like), complaints (RFC 5965), and
letters to the unsubscribe address. MAILDIR is read from its folder new, and each mail moves to cur once it is taken in; `-` reads one
mail, for the pipe of a mail server. A report or complaint counts by the signed return path (mail.bounce) or the Message-ID of a mail of
ours, wherever in it that stands.

A failure is judged by its codes and by the words beside them. An address that is not there, or whose reader complained, gets no more
mail; so does one that is refused three times in a row without a word of why. A full or busy mailbox, and whatever else fails, pauses its
reader after five in a row over 30 days or more: they are tried once a month for three months. What is about us (policy, reputation,
authentication, rate, size, text, route) is told in the log and held against nobody. Where more than ten addresses and one in twenty of an
issue or a domain fail so within a day, nobody there is given up. The same mail twice changes nothing; answering machines are ignored.

A letter lets its reader leave by the token of the unsubscribe address, in that address, the subject or the text; by an answer to a mail of
ours, from the reader's own address; and the goodbye with the way back is mailed. Every other letter is kept for people: editors get it in
their notice, and `tidings inbox` shows it.

A mail of more than 4 MiB, or with headers or parts that a parser may not survive, is set aside and told (see `tidings inbox`): in a
Maildir it moves to cur, flagged; of a pipe it goes to the folder set-aside of the data folder, at most 100 of them.

exit status: 0 done (also when a mail says nothing to us), 64 usage, 66 no data folder or Maildir, 69 too many addresses fail at once, 74
             disk, or a mail that cannot be read (it stays where it is), 75 the database is locked, 78 configuration; with -,
             0, 64 or 75, so that the mail server tries again
example:     tidings bounces /var/mail/bounces
)";

struct Options {
    std::string file;
};

void declare(Syntax& syntax, Options& options) { syntax.one(options.file); }

constexpr std::size_t longest_mail = std::size_t{4} << 20;
constexpr std::ptrdiff_t most_set_aside = 100;  // files: who sends hostile mail must not fill the disk
constexpr std::string_view taken_in_flag = ":2,S", set_aside_flag = ":2,FS";

const TakenIn too_long{Returned::set_aside, "it has more than 4 MiB"};

struct Count {
    std::array<int, returned_kinds> by_kind{};
    int& operator[](Returned returned) { return by_kind[static_cast<std::size_t>(returned)]; }
};

// None if it could not be read, which may be otherwise tomorrow, or if another process has just taken it.
std::optional<TakenIn> take_in_file(DataFolder& folder, const fs::path& file, Timestamp now) {
    std::error_code unknown;
    if (fs::file_size(file, unknown) > longest_mail && !unknown) return too_long;
    const Result<std::string> bytes = read_file(file, longest_mail);
    if (bytes) return take_in(folder, *bytes, now);
    folder.log.warning("mail not read", {{"file", file.string()}, {"problem", bytes.error().message}});
    return fs::exists(file, unknown) ? std::nullopt : std::optional(TakenIn{});
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

fs::path place_in_cur(const fs::path& maildir, const fs::path& file, std::string_view flag) {
    return maildir / "cur" / (file.filename().string() + std::string(flag));
}

// Only after the commit, so that a crash between the two takes the mail in again, which changes nothing.
void move_to_cur(const fs::path& maildir, const fs::path& file, std::string_view flag) {
    std::error_code problem;
    fs::create_directories(maildir / "cur", problem);
    fs::rename(file, place_in_cur(maildir, file, flag), problem);
    if (problem && problem != std::errc::no_such_file_or_directory)
        throw Failure({Code::disk, "Cannot move " + file.string() + ": " + problem.message(),
                       "Check that this user may write the Maildir."});
}

void set_file_aside(DataFolder& folder, const fs::path& maildir, const fs::path& file, const TakenIn& mail,
                    Timestamp now) {
    const std::string place = place_in_cur(maildir, file, set_aside_flag).string();
    tell_of_set_aside(folder, hash_hex(place), mail, place, now);
    move_to_cur(maildir, file, set_aside_flag);
    folder.log.warning("mail set aside", {{"file", place}, {"why", mail.why}});
}

void print(Count count, std::size_t mails, std::ostream& out) {
    out << mails << " mails: " << count[Returned::bounced] << " addresses given up, "
        << count[Returned::counted] << " failures counted, " << count[Returned::paused] << " readers paused, "
        << count[Returned::complaint] << " complaints, " << count[Returned::left] << " left, "
        << count[Returned::kept] << " letters to read, " << count[Returned::set_aside] << " set aside, "
        << count[Returned::known] << " known, " << count[Returned::nothing] << " without meaning\n";
}

int read_maildir(const Options& options, const GlobalOptions& global, Outside& outside) {
    DataFolder folder = open_data_folder(global, outside);
    const fs::path maildir = options.file;
    const std::vector<fs::path> mails = mails_in(maildir / "new");
    Count count;
    std::size_t left = 0;
    for (const fs::path& mail : mails) {
        const std::optional<TakenIn> taken = take_in_file(folder, mail, outside.clock());
        if (!taken) {
            ++left;
            continue;
        }
        ++count[taken->what];
        if (taken->what == Returned::set_aside)
            set_file_aside(folder, maildir, mail, *taken, outside.clock());
        else
            move_to_cur(maildir, mail, taken_in_flag);
    }
    if (!global.quiet) print(count, mails.size() - left, outside.out);
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

// Where a mail that came through a pipe is now; nowhere if too many are there already.
std::string save_aside(const DataFolder& folder, const std::string& name, std::string_view bytes) {
    const fs::path place = folder.places.set_aside();
    std::error_code none;
    const auto begin = fs::directory_iterator(place, none);
    if (!none && std::distance(fs::begin(begin), fs::end(begin)) >= most_set_aside)
        return "not kept: " + place.string() + " is full";
    write_file(place / (name + ".eml"), bytes, FileMode::secret);
    return (place / (name + ".eml")).string();
}

// A mail server takes most statuses for a refusal and would send a report on the report.
int read_one(const GlobalOptions& global, Outside& outside) try {
    DataFolder folder = open_data_folder(global, outside);
    std::string bytes(longest_mail + 1, '\0');
    outside.in.read(bytes.data(), static_cast<std::streamsize>(bytes.size()));
    bytes.resize(static_cast<std::size_t>(outside.in.gcount()));
    const TakenIn taken = bytes.size() > longest_mail ? too_long : take_in(folder, bytes, outside.clock());
    if (taken.what == Returned::set_aside) {
        const std::string name = hash_hex(bytes), place = save_aside(folder, name, bytes);
        tell_of_set_aside(folder, name, taken, place, outside.clock());
        folder.log.warning("mail set aside", {{"file", place}, {"why", taken.why}});
    }
    return 0;
} catch (const Failure& failure) {
    tell(failure.error(), outside.err);
    return exit_status(Code::busy);
}

int run(const Options& options, const GlobalOptions& global, Outside& outside) {
    return options.file == "-" ? read_one(global, outside) : read_maildir(options, global, outside);
}

}  // namespace

extern const Command bounces_command =
    command<declare, run>("bounces", help, "take in what mail systems and readers send back");

}  // namespace tidings
