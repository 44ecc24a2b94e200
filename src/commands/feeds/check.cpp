#include <algorithm>
#include <ostream>

#include "commands/command.h"
#include "commands/commands.h"
#include "commands/feeds/spans.h"
#include "dates/date.h"
#include "fetch/content_coding.h"
#include "fetch/read_response.h"
#include "fetch/rhythm.h"
#include "normalise/normalise.h"
#include "parse/advertised_feeds.h"
#include "text/plain_text.h"
#include "world/data_folder.h"
#include "world/world.h"

namespace tidings {
namespace {

constexpr std::size_t sample_items = 3;

constexpr std::string_view help = R"(usage: tidings feeds check URL [--data DIR]

Asks one address once and says what is there, before you follow it: a feed (its format, items, how often it publishes, what polling it
will cost, a sample), a page with the feeds it advertises, or nothing. Stores nothing; works without a data folder too, and heeds
[http] of the one there is.

exit status: 0 a feed, 64 usage, 65 not a feed, 69 no answer, or only an error, 77 refused: by the server (401, 403, 410) or by our own
             rules (an internal address, a limit), 78 configuration
example:     tidings feeds check https://ngo.example/
)";

struct Options {
    std::string address;
};

void declare(Syntax& syntax, Options& options) { syntax.one(options.address); }

using Response = Result<fetch::HttpResponse>;

Settings settings_for(const GlobalOptions& global, const Outside& outside) {
    const Places places{global.data};
    if (std::filesystem::exists(places.settings())) return settings_in(places, outside);
    return must(read_settings("", "the environment", outside.environment));
}

Response ask(const Url& url, const GlobalOptions& global, const Outside& outside) {
    Response answer = Error{Code::bug, "libcurl gave no answer", ""};
    const std::unique_ptr<fetch::Http> http = make_http(settings_for(global, outside), outside.version);
    const std::vector<fetch::HttpRequest> requests{{url, {}}};
    http->get_all(requests, [&answer](std::size_t, const Response& response) { answer = response; });
    if (!answer) return answer;
    Result<std::string> body =
        fetch::decode(std::move(answer->body), fetch::codings_of(*answer), answer->url);
    if (!body) return body.error();
    answer->body = *std::move(body);
    return answer;
}

Code code_of(int status) {
    return status == 401 || status == 403 || status == 410 ? Code::refused : Code::unavailable;
}

void print_way(const Url& asked, const fetch::HttpResponse& response, std::ostream& out) {
    out << "address       " << asked.text() << '\n';
    if (response.url != asked) out << "leads to      " << response.url.text() << '\n';
    if (!response.permanent_moves.empty())
        out << "moved         for good to " << response.permanent_moves.back().text()
            << "; better follow that\n";
    const std::string_view type = response.header("content-type");
    out << "answer        HTTP " << response.status << ", "
        << (type.empty() ? "no content type" : clean_line(type, 100)) << ", " << response.body.size()
        << " bytes\n";
}

std::vector<Timestamp> times_of(const Channel& channel) {
    std::vector<Timestamp> times;
    for (const Item& item : channel.items)
        if (item.published) times.push_back(*item.published);
    std::ranges::sort(times, std::ranges::greater{});
    return times;
}

void print_rhythm(const std::vector<Timestamp>& newest_first, Timestamp now, std::ostream& out) {
    if (newest_first.empty()) {
        out << "rhythm        not known: its items have no dates\n";
        return;
    }
    const auto gap = fetch::usual_gap(newest_first);
    out << "rhythm        " << (gap ? how_often(*gap) : "not known yet") << ", the newest item "
        << iso_day(newest_first.front())
        << (fetch::is_silent(fetch::rhythm_of(newest_first), now) ? ": silent for longer than is usual for it"
                                                                  : "")
        << '\n';
}

void print_cost(const Validators& validators, std::ostream& out) {
    const bool etag = !validators.etag.empty(), date = !validators.last_modified.empty();
    out << "validators    ";
    if (!etag && !date)
        out << "none: each poll fetches all of it, so it is asked once a day at most\n";
    else
        out << (etag ? "ETag" : "") << (etag && date ? " and " : "") << (date ? "Last-Modified" : "")
            << ": polls without news cost little\n";
}

void print_sample(const Channel& channel, std::ostream& out) {
    const std::size_t count = std::min(channel.items.size(), sample_items);
    for (std::size_t i = 0; i < count; ++i) {
        const Item& item = channel.items[i];
        out << (i == 0 ? "sample        " : "              ")
            << (item.published ? iso_day(*item.published) + "  " : "")
            << shorten(item.title.empty() ? "(no title)" : item.title, 80) << '\n';
        if (item.url) out << "              " << item.url->text() << '\n';
    }
}

// Where a redirect leads that is not for good may change with each visit.
const Url& address_to_follow(const Url& asked, const fetch::HttpResponse& response) {
    return response.permanent_moves.empty() ? asked : response.permanent_moves.back();
}

void print_feed(const Channel& channel, const fetch::Fetched& fetched, const Url& address, Timestamp now,
                std::ostream& out) {
    out << "found         a feed, " << format_name(channel.format) << ", " << channel.charset << '\n'
        << "title         " << (channel.title.empty() ? "(none)" : channel.title) << '\n';
    if (!channel.language.empty()) out << "language      " << channel.language << '\n';
    out << "items         " << channel.items.size() << '\n';
    print_rhythm(times_of(channel), now, out);
    print_cost(fetched.validators, out);
    for (const Warning& warning : channel.warnings) out << "warning       " << warning.message << '\n';
    print_sample(channel, out);
    out << "\nto follow it: tidings feeds add " << address.text() << " --partner NAME\n";
}

int print_page(const fetch::Fetched& fetched, const Error& error, Outside& outside) {
    const std::vector<AdvertisedFeed> feeds = advertised_feeds(*fetched.document);
    if (feeds.empty()) return tell({error.code, fetch::why_no_feed(fetched, error), ""}, outside.err);
    outside.out << "found         a page that advertises " << feeds.size()
                << (feeds.size() == 1 ? " feed" : " feeds") << '\n';
    for (const AdvertisedFeed& feed : feeds)
        outside.out << "              " << feed.url.text() << "  " << feed.type
                    << (feed.title.empty() ? "" : "  " + feed.title) << '\n';
    outside.out << "\nto look at it: tidings feeds check " << feeds.front().url.text() << '\n';
    return exit_status(Code::not_a_feed);
}

int check(const Options& options, const GlobalOptions& global, Outside& outside) {
    const std::string& address = options.address;
    const Url url = must(Url::parse(address));
    if (has_user_information(address)) throw Failure(FeedAddress::parse(address).error());
    const Response response = ask(url, global, outside);
    if (!response) return tell(response.error(), outside.err);
    print_way(url, *response, outside.out);

    const Feed stranger{
        .slug = {}, .title = {}, .address = *FeedAddress::parse(url.text()), .tags = {}, .language = {}};
    const fetch::Fetched fetched = fetch::read_response(stranger, {url, {}}, response, outside.clock());
    if (!fetched.document) return tell({code_of(response->status), fetched.problem, ""}, outside.err);
    const Result<Channel> channel = read_channel(*fetched.document, outside.clock());
    if (fetched.broke_off && (!channel || is_cut_off(*channel))) return tell(*fetched.broke_off, outside.err);
    if (!channel) return print_page(fetched, channel.error(), outside);
    print_feed(*channel, fetched, address_to_follow(url, *response), outside.clock(), outside.out);
    return 0;
}

}  // namespace

extern const Command feeds_check_command = command<declare, check>("feeds check", help);

}  // namespace tidings
