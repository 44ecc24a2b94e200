// A whole poll beside the fastest plain client: `poll_bench [FEEDS]` makes that many feeds (1,000 if left
// out), serves them by nginx on loopback addresses, and measures the built program and `curl --parallel` on
// the same addresses, first cold (everything is new), then warm (nothing has changed); then a web of slow,
// failing and hanging servers. The ratios count, not the seconds. With a folder as second argument it makes
// and serves that world until Enter, for profiles by hand.
#include <fcntl.h>
#include <signal.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>
#include <zlib.h>

#include <array>
#include <chrono>
#include <cmath>
#include <cstdint>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iomanip>
#include <iostream>
#include <list>
#include <stop_token>
#include <string>
#include <string_view>
#include <thread>
#include <vector>

#include "dates/date.h"
#include "support/loopback_server.h"
#include "support/temp_folder.h"

namespace {

namespace fs = std::filesystem;
using namespace std::chrono_literals;

constexpr int port = 18'467;
constexpr int hosts = 200;  // so that one connection a host at a time is no brake
constexpr std::time_t published = 1'793'000'000;
constexpr int rounds = 3;

struct Cost {
    double wall_s = 0, cpu_s = 0, peak_mib = 0;
    int status = 0;
};

// The same numbers at each run.
class Dice {
  public:
    std::uint32_t below(std::uint32_t limit) {
        state_ = state_ * 6364136223846793005u + 1442695040888963407u;
        return static_cast<std::uint32_t>(state_ >> 33) % limit;
    }

