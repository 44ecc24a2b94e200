# A data folder is made once.
. "$(dirname "$0")/expect.sh"

ends 0 init --data hub
says "made hub"
[ -e hub/tidings.toml ] && [ -e hub/tidings.db ] || fail "files are missing"
# Readers' data are nobody else's; the web server passes through to the public folder.
for file in secret.key tidings.db tidings.toml; do count "$(stat -c %a hub/$file)" 600 "mode of $file"; done
count "$(stat -c %a hub)" 711 "the folder's mode"

echo "# mine" >>hub/tidings.toml
fingerprint hub >before
ends 77 init --data hub
complains "is a data folder already"
ends 77 init --demo --data hub
fingerprint hub >after
same before after

ends 66 run --data nowhere
complains "There is no tidings.toml in nowhere"
complains "tidings init"
[ ! -e nowhere ] || fail "a folder was made"

# What init writes is understood, and a hub without feeds can run.
ends 0 run --data hub
says "none due"

# An init that was cut off before its last file is made whole by the next one, with the same key.
cp hub/secret.key key
rm hub/tidings.toml
ends 0 init --data hub
same key hub/secret.key
ends 0 run --data hub
