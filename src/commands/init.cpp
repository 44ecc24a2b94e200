#include <ostream>

#include "base/file.h"
#include "catalogue/import_feeds.h"
#include "catalogue/partners_file.h"
#include "commands/command.h"
#include "dates/date.h"
#include "store/issues/issues.h"
#include "store/people/subscribers.h"
#include "world/data_folder.h"

namespace tidings {
namespace {

constexpr std::string_view help = R"(usage: tidings init [--data DIR] [--demo]

Makes a data folder: tidings.toml to edit, an empty database, and a secret key from which the links in mails are made (keep a copy of
it). Nothing that exists is overwritten.

  --demo       with four invented partners, read from files, and three subscribers; needs no network and no mail server

exit status: 0 done, 64 usage, 74 disk, 77 there is a data folder already, 78 configuration
example:     tidings init --data /var/lib/tidings
)";

struct Options {
    bool demo = false;
};

void declare(Syntax& syntax, Options& options) { syntax.flag("--demo", options.demo); }

// The web server goes through the data folder to the public one, and sees nothing else of it.
constexpr std::filesystem::perms folder_mode{0711};

Digest weekly() {
    Digest digest;
    digest.slug = "weekly";
    digest.title = "Weekly digest";
    digest.days = {std::chrono::Tuesday};
    digest.time_of_day = std::chrono::hours(8);
    digest.zone = "Europe/Brussels";
    digest.from = "Knowledge hub <digest@hub.example.org>";
    return digest;
}

Settings first_settings() {
    Settings settings;
    settings.digests.push_back(weekly());
    return settings;
}

// The demo's digest is due every day, so that a first run shows one whatever the day.
Settings demo_settings() {
    Settings settings = first_settings();
    settings.hub.title = "Demo hub";
    settings.hub.subtitle = "News of four invented partners in child protection";
    settings.feeds.local_folder = "feeds";
    settings.desk.url = "http://127.0.0.1:8080/";  // where `tidings serve` listens
    Digest& digest = settings.digests.front();
    digest.rhythm = Rhythm::daily;
    digest.time_of_day = {};
    digest.unapproved = Unapproved::automatic;
    digest.from = "Demo hub <digest@hub.example.org>";
    digest.intro =
        "This issue was made by `tidings init --demo`: partners, stories and readers are invented.";
    return settings;
}

Subscriber demo_subscriber(const char* email, const char* name, const char* language) {
    return {.email = must(EmailAddress::parse(email)),
            .name = name,
            .language = language,
            .state = SubscriberState::confirmed,
            .consent = "invented for the demo",
            .digests = {"weekly"}};
}

void copy_demo_feeds(const std::filesystem::path& from, const std::filesystem::path& to) {
    for (const auto& entry : std::filesystem::directory_iterator(from))
        if (entry.is_regular_file()) write_file(to / entry.path().filename(), must(read_file(entry.path())));
}

void fill_demo(store::Database& db, const std::filesystem::path& feeds, const Outside& outside) {
    copy_demo_feeds(outside.share / "feeds" / "demo", feeds);
    const Timestamp now = outside.clock();
    catalogue::import_feeds(
        db,
        must(catalogue::read_partners_file(must(read_file(feeds / "partners.toml")), "partners.toml"))
            .partners,
        catalogue::Known::updated, "init --demo", now);
    store::Transaction tx(db);
    store::join(tx, demo_subscriber("anna.bianchi@reader.example", "Anna Bianchi", "it"), now);
    store::join(tx, demo_subscriber("j.smith@police.example", "J. Smith", "en"), now);
    store::join(tx, demo_subscriber("maria.weber@jugendamt.example", "Maria Weber", "de"), now);
    tx.commit();
}

void make_folder(const Places& places, const Settings& settings, const Options& options, Outside& outside) {
    std::error_code problem;
    if (std::filesystem::create_directories(places.folder, problem))
        std::filesystem::permissions(places.folder, folder_mode, problem);
    if (problem)
        throw Failure({Code::disk, "Cannot make " + places.folder.string() + ": " + problem.message(), ""});
    if (!std::filesystem::exists(places.key()))
        write_file(places.key(), SecretKey::random().hex() + "\n", FileMode::secret);
    store::Database db = store::Database::open(places.database());
    // In the demo an issue is due from the beginning; otherwise the first one comes at its next time.
    const Timestamp known_since =
        outside.clock() - (options.demo ? std::chrono::hours(25) : std::chrono::hours(0));
    store::Transaction tx(db);
    for (const Digest& digest : settings.digests) store::know_digest(tx, digest.slug, known_since);
    tx.commit();
    if (options.demo) fill_demo(db, places.at(settings.feeds.local_folder), outside);
    // Written last: a folder that has it is complete.
    write_file(places.settings(), write_settings(settings, Listing::example), FileMode::secret);
}

int run(const Options& options, const GlobalOptions& global, Outside& outside) {
    const Places places{global.data};
    if (std::filesystem::exists(places.settings()))
        throw Failure({Code::refused, places.folder.string() + " is a data folder already",
                       "Nothing was changed. Choose another --data."});
    Settings settings = options.demo ? demo_settings() : first_settings();
    settings.hub.id_authority = "hub.example.org," + iso_day(outside.clock()).substr(0, 4);
    make_folder(places, settings, options, outside);
    outside.out << "made " << places.folder.string()
                << (options.demo ? " with the demo's partners and subscribers" : "") << "\n"
                << "next: "
                << (options.demo
                        ? ""
                        : "edit " + places.settings().string() + ", import feeds and subscribers, then ")
                << "tidings run --data " << places.folder.string() << '\n';
    return 0;
}

}  // namespace

extern const Command init_command = command<declare, run>("init", help, "make a data folder");

}  // namespace tidings