  private:
    std::uint64_t state_ = 1;
};

// Made of syllables, a few with accents: the more often a word comes, the shorter it is.
std::string made_up_word(std::uint32_t rank) {
    constexpr std::array<std::string_view, 24> syllables{
        "ba", "con", "di", "fer", "gu", "hal", "in",  "jo", "ka", "lem", "mi", "nor",
        "pe", "qua", "ro", "sen", "ta", "ul",  "ver", "wi", "yo", "zé",  "ß",  "tion"};
    std::string word;
    for (; rank > 0; rank /= syllables.size()) word += syllables[rank % syllables.size()];
    return word;
}

// Words as often as in real texts (Zipf): the common ones of our subject, and some 20,000 others.
std::string words(Dice& dice, std::uint32_t count) {
    constexpr std::array<std::string_view, 40> common{
        "the",      "children", "of",      "and",     "online",  "a",       "report",   "to",
        "grooming", "police",   "hotline", "in",      "new",     "helps",   "families", "were",
        "found",    "safety",   "school",  "parents", "with",    "project", "on",       "abuse",
        "material", "said",     "for",     "missing", "country", "young",   "people’s", "training",
        "called",   "from",     "network", "year",    "games",   "their",   "platform", "guide"};
    constexpr double ranks = 20'000;
    std::string text;
    for (std::uint32_t i = 0; i < count; ++i) {
        const auto rank = static_cast<std::uint32_t>(std::pow(ranks, dice.below(1'000'000) / 1e6)) - 1;
        text += i == 0 ? "" : dice.below(12) == 0 ? ", " : " ";
        text += rank < common.size() ? std::string(common[rank]) : made_up_word(rank);
    }
    return text;
}

std::string item(Dice& dice, int feed, std::uint32_t number) {
    const std::string url =
        "https://partner" + std::to_string(feed) + ".example/" + std::to_string(number) + "/";
    std::string html;
    for (std::uint32_t paragraph = 0; paragraph < 8; ++paragraph)
        html += "<p class=\"wp-block\">" + words(dice, 80 + dice.below(70)) + " <a href=\"" + url +
                "?utm_source=rss\">" + words(dice, 3) + "</a></p>\n";
    const tidings::Timestamp time(std::chrono::seconds(published) - std::chrono::hours(20 * number));
    return "<item><title>" + words(dice, 9) + "</title><link>" + url + "</link><guid>" + url +
           "</guid><pubDate>" + tidings::rfc5322_date(time) + "</pubDate><category>" + words(dice, 1) +
           "</category><content:encoded><![CDATA[" + html + "]]></content:encoded></item>\n";
}

std::string feed(Dice& dice, int number) {
    std::string text =
        "<?xml version=\"1.0\"?><rss version=\"2.0\" "
        "xmlns:content=\"http://purl.org/rss/1.0/modules/content/\"><channel>"
        "<title>Partner " +
        std::to_string(number) + "</title><link>https://partner.example/</link>\n" +
        (number % 4 == 0 ? "" : "<language>en</language>\n");
    const std::uint32_t items = 20 + dice.below(31);
    for (std::uint32_t i = 0; i < items; ++i) text += item(dice, number, i);
    return text + "</channel></rss>\n";
}

void write(const fs::path& file, const std::string& bytes) { std::ofstream(file, std::ios::binary) << bytes; }

void write_compressed(const fs::path& file, const std::string& bytes) {
    gzFile out = gzopen(file.c_str(), "wb6");
    gzwrite(out, bytes.data(), static_cast<unsigned>(bytes.size()));
    gzclose(out);
    const std::array<timespec, 2> times{{{published, 0}, {published, 0}}};
    utimensat(AT_FDCWD, file.c_str(), times.data(), 0);
}

std::string host(int feed) { return "127.0.1." + std::to_string(1 + feed % hosts); }

std::string url(int feed) {
    return "http://" + host(feed) + ":" + std::to_string(port) + "/" + std::to_string(feed) + ".xml";
}

// The most memory that a process has had since its exec; 0 when it has none any more.
double peak_mib_of(pid_t process) {
    std::ifstream status("/proc/" + std::to_string(process) + "/status");
    for (std::string line; std::getline(status, line);)
        if (line.starts_with("VmHWM:")) return std::strtod(line.c_str() + 6, nullptr) / 1024;
    return 0;
}

// Looks every few milliseconds, because ru_maxrss counts what this process had when it forked.
double watch_memory(const std::stop_token& stop, pid_t process) {
    double peak = 0;
    for (; !stop.stop_requested(); std::this_thread::sleep_for(2ms))
        if (const double now = peak_mib_of(process); now > 0) peak = now;
    return peak;
}

// Runs a program to its end, its output away.
Cost run(const std::vector<std::string>& words_of_command) {
    const auto start = std::chrono::steady_clock::now();
    const pid_t child = fork();
    if (child == 0) {
        const int nowhere = open("/dev/null", O_WRONLY | O_CLOEXEC);
        dup2(nowhere, 1);
        dup2(nowhere, 2);
        std::vector<char*> words_for_exec;
        for (const std::string& word : words_of_command)
            words_for_exec.push_back(const_cast<char*>(word.c_str()));
        words_for_exec.push_back(nullptr);
        execvp(words_for_exec.front(), words_for_exec.data());
        _exit(127);
    }
    int status = 0;
    rusage usage{};
    double peak_mib = 0;
    std::jthread watch([&](const std::stop_token& stop) { peak_mib = watch_memory(stop, child); });
    wait4(child, &status, 0, &usage);
    const double wall_s = std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
    watch.request_stop();
    watch.join();
    const auto seconds = [](const timeval& time) {
        return static_cast<double>(time.tv_sec) + static_cast<double>(time.tv_usec) / 1e6;
    };
    return {wall_s, seconds(usage.ru_utime) + seconds(usage.ru_stime), peak_mib,
            WIFEXITED(status) ? WEXITSTATUS(status) : 128};
}

// The server, until it goes out of scope.
class Nginx {
  public:
    explicit Nginx(const fs::path& folder) {
        const std::string at = folder.string();
        write(folder / "nginx.conf",
              "daemon off; worker_processes 1; pid " + at + "/nginx.pid; error_log " + at +
                  "/error.log; user root;\n" +
                  "events { worker_connections 1024; }\nhttp { access_log off; types { application/rss+xml "
                  "xml; } root " +
                  at + "/www; gzip_static on; keepalive_requests 100000; client_body_temp_path " + at +
                  "/b; proxy_temp_path " + at + "/p; fastcgi_temp_path " + at + "/f; uwsgi_temp_path " + at +
                  "/u; scgi_temp_path " + at + "/s;\n" + "server { listen " + std::to_string(port) +
                  " backlog=4096; } }\n");
        child_ = fork();
        if (child_ == 0) {
            prctl(PR_SET_PDEATHSIG, SIGTERM);  // or it would serve an old world to the next run
            execlp("nginx", "nginx", "-e", (at + "/error.log").c_str(), "-c", (at + "/nginx.conf").c_str(),
                   nullptr);
            _exit(127);
        }
        std::this_thread::sleep_for(500ms);
    }
    Nginx(const Nginx&) = delete;
    Nginx& operator=(const Nginx&) = delete;
    ~Nginx() {
        kill(child_, SIGTERM);
        waitpid(child_, nullptr, 0);
    }
    bool runs() const { return waitpid(child_, nullptr, WNOHANG) == 0; }

