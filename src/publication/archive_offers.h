#pragma once

#include "publication/publish_feeds.h"
#include "publish/publish.h"

namespace tidings {

std::vector<publish::Tombstone> tombstones(const FeedMaterial& material,
                                           const std::vector<std::size_t>& gone);

// Puts stories that no archive page has into pages, from the oldest, as long as there are more than fit the
// first page. The marks learn which page they went to; the pages are written.
void seal_full_pages(FeedMaterial& material, Publication& publication);

// Offers every page there is. Returns the newest one's number; 0 for none.
int offer_archive(const FeedMaterial& material, Publication& publication);

}  // namespace tidings
