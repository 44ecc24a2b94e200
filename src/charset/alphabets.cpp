#include "charset/alphabets.h"

namespace tidings {
namespace {

constexpr auto western = std::to_array<Alphabet>({
    {"German", "äöüß"},
    {"French", "àâæçéèêëîïôœùûüÿ"},
    {"Spanish", "áéíóúüñªº"},
    {"Italian", "àèéìíîòóù"},
    {"Portuguese", "áâãàçéêíóôõúªº"},
    {"Dutch", "áéèêëíïóöúü"},
    {"Swedish or Finnish", "åäöé"},
    {"Danish or Norwegian", "æøåéö"},
    {"Catalan", "àçèéíïòóúü"},
    {"Irish", "áéíóú"},
    {"Icelandic", "áðéíóúýþæö"},
    {"Albanian", "ëç"},
});
constexpr auto central = std::to_array<Alphabet>({
    {"Polish", "ąćęłńóśźż"},
    {"Czech", "áčďéěíňóřšťúůýž"},
    {"Slovak", "áäčďéíĺľňóôŕšťúýž"},
    {"Hungarian", "áéíóöőúüű"},
    {"Croatian, Bosnian or Slovene", "čćđšž"},
    {"Romanian", "ăâîşţ"},
    {"German", "äöüß"},
});
constexpr auto turkish = std::to_array<Alphabet>({{"Turkish", "çğıiöşüâîû"}});
constexpr auto baltic = std::to_array<Alphabet>({
    {"Lithuanian", "ąčęėįšųūž"},
    {"Latvian", "āčēģīķļņšūž"},
    {"Estonian", "äõöüšž"},
});
constexpr auto cyrillic = std::to_array<Alphabet>({
    {"Russian", "оеаинтсрвлкмяйёы"},
    {"Bulgarian", "аеиоунтсрвлкмъя"},
    {"Ukrainian", "оаиніїєтсрвлкмя"},
    {"Serbian or Macedonian", "аеиоунтсрвлкмјћђљњџ"},
});
constexpr auto greek = std::to_array<Alphabet>({{"Greek", "αεηιουωάέήίόύώσςντρκλμπγϊΐ"}});

constexpr auto charsets = std::to_array<ListCharset>({
    {"windows-1252", "windows-1252", Script::latin, western},
    {"windows-1250", "windows-1250", Script::latin, central},
    {"windows-1254", "windows-1254", Script::latin, turkish},
    {"windows-1251", "windows-1251", Script::cyrillic, cyrillic},
    {"windows-1253", "windows-1253", Script::greek, greek},
    {"iso-8859-15", "iso-8859-15", Script::latin, western},
    {"iso-8859-2", "iso-8859-2", Script::latin, central},
    {"iso-8859-7", "iso-8859-7", Script::greek, greek},
    {"iso-8859-5", "iso-8859-5", Script::cyrillic, cyrillic},
    {"koi8-r", "koi8-u", Script::cyrillic, cyrillic},
    {"macintosh", "macintosh", Script::latin, western},
    {"x-mac-centraleurroman", "x-mac-centraleurroman", Script::latin, central},
    {"x-mac-turkish", "x-mac-turkish", Script::latin, turkish},
    {"x-mac-greek", "x-mac-greek", Script::greek, greek},
    {"x-mac-cyrillic", "x-mac-cyrillic", Script::cyrillic, cyrillic},
    {"ibm850", "ibm850", Script::latin, western},
    {"ibm852", "ibm852", Script::latin, central},
    {"ibm857", "ibm857", Script::latin, turkish},
    {"ibm866", "ibm866", Script::cyrillic, cyrillic},
    {"ibm737", "ibm737", Script::greek, greek},
    {"windows-1257", "windows-1257", Script::latin, baltic},
});

}  // namespace

std::span<const ListCharset> list_charsets() { return charsets; }

}  // namespace tidings
