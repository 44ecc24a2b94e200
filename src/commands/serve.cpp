#include <functional>
#include <ostream>

#include "commands/command.h"
#include "commands/reader_pages.h"
#include "mailing/deliver_notices.h"
#include "mailing/kept_leavers.h"
#include "mailing/postman.h"
#include "membership/preferences_link.h"
#include "readers/dispatch.h"
#include "web/server.h"
#include "web/work_queue.h"
#include "world/desk_url.h"

namespace tidings {
namespace {

constexpr std::string_view help = R"(usage: tidings serve [--data DIR]

Serves the readers' pages until SIGTERM or SIGINT: signing up, confirming, preferences, change of address, unsubscribing (also by the
button of mail programs), their data as a file, and erasure. Listens at desk.listen, on this machine alone; your web server passes requests
on to it, with TLS: docs/pages.md shows how. Mails the confirmations and links itself, beside `tidings run`. Logs one line a request,
without addresses and tokens.

exit status: 0 ended by a signal, 64 usage, 66 no data folder, 74 disk, 75 the port is taken, 78 configuration
example:     tidings serve --data /var/lib/tidings
)";

// How long a request waits for a run that is writing, before it is told to come again.
constexpr std::chrono::seconds patience{2};

// What must not end the thread that does it is told instead.
void quietly(World& world, const std::function<void()>& step) {
    try {
        step();
    } catch (const Failure& failure) {
        world.log.warning("mail to readers waits", {{"problem", failure.error().message}});
    } catch (const std::exception& fault) {
        world.log.error("mail to readers waits", {{"problem", fault.what()}});
    }
}

void deliver_quietly(World& world) {
    quietly(world, [&] { take_in_leavers(world); });
    quietly(world, [&] { deliver_notices(world); });
}

web::Response answer_and_log(const web::Request& request, readers::Context& context) {
    const auto start = std::chrono::steady_clock::now();
    web::Response response = readers::answer(request, context);
    const auto taken = std::chrono::steady_clock::now() - start;
    context.log.info(
        "request",
        {{"method", request.method},
         {"page", response.page.empty() ? "none" : response.page},
         {"status", std::to_string(response.status)},
         {"ms", std::to_string(std::chrono::duration_cast<std::chrono::milliseconds>(taken).count())}});
    return response;
}

int run(const Nothing&, const GlobalOptions& global, Outside& outside) {
    Equipment mail_room(global, outside);  // the postman's own: a database connection is one thread's
    Equipment back_room(global, outside);  // the work queue's own
    Equipment equipment(global, outside);
    World& world = equipment.world();
    world.db.set_patience(patience);
    back_room.world().db.set_patience(patience);
    if (desk_url(world.settings).empty())
        throw Failure({Code::configuration, "desk.url is not set, so no mail could lead to the pages",
                       "Set it in tidings.toml to the address at which readers reach them."});
    Postman postman([&] { deliver_quietly(mail_room.world()); });
    web::WorkQueue work({}, [&](std::string_view problem) {
        back_room.world().log.warning("mail to readers waits", {{"problem", std::string(problem)}});
    });
    const auto ask_for_link = [&](const EmailAddress& email) {
        const bool is_taken = work.add([&, email] {
            membership::mail_preferences_link(back_room.world().db, email, outside.clock());
            postman.wake();
        });
        if (!is_taken) world.log.warning("a link was not mailed", {{"problem", "too many are asked for"}});
    };
    ReaderPages pages(world, outside.share, ask_for_link, [&postman] { postman.wake(); });
    web::Server server({.listen = world.settings.desk.listen,
                        .listen_setting = "desk.listen",
                        .proxy = world.settings.desk.proxy,
                        .proxy_header = world.settings.desk.proxy_header,
                        .clock = outside.clock},
                       {readers::body_limit, [&pages](const web::Request& request) {
                            return answer_and_log(request, pages.context());
                        }});
    outside.out << "listening at port " << server.port() << '\n' << std::flush;
    server.run();
    return 0;
}

}  // namespace

extern const Command serve_command =
    command<take_nothing, run>("serve", help, "the readers' pages: sign-up, preferences, unsubscribing");

}  // namespace tidings
