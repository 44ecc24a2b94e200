// A whole delivery beside the barest sender: `deliver_bench [READERS]` makes an issue for that many readers
// (5,000 if left out) and measures the built program and eight threads that do nothing but hand the same
// bytes to libcurl, both to a server on loopback that throws them away; then again with 20 ms for each
// answer; and all of it again with a server that offers PIPELINING, of which libcurl makes no use. The ratios
// count, not the seconds.
#include <arpa/inet.h>
#include <curl/curl.h>
#include <netinet/tcp.h>
#include <signal.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <chrono>
#include <cstdlib>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <functional>
#include <iomanip>
#include <iostream>
#include <string>
#include <string_view>
#include <thread>
#include <vector>

#include "support/golden.h"
#include "support/temp_folder.h"

namespace {

namespace fs = std::filesystem;
using std::chrono::milliseconds;

constexpr int connections = 8, rounds = 3;

struct Cost {
    double wall_s = 0, cpu_s = 0;
};

// How the server behaves.
struct Manner {
    milliseconds delay;  // before each answer, or several that are given at once
    bool pipelining;     // whether it offers to take several commands at once
};

// What it says to whole lines that came together, and whether the rest is a message.
std::string answers_to(std::string_view lines, const Manner& manner, bool& in_body) {
    std::string answers;
    while (!lines.empty()) {
        const std::string_view line = lines.substr(0, lines.find('\n') + 1);
        lines.remove_prefix(line.size());
        in_body = line.starts_with("DATA");
        const bool greets = line.starts_with("EHLO") && manner.pipelining;
        answers += in_body  ? "354 Go on\r\n"
                   : greets ? "250-sink\r\n250 PIPELINING\r\n"
                            : "250 2.0.0 Ok: queued as 4F2A1\r\n";
    }
    return answers;
}

// One connection of the server: counts nothing, checks nothing, answers everything.
void answer_everything(int line, Manner manner) {
    const auto say = [&](std::string_view text) {
        if (manner.delay.count() > 0) std::this_thread::sleep_for(manner.delay);
        return ::send(line, text.data(), text.size(), MSG_NOSIGNAL) > 0;
    };
    std::array<char, 65536> chunk{};
    std::string tail;
    bool in_body = false;
    say("220 sink\r\n");
    for (;;) {
        const ssize_t count = ::read(line, chunk.data(), chunk.size());
        if (count <= 0) break;
        tail.append(chunk.data(), static_cast<std::size_t>(count));
        const bool ended = tail.ends_with(in_body ? "\r\n.\r\n" : "\r\n");
        if (ended) {
            say(answers_to(in_body ? ".\n" : tail, manner, in_body));
            tail.clear();
        } else if (in_body) {
            tail.erase(0, tail.size() - std::min<std::size_t>(tail.size(), 8));
        }
    }
    ::close(line);
}

// The server, in a process of its own, so that its work is nobody else's.
class Sink {
  public:
    explicit Sink(Manner manner) {
        const int listener = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
        sockaddr_in address{};
        address.sin_family = AF_INET;
        address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
        socklen_t size = sizeof address;
        auto* generic = reinterpret_cast<sockaddr*>(&address);
        if (::bind(listener, generic, size) != 0 || ::listen(listener, 64) != 0) std::abort();
        ::getsockname(listener, generic, &size);
        port_ = ntohs(address.sin_port);
        process_ = ::fork();
        if (process_ == 0) serve(listener, manner);
        ::close(listener);
    }
    ~Sink() {
        ::kill(process_, SIGKILL);
        ::waitpid(process_, nullptr, 0);
    }
    Sink(const Sink&) = delete;
    Sink& operator=(const Sink&) = delete;
    int port() const { return port_; }

