#include "commands/feeds/named_feed.h"

#include "base/result.h"
#include "store/feeds/feeds.h"

namespace tidings {

Feed must_feed(const store::Database& db, const std::string& slug) {
    std::optional<Feed> feed = store::feed_with_slug(db, slug);
    if (!feed)
        throw Failure({Code::no_such_file, "There is no feed " + slug, "`tidings feeds list` names them."});
    return *std::move(feed);
}

}  // namespace tidings
