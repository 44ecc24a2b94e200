# A hub moves by export and import: everybody is afterwards what they were.
. "$(dirname "$0")/expect.sh"
export TIDINGS_DESK_URL=https://hub.example.org/news/
research='[digest.research]\ntitle = "Research"\nrhythm = "monthly"\nfrom = "Hub <research@hub.example.org>"\n'
for hub in old new; do
  ends 0 init --data $hub
  # shellcheck disable=SC2059
  printf "$research" >>$hub/tidings.toml
done
add() { ends 0 subscribers add "$@" --consent "paper form, Turin" --data old; }
add greta@reader.example --digest weekly --name "Greta, \"G\"" --language it
add paul@reader.example --digest weekly --digest research
add nadia@reader.example
ends 0 subscribers unsubscribe nadia@reader.example --data old
add otto@reader.example --digest research
ends 0 subscribers suppress otto@reader.example --reason "asked by phone" --data old
ends 0 subscribers suppress abuse@stranger.example --reason "asked by letter" --data old
add rosa@reader.example
ends 0 subscribers erase rosa@reader.example --data old
printf 'email\nwaiting@reader.example\n' >waiting.csv
ends 0 subscribers import waiting.csv --digest weekly --data old
if command -v sqlite3 >/dev/null; then
  sqlite3 old/tidings.db "update subscriptions set topics = 'grooming', languages = 'de it', fold = 1, neutral_subject = 1
    where subscriber = (select id from subscribers where email like 'greta@%')"
fi

ends 0 subscribers export --data old
complains "1 erased person is not in this list"
cp out all.csv
contains all.csv 'otto@reader.example,,en,suppressed,confirmed,operator: asked by phone,research'
contains all.csv 'abuse@stranger.example,,,suppressed,,operator: asked by letter'
ends 0 subscribers export --state confirmed --data old
count "$(grep -c @ out)" 2 "confirmed people"
ends 0 subscribers export --state suppressed --data old
count "$(grep -c @ out)" 2 "suppressed addresses"
ends 64 subscribers export --state gone --data old

# A plan changes nothing.
ends 0 subscribers import all.csv --confirmed-elsewhere "the old hub" --dry-run --data new
says "3 added, 0 known already, 0 stay away, 1 noted as having left, 2 noted as not to be mailed"
says "nothing was changed"
says "noted as having left: nadia@reader.example"
ends 0 subscribers list --data new
count "$(wc -l <out)" 0 "people after a plan"

ends 0 subscribers import all.csv --confirmed-elsewhere "the old hub" --data new
ends 0 subscribers export --data new
cp out again.csv
cut -d, -f1 all.csv | sort >before
cut -d, -f1 again.csv | sort >after
same before after
for state in confirmed pending unsubscribed suppressed; do
  for hub in old new; do
    ends 0 subscribers export --state $state --data $hub
    cut -d, -f1-11 out | sort >"$state.$hub"
  done
  same $state.old $state.new
done
ends 0 subscribers show paul@reader.example --json --data new
says '"source":"confirmed elsewhere: the old hub; there: paper form, Turin"'
ends 0 deliver --data new
count "$(grep -l 'news/confirm/' new/outbox/*.eml | wc -l)" 1 "mails that ask"
contains "$(grep -l 'news/confirm/' new/outbox/*.eml)" "waiting@reader.example"

# Who left stays away, also by a list that says nothing of states.
printf 'email\nnadia@reader.example\notto@reader.example\nabuse@stranger.example\n' >back.csv
ends 0 subscribers import back.csv --confirmed-elsewhere "again" --data new
says "0 added, 0 known already, 3 stay away"

# Erased people move as hashes of the same key, and not without it.
ends 0 subscribers export --with-key-hashes --data old
cp out hashes.csv
lacks hashes.csv rosa@
ends 78 subscribers import hashes.csv --confirmed-elsewhere "the old hub" --data new
complains "another key"
complains "secret.key"
ends 0 init --data third
cp old/secret.key third/secret.key
ends 0 subscribers import hashes.csv --confirmed-elsewhere "the old hub" --data third
says "1 noted as erased"
says 'there is no digest "research" here, which'
printf 'email\nrosa@reader.example\n' >rosa.csv
ends 0 subscribers import rosa.csv --confirmed-elsewhere "again" --data third
says "0 added, 0 known already, 1 stay away"

# A list ends a subscription only by a leaving that came after it.
printf 'email,state,ended_at\npaul@reader.example,unsubscribed,2020-01-01\n' >left.csv
ends 0 subscribers import left.csv --data new
complains "paul@reader.example is subscribed here since"
printf 'email,state\npaul@reader.example,unsubscribed\n' >left.csv
ends 0 subscribers import left.csv --data new
complains "tidings subscribers unsubscribe paul@reader.example"
ends 0 subscribers list --data new
says "confirmed  paul@reader.example"