  private:
    [[noreturn]] static void serve(int listener, Manner manner) {
        for (;;) {
            const int line = ::accept(listener, nullptr, nullptr);
            const int on = 1;
            ::setsockopt(line, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
            std::thread(answer_everything, line, manner).detach();
        }
    }

    int port_ = 0;
    pid_t process_ = 0;
};

// What a child process costs until it ends.
Cost cost_of(const std::function<void()>& in_child) {
    const auto start = std::chrono::steady_clock::now();
    const pid_t child = ::fork();
    if (child == 0) {
        in_child();
        ::_exit(0);
    }
    int status = 0;
    rusage usage{};
    ::wait4(child, &status, 0, &usage);
    if (status != 0) {
        std::cerr << "a child ended with " << status << '\n';
        std::exit(1);
    }
    const auto seconds = [](const timeval& time) {
        return static_cast<double>(time.tv_sec) + static_cast<double>(time.tv_usec) / 1e6;
    };
    return {std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count(),
            seconds(usage.ru_utime) + seconds(usage.ru_stime)};
}

struct Reading {
    std::string_view bytes;
    std::size_t at = 0;
};

std::size_t read_some(char* out, std::size_t size, std::size_t count, void* user) {
    auto& reading = *static_cast<Reading*>(user);
    const std::string_view chunk = reading.bytes.substr(reading.at, size * count);
    std::memcpy(out, chunk.data(), chunk.size());
    reading.at += chunk.size();
    return chunk.size();
}

void send_bare(int port, const std::string& bytes, int messages) {
    CURL* easy = curl_easy_init();
    curl_slist* to = curl_slist_append(nullptr, "<reader@ngo.example>");
    Reading reading{bytes};
    const std::string url = "smtp://127.0.0.1:" + std::to_string(port) + "/bench";
    curl_easy_setopt(easy, CURLOPT_URL, url.c_str());
    curl_easy_setopt(easy, CURLOPT_UPLOAD, 1L);
    curl_easy_setopt(easy, CURLOPT_NOSIGNAL, 1L);
    curl_easy_setopt(easy, CURLOPT_MAIL_FROM, "<digest@hub.example>");
    curl_easy_setopt(easy, CURLOPT_MAIL_RCPT, to);
    curl_easy_setopt(easy, CURLOPT_READFUNCTION, read_some);
    curl_easy_setopt(easy, CURLOPT_READDATA, &reading);
    curl_easy_setopt(easy, CURLOPT_INFILESIZE_LARGE, static_cast<curl_off_t>(bytes.size()));
    for (int i = 0; i < messages; ++i) {
        reading.at = 0;
        if (curl_easy_perform(easy) != CURLE_OK) std::abort();
    }
    curl_slist_free_all(to);
    curl_easy_cleanup(easy);
}

Cost bare(int port, const std::string& bytes, int messages) {
    return cost_of([&] {
        std::vector<std::thread> threads;
        for (int i = 0; i < connections; ++i)
            threads.emplace_back(send_bare, port, bytes, messages / connections);
        for (std::thread& thread : threads) thread.join();
    });
}

void tidings(const std::vector<std::string>& words, const fs::path& hub) {
    std::vector<std::string> all{TIDINGS_PROGRAM, "-q"};
    all.insert(all.end(), words.begin(), words.end());
    all.insert(all.end(), {"--data", hub.string()});
    std::vector<char*> for_exec;
    for (std::string& word : all) for_exec.push_back(word.data());
    for_exec.push_back(nullptr);
    if (std::freopen("/dev/null", "w", stdout) != nullptr) ::execv(TIDINGS_PROGRAM, for_exec.data());
    ::_exit(127);
}

void must_run(const std::vector<std::string>& words, const fs::path& hub) {
    cost_of([&] { tidings(words, hub); });
}

// A hub with one sealed issue.
void make_hub(const fs::path& hub, int readers) {
    must_run({"init", "--demo"}, hub);
    const fs::path list = hub / "readers.csv";
    std::ofstream csv(list);
    csv << "email\n";
    for (int i = 0; i < readers - 3; ++i) csv << "reader" << i << "@ngo" << i % 50 << ".example\n";
    csv.close();
    must_run({"subscribers", "import", list.string(), "--confirmed-elsewhere", "bench"}, hub);
    must_run({"poll"}, hub);
    must_run({"digest", "--now"}, hub);
}

Cost deliver(const fs::path& hub, const fs::path& copy, int port) {
    fs::remove_all(copy);
    fs::copy(hub, copy, fs::copy_options::recursive);
    ::sync();
    return cost_of([&] {
        ::setenv("TIDINGS_SMTP_HOST", "127.0.0.1", 1);
        ::setenv("TIDINGS_SMTP_PORT", std::to_string(port).c_str(), 1);
        ::setenv("TIDINGS_SMTP_SECURITY", "none", 1);
        ::setenv("TIDINGS_SMTP_CONNECTIONS", std::to_string(connections).c_str(), 1);
        tidings({"deliver"}, copy);
    });
}

void compare(const fs::path& folder, int readers, Manner manner) {
    const fs::path hub = folder / std::to_string(readers);
    make_hub(hub, readers);
    must_run({"deliver", "--dry-run"}, hub);
    const std::string bytes =
        tidings::support::read_bytes(fs::directory_iterator(hub / "outbox/dry-run")->path());
    fs::remove_all(hub / "outbox");
    const Sink sink(manner);
    Cost floor{1e9, 1e9}, ours{1e9, 1e9};
    const auto best = [](Cost& of, const Cost& now) {
        of = {std::min(of.wall_s, now.wall_s), std::min(of.cpu_s, now.cpu_s)};
    };
    for (int round = 0; round < (manner.delay.count() > 0 ? 1 : rounds); ++round) {
        best(floor, bare(sink.port(), bytes, readers));
        best(ours, deliver(hub, folder / "copy", sink.port()));
    }
    const auto print = [&](const char* who, const Cost& cost) {
        std::cout << std::left << std::setw(24) << who << std::right << std::fixed << std::setprecision(0)
                  << std::setw(12) << readers / cost.wall_s << std::setw(14) << 1e6 * cost.cpu_s / readers
                  << '\n';
    };
    std::cout << readers << " messages of " << bytes.size() / 1024 << " KiB, " << manner.delay.count()
              << " ms an answer, "
              << (manner.pipelining ? "several commands at once" : "one command at a time")
              << "\n                          messages/s    CPU us each\n";
    print("bare libcurl", floor);
    print("tidings deliver", ours);
    std::cout << std::setprecision(2) << "speed " << floor.wall_s / ours.wall_s << " x (goal 0.8), CPU "
              << ours.cpu_s / floor.cpu_s << " x (goal 2.5)\n"
              << std::endl;
}

}  // namespace

int main(int count, char** arguments) {
    const int readers = (count > 1 ? std::atoi(arguments[1]) : 5000) / connections * connections;
    const tidings::support::TempFolder folder;
    for (const bool pipelining : {false, true}) {
        compare(folder.path() / "near", readers, {milliseconds(0), pipelining});
        compare(folder.path() / "far", std::min(readers, 800), {milliseconds(20), pipelining});
        fs::remove_all(folder.path() / "near");
        fs::remove_all(folder.path() / "far");
    }
    return 0;
}
