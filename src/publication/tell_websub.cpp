#include "publication/tell_websub.h"

#include <set>

#include "fetch/http.h"
#include "store/sqlite/meta.h"
#include "url/percent.h"

namespace tidings {
namespace {

constexpr std::string_view owed_fact = "websub_owed";  // topics, a line each

// Feeds that people subscribe to; not their archive.
bool is_topic(std::string_view name) {
    const bool is_feed = name == "atom.xml" || name.ends_with(".atom.xml") || name.ends_with(".json");
    return is_feed && !name.starts_with("archive/");
}

std::set<std::string> topics_owed(const store::Database& db) {
    std::set<std::string> topics;
    const std::string lines = store::meta(db, owed_fact).value_or("");
    for (std::size_t start = 0; start < lines.size();) {
        const std::size_t end = lines.find('\n', start);
        topics.insert(lines.substr(start, end - start));
        start = end + 1;
    }
    return topics;
}

void owe(store::Database& db, const std::set<std::string>& topics) {
    std::string lines;
    for (const std::string& topic : topics) lines += topic + '\n';
    store::Transaction tx(db);
    store::set_meta(tx, owed_fact, lines);
    tx.commit();
}

// What did not work, in words; empty if the hub has taken it (W3C WebSub, section 7).
std::string problem_of(const Result<fetch::HttpResponse>& response) {
    if (!response) return response.error().message;
    const bool taken = response->status >= 200 && response->status < 300;
    return taken ? std::string() : "HTTP " + std::to_string(response->status);
}

}  // namespace

void tell_websub(World& world, const publish::Hub& hub, const std::vector<std::string>& changed) {
    std::set<std::string> topics = topics_owed(world.db);
    if (!hub.websub) {
        if (!topics.empty()) owe(world.db, {});
        return;
    }
    for (const std::string& name : changed)
        if (is_topic(name)) topics.insert(hub.files.text() + name);
    if (topics.empty()) return;
    owe(world.db, topics);  // a run that is killed meanwhile has told nobody

    const std::vector<std::string> told(topics.begin(), topics.end());
    std::vector<fetch::HttpRequest> requests;
    for (const std::string& topic : told)
        requests.push_back({*hub.websub, {}, "hub.mode=publish&hub.url=" + percent_encoded(topic)});
    std::string problem;
    world.http.get_all(requests, [&](std::size_t index, const Result<fetch::HttpResponse>& response) {
        if (std::string failed = problem_of(response); failed.empty())
            topics.erase(told[index]);
        else
            problem = std::move(failed);
    });
    owe(world.db, topics);
    if (!topics.empty())
        world.log.warning(
            "the WebSub hub was not told",
            {{"hub", hub.websub->text()}, {"feeds", std::to_string(topics.size())}, {"problem", problem}});
}

}  // namespace tidings
