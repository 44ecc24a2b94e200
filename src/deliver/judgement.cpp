#include "deliver/judgement.h"

#include <algorithm>
#include <array>
#include <charconv>

#include "deliver/refusal_words.h"
#include "text/ascii.h"

namespace tidings::deliver {
namespace {

constexpr std::string_view no_status = "5.0.0";

// A field's value without comments (RFC 5322 section 3.2.2) and the space around it.
std::string without_comments(std::string_view value) {
    std::string kept;
    int depth = 0;
    for (const char c : value) {
        if (c == '(') ++depth;
        if (depth == 0) kept += c;
        if (c == ')' && depth > 0) --depth;
    }
    const std::size_t start = std::min(kept.find_first_not_of(" \t\r\n"), kept.size());
    return kept.substr(start, kept.find_last_not_of(" \t\r\n") + 1 - start);
}

// "550 No" of "smtp; 550 No" (RFC 3464 section 2.1.2).
std::string_view without_type(std::string_view diagnostic) {
    const std::size_t end = diagnostic.find(';');
    const bool is_type = end != std::string_view::npos &&
                         diagnostic.substr(0, end).find_first_of(" \t") == std::string_view::npos;
    return is_type ? diagnostic.substr(end + 1) : diagnostic;
}

// The class, subject and detail of a status.
struct Code {
    int of_class = 0, subject = 0, detail = 0;
};

Code code_of(std::string_view status) {
    Code code;
    for (int* const part : {&code.of_class, &code.subject, &code.detail}) {
        const auto [end, error] = std::from_chars(status.data(), status.data() + status.size(), *part);
        if (error != std::errc()) return code;
        status.remove_prefix(std::min(status.size(), static_cast<std::size_t>(end - status.data()) + 1));
    }
    return code;
}

bool is_specific(std::string_view status) {
    const Code code = code_of(status);
    return code.subject != 0 || code.detail != 0;
}

MailVerdict of_address(int detail) {
    switch (detail) {
        case 1:
        case 2:
        case 3:
        case 6:
        case 10:  // RFC 7505, and Exchange's "not found"
            return MailVerdict::address;
        case 7:
        case 8:
            return MailVerdict::us;
        case 0:
            return MailVerdict::unexplained;
        default:
            return MailVerdict::unknown;
    }
}

MailVerdict of_mailbox(int detail) {
    switch (detail) {
        case 1:
            return MailVerdict::address;
        case 2:
            return MailVerdict::mailbox;
        case 3:
            return MailVerdict::us;
        default:
            return MailVerdict::unknown;
    }
}

MailVerdict of_network(int detail) {
    constexpr int no_such_domain = 310;  // Exchange Online
    if (detail == 4 || detail == no_such_domain) return MailVerdict::address;
    return detail == 6 || detail == 14 ? MailVerdict::us : MailVerdict::mailbox;
}

// RFC 7293: the mailbox or the domain has another owner now.
bool has_new_owner(int detail) { return detail == 17 || detail == 18; }

// By the subjects of RFC 3463 section 3: what a code says by itself.
MailVerdict of_code(const Code& code) {
    switch (code.subject) {
        case 1:
            return of_address(code.detail);
        case 2:
            return of_mailbox(code.detail);
        case 3:
            return code.detail >= 3   ? MailVerdict::us
                   : code.detail == 0 ? MailVerdict::unknown
                                      : MailVerdict::mailbox;
        case 4:
            return of_network(code.detail);
        case 5:
        case 6:
            return MailVerdict::us;
        case 7:
            return has_new_owner(code.detail) ? MailVerdict::address : MailVerdict::us;
        default:
            return MailVerdict::unknown;
    }
}

// What a temporary failure that did not end in time was about: never the address.
MailVerdict of_temporary(const Code& code) {
    const MailVerdict verdict = of_code(code);
    return verdict == MailVerdict::us ? MailVerdict::us : MailVerdict::mailbox;
}

// Of a refusal without an enhanced code.
MailVerdict of_reply(int reply, bool has_words) {
    switch (reply) {
        case 551:
        case 556:  // RFC 7504
            return MailVerdict::address;
        case 552:
            return MailVerdict::mailbox;
        case 550:
        case 553:
        case 0:
            return has_words ? MailVerdict::unknown : MailVerdict::unexplained;
        case 554:
        case 521:
            return MailVerdict::unknown;
        default:
            return reply < 500 ? MailVerdict::mailbox : MailVerdict::us;
    }
}

// Exchange Online's edge says so of those whom its directory does not have.
bool is_unknown_to_exchange(std::string_view status, std::string_view words) {
    return status == "5.4.1" && words.find("access denied") != std::string_view::npos;
}

Judgement judge(std::string_view status, std::string_view said) {
    const std::string words = refusal_words(said);
    const std::string_view in_words = enhanced_code_in(said);
    if (is_specific(in_words) || status.empty()) status = in_words;
    const int reply = reply_code_in(said);
    if (status.empty()) status = reply >= 400 && reply < 500 ? "4.0.0" : no_status;
    const Code code = code_of(status);
    const bool temporary = code.of_class == 4;
    const MailVerdict by_code = temporary             ? of_temporary(code)
                                : is_specific(status) ? of_code(code)
                                                      : of_reply(reply, !words.empty());
    Judgement judgement{by_code, std::string(status)};
    const bool is_protocol = code.subject == 5;  // which some servers write when they mean the mailbox
    const Matters matters = matters_in(words);
    if (is_unknown_to_exchange(status, words))
        judgement.verdict = MailVerdict::address;
    else if (matters.us)
        judgement.verdict = MailVerdict::us;
    else if (matters.mailbox || (temporary && matters.address))
        judgement.verdict = MailVerdict::mailbox;
    else if (matters.address)
        judgement.verdict =
            by_code == MailVerdict::us && !is_protocol ? MailVerdict::unexplained : MailVerdict::address;
    else if (matters.us_perhaps)
        judgement.verdict = MailVerdict::us;
    return judgement;
}

// "anna+news@x.example" of "rfc822; Anna+2Bnews@X.example" (RFC 3464 section 2.1.2, xtext of RFC 3461 section
// 4).
std::string address_in(std::string_view field) {
    const std::string value = without_comments(field);
    std::string address =
        lower_ascii(value.substr(value.find(';') == std::string::npos ? 0 : value.find(';') + 1));
    std::erase_if(address, [](char c) { return c == '<' || c == '>' || c == ' ' || c == '\t' || c == '"'; });
    for (std::size_t at = 0; (at = address.find('+', at)) != std::string::npos; ++at)
        if (at + 2 < address.size() && is_hex_digit(address[at + 1]) && is_hex_digit(address[at + 2]) &&
            (hex_value(address[at + 1]) * 16 + hex_value(address[at + 2]) == '+' ||
             hex_value(address[at + 1]) * 16 + hex_value(address[at + 2]) == '='))
            address.replace(at, 3, 1,
                            static_cast<char>(hex_value(address[at + 1]) * 16 + hex_value(address[at + 2])));
    return address;
}

std::string_view name_of(std::string_view address) { return address.substr(0, address.rfind('@')); }
std::string_view domain_of(std::string_view address) {
    const std::size_t at = address.rfind('@');
    return at == std::string_view::npos ? std::string_view{} : address.substr(at + 1);
}

// Whose failure a group tells of.
enum class Whose { theirs, member, elsewhere };

// A system that writes the domain another way keeps the name, and one that writes no domain means its own.
// Another name of the same domain stands behind an alias, such as one of many whom team@ reaches; one of
// another domain is where the reader has the mail forwarded.
Whose whose(std::string_view final_recipient, std::string_view recipient) {
    const std::string final = address_in(final_recipient), ours = lower_ascii(recipient);
    if (ours.empty() || final.empty() || domain_of(final).empty() || name_of(final) == name_of(ours))
        return Whose::theirs;
    return domain_of(final) == domain_of(ours) ? Whose::member : Whose::elsewhere;
}

// How much a verdict weighs where a report has several groups of one recipient.
int weight(MailVerdict verdict) {
    constexpr std::array order{MailVerdict::nothing, MailVerdict::unknown,     MailVerdict::mailbox,
                               MailVerdict::us,      MailVerdict::unexplained, MailVerdict::address};
    return static_cast<int>(std::ranges::find(order, verdict) - order.begin());
}

// The address that a refusal names as "<bob@x.example>", but for those that people are told to write to;
// empty if none.
std::string named_address(std::string_view said) {
    const std::size_t start = said.find('<'), end = said.find('>', std::min(start, said.size()));
    if (end == std::string_view::npos) return {};
    std::string address = lower_ascii(said.substr(start + 1, end - start - 1));
    const bool is_address =
        address.find('@') != std::string::npos && address.find_first_of(" \t") == std::string::npos;
    for (const std::string_view contact : {"postmaster@", "abuse@", "support@", "helpdesk@"})
        if (address.starts_with(contact)) return {};
    return is_address ? address : std::string();
}

Judgement judge_group(const ReportedRecipient& group, std::string_view words, std::string_view recipient) {
    const std::string status(enhanced_code_in(without_comments(group.status)));
    if (!says_failed(group)) return {MailVerdict::nothing, status};
    std::string said(without_type(group.diagnostic_code));
    const bool is_empty = said.find_first_not_of(" \t") == std::string::npos;
    if (is_empty && !is_specific(status)) said = said_of(recipient, words);
    Judgement judgement = judge(status, said);
    if (judgement.verdict == MailVerdict::us) return judgement;
    const bool was_not_passed_on = address_in(group.original_recipient) == address_in(group.final_recipient);
    Whose failed = was_not_passed_on ? Whose::theirs : whose(group.final_recipient, recipient);
    if (failed == Whose::theirs) failed = whose(named_address(said), recipient);
    if (failed == Whose::member) judgement.verdict = MailVerdict::nothing;
    if (failed == Whose::elsewhere) judgement.verdict = MailVerdict::mailbox;
    return judgement;
}

}  // namespace

bool says_failed(const ReportedRecipient& reported) {
    const std::string action = lower_ascii(without_comments(reported.action));
    if (action == "failed") return true;
    for (const std::string_view other : {"delayed", "delivered", "relayed", "expanded"})
        if (action == other) return false;
    const std::string status = without_comments(reported.status);
    if (!status.empty()) return status.front() == '5' || status.front() == '4';
    return reply_code_in(reported.diagnostic_code) != 0 ||
           !enhanced_code_in(reported.diagnostic_code).empty();
}

Judgement judge_report(std::span<const ReportedRecipient> reported, std::string_view words,
                       std::string_view recipient) {
    if (reported.empty()) return judge({}, said_of(recipient, words));
    Judgement worst{MailVerdict::nothing, std::string(no_status)};
    for (const ReportedRecipient& group : reported) {
        Judgement judgement = judge_group(group, words, recipient);
        if (weight(judgement.verdict) > weight(worst.verdict)) worst = std::move(judgement);
    }
    return worst;
}

Judgement judge_refusal(std::string_view answer, bool at_recipient) {
    Judgement judgement = judge({}, answer);
    if (!at_recipient && judgement.verdict == MailVerdict::address)
        judgement.verdict = MailVerdict::unexplained;
    if (!at_recipient && judgement.verdict == MailVerdict::unknown) judgement.verdict = MailVerdict::us;
    return judgement;
}

}  // namespace tidings::deliver
