#pragma once

#include <vector>

#include "catalogue/partners_file.h"

namespace tidings::support {

// One partner with a feed from a file and a feed from the web, and one partner without feeds.
inline std::vector<catalogue::PartnerFeeds> two_partners() {
    return catalogue::read_partners_file(R"([[partner]]
name = "Observatoire Enfance"
slug = "observatoire"
home_page = "https://observatoire.example/"
country = "FR"
licence = "© Observatoire; \"extraits\""
excerpt_limit = 0
trust = "auto"
passing_changes = "nothing"
[[partner.feed]]
address = "file:news.xml"
title = "Nouvelles"
tags = ["law", "reports"]
language = "fr"
[[partner.feed]]
address = "https://observatoire.example/feed/"
[[partner]]
name = "Zurück"
)",
                                         "partners.toml")
        ->partners;
}

}  // namespace tidings::support
