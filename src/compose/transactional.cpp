#include "compose/transactional.h"

#include <array>

#include "compose/our_words.h"
#include "text/joined.h"

namespace tidings {
namespace {

using render::Data;

constexpr std::array<std::string_view, 6> occasion_names{"confirm", "welcome",        "preferences",
                                                         "goodbye", "change_address", "address_changed"};

}  // namespace

DigestMail compose_personal(const PersonalMail& mail, const render::Templates& templates) {
    const OurWords words(templates, mail.language, "personal");
    const std::string occasion(occasion_names[static_cast<std::size_t>(mail.occasion)]);
    const std::vector<Filling> fillings{{"hub", mail.hub_title}, {"digests", joined(mail.digests, ", ")}};
    const auto filled = [&](const std::string& key) { return words.filled(key, fillings); };
    const auto filled_if_any = [&](const std::string& key) {
        return words.has(occasion + key) ? filled(occasion + key) : std::string();
    };

    Data data;
    const std::string subject = filled(occasion + "_subject");
    data.set("language", mail.language).set("subject", subject).set("text", filled(occasion + "_text"));
    const std::string button = mail.link.empty() ? std::string() : filled_if_any("_button");
    data.set("has_button", !button.empty()).set("button", button).set("link", mail.link);
    const std::string note = filled_if_any("_note");
    data.set("has_note", !note.empty()).set("note", note);
    data.set("has_leave", !mail.unsubscribe.empty()).set("unsubscribe_url", mail.unsubscribe);
    data.set("word_unsubscribe", words.text("unsubscribe"));
    data.set("foot", filled("foot")).set("hub_title", mail.hub_title);
    data.set("word_privacy_notice", words.text("privacy_notice"));
    show_imprint(data, mail.imprint);
    data.set("has_hub", !mail.hub_url.empty()).set("hub_url", mail.hub_url);
    return {.subject = subject,
            .html = templates.render("email/personal.html", data),
            .text = templates.render("email/personal.txt", data)};
}

}  // namespace tidings
