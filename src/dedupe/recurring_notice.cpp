#include "dedupe/recurring_notice.h"

#include <chrono>

#include "dedupe/resemblance.h"

namespace tidings {
namespace {

bool differ(const std::string& a, const std::string& b) { return !a.empty() && !b.empty() && a != b; }

bool have_other_texts(const Resemblance& alike, bool on_one_day) {
    constexpr double corrected = 0.5, corrected_later = 0.9;
    if (alike.jaccard >= 1) return false;
    if (on_one_day) return alike.jaccard < corrected;
    return alike.jaccard < corrected_later || alike.texts_differ_in_numbers || alike.texts_differ_in_names;
}

// A teaser that is the same each month and leads to another page.
bool is_next_teaser(const DatedEntry& fresh, const DatedEntry& known, const Resemblance& alike) {
    constexpr std::size_t short_text = 45;  // shingles
    return differ(fresh.identity.url_key, known.identity.url_key) && alike.smaller < short_text;
}

}  // namespace

bool are_two_notices(const DatedEntry& fresh, const DatedEntry& known) {
    if (!fresh.published || !known.published || *fresh.published == *known.published) return false;
    if (fresh.text.text.empty() || known.text.text.empty()) return false;
    const bool on_one_day = std::chrono::abs(*fresh.published - *known.published) < std::chrono::days(1);
    const bool has_id = !fresh.identity.guid_key.empty() && !known.identity.guid_key.empty();
    if (has_id && (on_one_day || fresh.identity.guid_key == known.identity.guid_key)) return false;
    const Resemblance alike = compare(fingerprint("", fresh.text), fingerprint("", known.text));
    if (!on_one_day && is_next_teaser(fresh, known, alike)) return true;
    return !has_id && have_other_texts(alike, on_one_day);
}

}  // namespace tidings