  private:
    pid_t child_ = 0;
};

void make_world(const fs::path& folder, int feeds) {
    fs::create_directories(folder / "www");
    std::string curl_list, opml = "<opml version=\"2.0\"><body>\n";
    Dice dice;
    for (int number = 0; number < feeds; ++number) {
        write_compressed(folder / "www" / (std::to_string(number) + ".xml.gz"), feed(dice, number));
        curl_list += "url = \"" + url(number) + "\"\noutput = \"/dev/null\"\n";
        opml += "<outline type=\"rss\" text=\"Partner " + std::to_string(number) + "\" xmlUrl=\"" +
                url(number) + "\"/>\n";
    }
    write(folder / "urls", curl_list);
    write(folder / "feeds.opml", opml + "</body></opml>\n");
}

Cost curl(const fs::path& folder, bool warm) {
    std::vector<std::string> command{"curl",
                                     "-q",
                                     "-s",
                                     "--parallel",
                                     "--parallel-max",
                                     "64",
                                     "--compressed",
                                     "-K",
                                     (folder / "urls").string()};
    if (warm)
        command.insert(
            command.end(),
            {"-H",
             "If-Modified-Since: " +
                 tidings::rfc5322_date(tidings::Timestamp(std::chrono::seconds(published))).substr(0, 25) +
                 " GMT"});
    return run(command);
}

Cost poll_cold(const fs::path& folder) {
    const std::string data = (folder / "data").string();
    fs::remove_all(data);
    run({TIDINGS_PROGRAM, "init", "--data", data});
    run({TIDINGS_PROGRAM, "feeds", "import", (folder / "feeds.opml").string(), "--data", data});
    return run({TIDINGS_PROGRAM, "poll", "-q", "--data", data});
}

Cost poll_warm(const fs::path& folder) {
    return run({TIDINGS_PROGRAM, "poll", "-q", "--now", "--data", (folder / "data").string()});
}

// Servers of a slow web, until they go out of scope: each answers after 200 ms; one feed in ten is out of
// order, one in ten hangs up in the middle, and one server in twenty has a feed that never answers.
class SlowWorld {
  public:
    static constexpr int feeds_of_a_server = 5;
    static constexpr auto latency = 200ms;
    static constexpr int patience_s = 5;  // of the poll, with what never answers

    explicit SlowWorld(int feeds) {
        Dice dice;
        for (int number = 0; number < feeds; ++number) {
            if (number % feeds_of_a_server == 0)
                servers_.emplace_back("127.0.2." + std::to_string(1 + number / feeds_of_a_server));
            tidings::support::Reply reply{
                .headers = {{"etag", "\"1\""}}, .body = feed(dice, number), .delay = latency};
            if (number % 10 == 3) reply.status = 500;
            if (number % 10 == 7) reply.cut_after = 1000;
            if (number % (20 * feeds_of_a_server) == 0) reply.delay = 10min;
            servers_.back().reply("/" + std::to_string(number), std::move(reply));
            opml_ += "<outline type=\"rss\" text=\"Partner " + std::to_string(number) + "\" xmlUrl=\"" +
                     servers_.back().url("/" + std::to_string(number)) + "\"/>\n";
        }
    }

