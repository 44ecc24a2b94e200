#include "readers/dispatch.h"

#include "readers/page.h"
#include "readers/reader_language.h"
#include "readers/routes.h"

namespace tidings::readers {
namespace {

constexpr int retry_when_busy_s = 5;

Trouble trouble_of(web::Refusal refusal) {
    switch (refusal) {
        case web::Refusal::no_such_method:
            return Trouble::no_such_method;
        case web::Refusal::foreign_form:
            return Trouble::foreign_form;
        case web::Refusal::no_form:
            return Trouble::no_form;
        case web::Refusal::no_such_page:
            break;
    }
    return Trouble::no_such_page;
}

web::Response refused(const Visit& visit, web::Refusal refusal, Context& context) {
    web::Response response = trouble_page(visit, context, trouble_of(refusal));
    if (refusal == web::Refusal::no_such_method)
        response.headers.emplace_back("Allow", web::allowed_methods(routes(), visit.request.path));
    return response;
}

// The reader whose link it is. A link may be true and the person gone: then there is nothing to do but to
// leave.
std::optional<web::Response> refuse_reader(Visit& visit, const Route& route, std::string_view token,
                                           Context& context) {
    visit.link = read_link_token(context.key, route.purpose, token);
    if (!visit.link) return trouble_page(visit, context, Trouble::no_such_link);
    visit.person = store::person(context.db, visit.link->subscriber);
    const bool leaves = route.method == "POST" && route.purpose == LinkPurpose::unsubscribe;
    if (!visit.person && !leaves && route.who != Who::link_holder)
        return trouble_page(visit, context, Trouble::person_gone);
    if (visit.person)
        visit.language =
            language_for(visit.request, visit.person->subscriber.language, context.settings.language);
    return std::nullopt;
}

web::Response answer_dispatched(Visit& visit, web::Dispatched<Route> dispatched, Context& context) {
    if (dispatched.route == nullptr) return refused(visit, *dispatched.refusal, context);
    const Route& route = *dispatched.route;
    visit.form = std::move(dispatched.form);
    std::optional<web::Response> refusal;
    if (dispatched.refusal)
        refusal = refused(visit, *dispatched.refusal, context);
    else if (route.who != Who::anybody)
        refusal = refuse_reader(visit, route, dispatched.captures["token"], context);
    web::Response response = refusal ? *std::move(refusal) : route.page(visit, context);
    response.page = route.pattern;
    return response;
}

// A run was writing for longer than we wait. The page's transaction never began, so the same form may come
// again; who leaves is kept for later.
web::Response busy_page(const Visit& visit, Context& context) {
    if (std::optional<web::Response> left = leave_later(visit, context)) return *std::move(left);
    context.log.warning("the database is busy");
    web::Response response = trouble_page(visit, context, Trouble::busy);
    response.headers.emplace_back("Retry-After", std::to_string(retry_when_busy_s));
    if (const Route* route = web::find_route(routes(), visit.request.method, visit.request.path).route)
        response.page = route->pattern;
    return response;
}

}  // namespace

web::Response answer(const web::Request& request, Context& context) {
    Visit visit{
        .request = request, .form = {}, .language = language_for(request, {}, context.settings.language)};
    const auto page = [&] {
        return answer_dispatched(visit, web::dispatch(request, routes(), context.settings.origin), context);
    };
    return web::answer_or_fail(
        page, [&] { return busy_page(visit, context); }, context.log);
}

std::optional<std::size_t> body_limit(const web::Request& head) { return web::body_limit(routes(), head); }

}  // namespace tidings::readers
