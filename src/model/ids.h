#pragma once

#include <cstdint>

namespace tidings {

// Row numbers that cannot be mistaken for one another. 0 is never a row.
enum class PartnerId : std::int64_t {};
enum class FeedId : std::int64_t {};
enum class ItemId : std::int64_t {};
enum class StoryId : std::int64_t {};
enum class DigestId : std::int64_t {};
enum class IssueId : std::int64_t {};
enum class SubscriberId : std::int64_t {};
enum class SendId : std::int64_t {};
enum class NoticeId : std::int64_t {};
enum class AddressChangeId : std::int64_t {};
enum class ActId : std::int64_t {};
enum class RuleId : std::int64_t {};

template <class Id>
constexpr std::int64_t number(Id id) {
    return static_cast<std::int64_t>(id);
}

}  // namespace tidings
