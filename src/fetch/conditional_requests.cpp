#include "fetch/conditional_requests.h"

#include <algorithm>

namespace tidings::fetch {
namespace {

using std::chrono::days;

constexpr days shortest_trust{8};  // in 304s alone
constexpr int most_doublings = 3;
constexpr int refusals_to_believe = 2;
constexpr days left_out_for{30};

days trust(const ConditionalRequests& conditional) {
    return shortest_trust * (1 << std::min(conditional.confirmations, most_doublings));
}

ConditionalRequests after_document_without_validators(ConditionalRequests conditional, bool same,
                                                      Timestamp now) {
    conditional.confirmations = same ? conditional.confirmations + 1 : 0;
    if (conditional.suspected && ++conditional.refusals >= refusals_to_believe) conditional.refused = now;
    return conditional;
}

}  // namespace

bool asks_conditionally(const Feed& feed, Timestamp now) {
    const ConditionalRequests& conditional = feed.history.conditional;
    if (feed.validators == Validators{} || conditional.suspected) return false;
    if (conditional.refused && now - *conditional.refused < left_out_for) return false;
    return !conditional.not_modified_since || now - *conditional.not_modified_since < trust(conditional);
}

void distrust_not_modified(Feed& feed) { feed.history.conditional.not_modified_since = Timestamp{}; }

ConditionalRequests conditional_after_success(const Feed& before, const Fetched& fetched, Timestamp now) {
    ConditionalRequests after = before.history.conditional;
    const bool is_document = fetched.document_hash.has_value();
    if (fetched.conditional) {
        after.refusals = 0;
        after.refused.reset();
    } else if (is_document && before.validators != Validators{}) {
        after = after_document_without_validators(after, fetched.outcome == Fetched::Outcome::unchanged, now);
    }
    after.suspected = false;
    if (is_document)
        after.not_modified_since.reset();
    else if (!after.not_modified_since)
        after.not_modified_since = now;
    return after;
}

}  // namespace tidings::fetch