    std::string opml() const { return "<opml version=\"2.0\"><body>\n" + opml_ + "</body></opml>\n"; }

    std::string addresses() const {
        std::string all;
        for (const auto& server : servers_) all += (all.empty() ? "" : ",") + server.address();
        return all;
    }

    // No poll that asks a server one thing at a time can be quicker.
    static double ideal_s() {
        return patience_s + (feeds_of_a_server - 1) * std::chrono::duration<double>(latency).count();
    }

  private:
    std::list<tidings::support::LoopbackServer> servers_;
    std::string opml_;
};

Cost poll_slow(const fs::path& folder, const SlowWorld& world) {
    const std::string data = (folder / "slow").string();
    write(folder / "slow.opml", world.opml());
    setenv("TIDINGS_HTTP_ALLOW_ADDRESSES", world.addresses().c_str(), 1);
    setenv("TIDINGS_HTTP_TOTAL_TIMEOUT_S", std::to_string(SlowWorld::patience_s).c_str(), 1);
    run({TIDINGS_PROGRAM, "init", "--data", data});
    run({TIDINGS_PROGRAM, "feeds", "import", (folder / "slow.opml").string(), "--data", data});
    return run({TIDINGS_PROGRAM, "poll", "-q", "--data", data});
}

void print(std::string_view what, const Cost& cost, const Cost& floor) {
    std::cout << std::left << std::setw(26) << what << std::right << std::fixed << std::setprecision(2)
              << std::setw(9) << cost.wall_s << std::setw(9) << cost.cpu_s << std::setprecision(0)
              << std::setw(10) << cost.peak_mib << std::setprecision(2) << std::setw(9)
              << cost.wall_s / floor.wall_s
              << (cost.status == 0 ? "" : "   FAILED, status " + std::to_string(cost.status)) << std::endl;
}

template <class Measure>
Cost best_of(Measure measure) {
    Cost best = measure();
    for (int round = 1; round < rounds; ++round)
        if (const Cost cost = measure(); cost.wall_s < best.wall_s) best = cost;
    return best;
}

}  // namespace

int main(int count, char** arguments) {
    if (std::system("command -v nginx >/dev/null && command -v curl >/dev/null") != 0) {
        std::cout << "nginx or curl is not installed; the poll is not measured\n";
        return 0;
    }
    const int feeds = count > 1 ? std::atoi(arguments[1]) : 1000;
    std::string allowed;
    for (int number = 0; number < hosts; ++number) allowed += (number == 0 ? "" : ",") + host(number);
    setenv("TIDINGS_HTTP_ALLOW_ADDRESSES", allowed.c_str(), 1);

    const tidings::support::TempFolder temporary;
    const fs::path folder = count > 2 ? fs::path(arguments[2]) : temporary.path();
    make_world(folder, feeds);
    const Nginx nginx(folder);
    if (!nginx.runs()) {
        std::cout << "nginx did not start: is port " << port << " taken?\n";
        return 1;
    }
    if (count > 2) {
        std::cout << "Serving " << feeds << " feeds of " << (folder / "feeds.opml").string()
                  << ". Enter ends it.\n";
        std::cin.get();
        return 0;
    }
    std::cout << feeds << " feeds, best of " << rounds << "        wall s    CPU s  peak MiB   x curl"
              << std::endl;
    const Cost cold_floor = best_of([&] { return curl(folder, false); });
    print("curl --parallel, cold", cold_floor, cold_floor);
    print("tidings poll, cold", best_of([&] { return poll_cold(folder); }), cold_floor);
    const Cost warm_floor = best_of([&] { return curl(folder, true); });
    print("curl --parallel, warm", warm_floor, warm_floor);
    print("tidings poll, warm", best_of([&] { return poll_warm(folder); }), warm_floor);
    const SlowWorld slow(std::min(feeds, 1000));
    const Cost ideal{.wall_s = SlowWorld::ideal_s()};
    print("slow world, ideal", ideal, ideal);
    print("tidings poll, slow world", poll_slow(folder, slow), ideal);
    return 0;
}
