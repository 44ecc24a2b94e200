#include "publish/write_files.h"

#include "base/file.h"

namespace tidings::publish {

std::vector<std::string> write_if_changed(const std::filesystem::path& folder,
                                          const std::map<std::string, std::string>& files) {
    std::vector<std::string> written;
    for (const auto& [name, bytes] : files)
        if (write_file_if_changed(folder / name, bytes)) written.push_back(name);
    return written;
}

}  // namespace tidings::publish
