#include "world/desk_url.h"

#include "url/url.h"

namespace tidings {

std::string desk_url(const Settings& settings) {
    if (settings.desk.url.empty()) return {};
    const Result<Url> url = Url::parse(settings.desk.url);
    if (!url)
        throw Failure({Code::configuration,
                       "desk.url in tidings.toml is no web address: " + settings.desk.url,
                       "Write it as https://hub.example.org/news/"});
    return url->text().ends_with('/') ? url->text() : url->text() + "/";
}

}  // namespace tidings
