#!/bin/sh
# CLD2 0.0.0-git20150806-9 (Debian 12: libcld2-0, libcld2-dev), seen 2026-12-01.
#
# A hint of a content language is no prior but a veto: of languages that it holds for close (Spanish, Portuguese and Galician are one such
# set) it rules out all but the hinted one. A plainly Spanish text is "es" without a hint, and with the hint "pt" it is "un" or "pt".
# A Danish text, in contrast, may be "no" whether "da" is hinted or not.
#
# What follows: where the stated language is what is in doubt, it must not be the hint, or Spanish in a feed that says Portuguese is never found.
set -eu
folder=$(mktemp -d); trap 'rm -r "$folder"' EXIT; cd "$folder"
apt-get download -q libcld2-0=0.0.0-git20150806-9 libcld2-dev=0.0.0-git20150806-9 >/dev/null 2>&1
for package in *.deb; do dpkg -x "$package" root; done
cat > see.cpp <<'CPP'
#include <cstdio>
#include <string>
#include <cld2/public/compact_lang_det.h>
#include <cld2/public/encodings.h>
int main(int, char** arguments) {
    const CLD2::CLDHints hints{*arguments[1] ? arguments[1] : nullptr, nullptr, CLD2::UNKNOWN_ENCODING, CLD2::UNKNOWN_LANGUAGE};
    const std::string text = arguments[2];
    CLD2::Language languages[3]; int percents[3], bytes; double scores[3]; bool reliable;
    std::puts(CLD2::LanguageCode(CLD2::ExtDetectLanguageSummary(text.data(), static_cast<int>(text.size()), true, &hints, 0,
                                                                languages, percents, scores, nullptr, &bytes, &reliable)));
}
CPP
library=$(dirname "$(find root -name 'libcld2.so.0*' | head -1)")
g++ -Iroot/usr/include see.cpp -L"$library" -Wl,-rpath,"$PWD/$library" -l:"$(basename "$(find "$library" -name 'libcld2.so.0*' | head -1)")" -o see
spanish="Las niñas y los niños aprenden a pedir ayuda cuando un desconocido les escribe por internet."
danish="Familien har krav på samfundets og statens beskyttelse i alle lande."
seen="$(./see '' "$spanish") $(./see es "$spanish") $(./see pt "$spanish") $(./see da "$danish")"
echo "Spanish without a hint, with es, with pt; Danish with da: $seen"
[ "$seen" = "es es un no" ]
