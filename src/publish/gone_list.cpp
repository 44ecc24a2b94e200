#include "publish/gone_list.h"

#include <algorithm>
#include <vector>

#include "dates/date.h"

namespace tidings::publish {

// File names are slugs of ours; the path of the hub's address may hold anything that an address can.
std::string gone_map(const Hub& hub, std::span<const GoneAddress> files) {
    std::string path(hub.files.path());
    if (path.find_first_of("\"\\$ ;{}") != std::string::npos) path = "/";
    std::string lines;
    for (const GoneAddress& file : files) lines += "\"" + path + file.name + "\" 1;\n";
    return lines;
}

std::string gone_list(const Hub& hub, std::span<const GoneAddress> files,
                      std::span<const GoneStory> stories) {
    std::vector<std::string> lines;
    for (const GoneAddress& file : files)
        lines.push_back(rfc3339(file.at) + "\tfile\t" + hub.files.text() + file.name + '\n');
    for (const GoneStory& story : stories)
        lines.push_back(rfc3339(story.at) + "\tentry\t" + story.entry_id + '\n');
    std::ranges::sort(lines);
    std::string all;
    for (const std::string& line : lines) all += line;
    return all;
}

}  // namespace tidings::publish
