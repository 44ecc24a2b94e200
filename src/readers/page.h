#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "compose/our_words.h"
#include "readers/context.h"
#include "render/templates.h"

namespace tidings::readers {

// A mistake in a form: the field it is in (its id on the page) and what to do.
struct Problem {
    std::string field, message;
};

// Our sentences for the pages, in the visitor's language.
OurWords words_of(const Visit& visit, const Context& context);

// What every page needs: its title, the hub, the languages to choose from, our words (as word_…) and what was
// wrong with the form, above it and beside its fields (as <field>_wrong and <field>_problem, for `fields`).
render::Data page_data(const Visit& visit, const Context& context, std::string title,
                       const std::vector<Problem>& problems = {},
                       const std::vector<std::string_view>& fields = {});

// The page desk/<name>.html. Status 422 if something was wrong with a form.
web::Response page(const Context& context, std::string_view name, const render::Data& data, int status = 200);

// A page that only says something.
web::Response message_page(const Visit& visit, const Context& context, const std::string& title,
                           const std::string& text, int status = 200);

// A page that asks for one press of a button, which posts to the same address.
web::Response button_page(const Visit& visit, const Context& context, const std::string& title,
                          const std::string& text, const std::string& button);

// Why the dispatch refuses a request.
enum class Trouble {
    no_such_page,
    no_such_method,
    no_such_link,
    person_gone,
    no_form,
    foreign_form,
    too_often,
    busy
};
web::Response trouble_page(const Visit& visit, const Context& context, Trouble trouble);

// Too many forms of that kind came; `wait` says after how long to come again.
web::Response too_often_page(const Visit& visit, const Context& context, std::chrono::seconds wait);

// "You have unsubscribed", with the way back while there is one, and the forms by which who left gets or
// erases their data. `problems` are of those forms.
web::Response left_page(const Visit& visit, const Context& context,
                        const std::vector<Problem>& problems = {});

// "You are subscribed", to which digests, and the way to the preferences.
web::Response subscribed_page(const Visit& visit, Context& context);

// Titles of digests, as sentences list them; a digest that is offered no more goes by its slug.
std::string titles_of(const std::vector<std::string>& slugs, const Settings& settings);

}  // namespace tidings::readers
