#pragma once

#include <string>

#include "base/result.h"
#include "model/document.h"
#include "model/feed.h"
#include "world/data_folder.h"

namespace tidings {

// Reads a feed of a file: address. Error refused if [feeds] local_folder is empty, or if the file lies
// outside of it once every symbolic link is followed; no_such_file if there is none.
Result<Document> read_local_feed(const FeedAddress& address, const std::string& local_folder,
                                 const Places& places);

}  // namespace tidings
