#include "url/tracking.h"

#include <algorithm>
#include <array>
#include <string>

#include "text/ascii.h"

namespace tidings {

namespace {

// Dropped whatever their value. In lower case and sorted.
constexpr auto names = std::to_array<std::string_view>({
    "__hsfp",
    "__hssc",
    "__hstc",
    "__s",
    "__twitter_impression",
    "_branch_match_id",
    "_branch_referrer",
    "_bta_c",
    "_bta_tid",
    "_ga",
    "_gac",
    "_gl",
    "_ke",
    "_kx",
    "_openstat",
    "_x_tr_hist",
    "action_object_map",
    "action_ref_map",
    "action_type_map",
    "amp_gsa",
    "amp_js_v",
    "asgtbndr",
    "assetid",
    "awesm",
    "ceneo_spo",
    "ck_subscriber_id",
    "cmp",
    "cmpid",
    "cvid",
    "dclid",
    "dicbo",
    "dm_i",
    "echobox",
    "ef_id",
    "elqaid",
    "elqat",
    "elqcampaignid",
    "elqtrack",
    "elqtrackid",
    "emci",
    "emdi",
    "epik",
    "et_rid",
    "fb_action_ids",
    "fb_action_types",
    "fb_comment_id",
    "fb_ref",
    "fb_source",
    "fbclid",
    "fbid_ad",
    "ga_campaign",
    "ga_content",
    "ga_medium",
    "ga_place",
    "ga_source",
    "ga_term",
    "gad_campaignid",
    "gad_source",
    "gbraid",
    "gclid",
    "gclsrc",
    "gs_l",
    "guccounter",
    "guce_referrer",
    "guce_referrer_sig",
    "hctid",
    "hsa_acc",
    "hsctatracking",
    "icid",
    "ig_rid",
    "igsh",
    "igshid",
    "irclickid",
    "irgwc",
    "jsessionid",
    "li_fat_id",
    "linkid_tracking",
    "mbid",
    "mc_cid",
    "mc_eid",
    "mc_tc",
    "mibextid",
    "mkcid",
    "mkevt",
    "mkrid",
    "mkt_tok",
    "mkwid",
    "ml_subscriber",
    "ml_subscriber_hash",
    "msclkid",
    "ncid",
    "nr_email_referer",
    "nx_source",
    "ocid",
    "oft_c",
    "oft_ck",
    "oft_d",
    "oft_id",
    "oft_ids",
    "oft_k",
    "oft_lk",
    "oft_sk",
    "oly_anon_id",
    "oly_enc_id",
    "omnisendcontactid",
    "otm_source",
    "pcrid",
    "phpsessid",
    "pk_vid",
    "rb_clickid",
    "rdt_cid",
    "ref_src",
    "ref_url",
    "referrer",
    "replytocom",
    "rss_medium",
    "rss_source",
    "s_cid",
    "s_kwcid",
    "sc_campaign",
    "sc_channel",
    "sc_cid",
    "sc_content",
    "sc_country",
    "sc_geo",
    "sc_medium",
    "sc_outcome",
    "scid",
    "sfmc_sub",
    "smid",
    "sms_click",
    "sms_source",
    "sms_ss",
    "sms_uph",
    "soc_src",
    "soc_trk",
    "spm",
    "sr_share",
    "srsltid",
    "ss_campaign_id",
    "ss_campaign_name",
    "ss_campaign_sent_date",
    "ss_email_id",
    "ss_source",
    "sscid",
    "syclid",
    "trk",
    "trkcampaign",
    "trkinfo",
    "ttclid",
    "twclid",
    "unicorn_click_id",
    "vero_conv",
    "vero_id",
    "vgo_ee",
    "wbraid",
    "wickedid",
    "wkey",
    "wt.mc_id",
    "wt.nav",
    "wt_mc",
    "xtor",
    "xtref",
    "yclid",
    "ymclid",
    "zanpid",
});

static_assert(std::ranges::is_sorted(names));

// Families of names that share their beginning.
constexpr auto families = std::to_array<std::string_view>({
    "utm_",      "utm-",        "_hs",     "hsa_",        "hmb_",      "itm_",      "stm_",    "pk_",
    "piwik_",    "mtm_",        "matomo_", "at_campaign", "at_custom", "at_medium", "at_link", "at_ptr",
    "at_format", "at_creation", "at_term", "at_send",     "ns_",       "bsft_",     "vero_",   "wt.mc",
    "trk_",      "asc_",        "dm_t",    "fb_ad",       "tracking_", "cm_mmc",    "cm_ven",  "cm_cat",
    "cm_pla",    "cm_ite",      "xtm_",    "elq_",        "__cft__",   "__tn__",    "uta_",
});

// Dropped when the value names where the reader comes from.
constexpr auto senders = std::to_array<std::string_view>({
    "origin",
    "partner",
    "ref",
    "refer",
    "referer",
    "source",
    "src",
    "via",
});

// These name the reader's way on some sites and the page on others.
constexpr auto doubtful = std::to_array<std::string_view>({
    "amp",
    "campaign",
    "channel",
    "cid",
    "feature",
    "from",
    "id",
    "medium",
    "rss",
    "s",
    "share",
    "shared",
});

// Channels that such values name. A value that looks like a host name ("news.example.org") counts too.
constexpr auto channels = std::to_array<std::string_view>({
    "amp",          "android",      "app",         "atom",        "bing",        "bluesky",     "bsky",
    "copy",         "digest",       "duckduckgo",  "e-mail",      "email",       "emailshare",  "facebook",
    "facebook.com", "fb",           "feed",        "feedburner",  "feedly",      "feeds",       "flipboard",
    "google",       "homepage",     "hp",          "ig",          "inoreader",   "instagram",   "ios",
    "li",           "link",         "linkedin",    "mail",        "mailchimp",   "mastodon",    "medium",
    "messenger",    "miniflux",     "mobile",      "netvibes",    "newsletter",  "newsletters", "nl",
    "pinterest",    "pocket",       "push",        "reader",      "reddit",      "rss",         "rss-feed",
    "rss2",         "rss_feed",     "rssfeed",     "share",       "sharebutton", "slack",       "sms",
    "social",       "social-media", "socialmedia", "syndication", "telegram",    "threads",     "tiktok",
    "tw",           "twitter",      "whatsapp",    "widget",      "x",           "xing",        "yahoo",
    "youtu.be",     "youtube",
});

template <class Table>
bool holds(const Table& table, std::string_view name) {
    return std::ranges::find(table, name) != table.end();
}

bool looks_like_host(std::string_view value) {
    const std::size_t dot = value.rfind('.');
    if (dot == std::string_view::npos || dot == 0 || value.size() - dot < 3) return false;
    const std::string_view top = value.substr(dot + 1);
    constexpr auto files =
        std::to_array<std::string_view>({"html", "htm", "php", "pdf", "xml", "asp", "aspx", "jsp"});
    return std::ranges::all_of(top, is_letter) && !holds(files, top) &&
           std::ranges::all_of(value,
                               [](char c) { return is_letter(c) || is_digit(c) || c == '.' || c == '-'; });
}

bool names_a_channel(std::string_view value) { return holds(channels, value) || looks_like_host(value); }

struct Parameter {
    std::string name;
    std::string value;
};

Parameter read_parameter(std::string_view text) {
    // Feeds that escape twice leave "&amp;" between parameters.
    if (text.starts_with("amp;")) text.remove_prefix(4);
    const std::size_t equals = text.find('=');
    if (equals == std::string_view::npos) return {lower_ascii(text), {}};
    return {lower_ascii(text.substr(0, equals)), lower_ascii(text.substr(equals + 1))};
}

bool is_tracking(const Parameter& parameter) {
    const auto begins = [&](std::string_view family) { return parameter.name.starts_with(family); };
    return std::ranges::any_of(families, begins) ||
           std::ranges::binary_search(names, std::string_view(parameter.name)) ||
           (holds(senders, parameter.name) && names_a_channel(parameter.value));
}

}  // namespace

bool is_tracking_parameter(std::string_view parameter) { return is_tracking(read_parameter(parameter)); }

bool may_be_tracking_parameter(std::string_view text) {
    const Parameter parameter = read_parameter(text);
    return is_tracking(parameter) || (holds(doubtful, parameter.name) && names_a_channel(parameter.value));
}

}  // namespace tidings
