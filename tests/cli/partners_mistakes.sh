# All of a partners.toml or nothing of it; and its mistakes have a line.
. "$(dirname "$0")/expect.sh"
ends 0 init --data hub

# mistaken LINE WORDS: the file in standard input has a mistake.
mistaken() {
  cat >partners.toml
  ends 78 feeds import partners.toml --data hub
  complains "partners.toml, line $1: "
  complains "$2"
  ends 0 feeds export --data hub
  lacks out "Good partner"
}

good='[[partner]]
name = "Good partner"
[[partner.feed]]
address = "https://good.example/"'

mistaken 6 "nothing is called titel here" <<TOML
$good
[[partner.feed]]
titel = "x"
address = "https://b.example/"
TOML
mistaken 5 "a partner has no name" <<TOML
$good
[[partner]]
country = "IT"
TOML
mistaken 7 'trust cannot be "always"' <<TOML
$good
[[partner]]
name = "B"
trust = "always"
TOML
mistaken 7 "excerpt_limit wants a number" <<TOML
$good
[[partner]]
name = "B"
excerpt_limit = "200"
TOML
mistaken 7 "home_page" <<TOML
$good
[[partner]]
name = "B"
home_page = "somewhere"
TOML
mistaken 6 "address" <<TOML
$good
[[partner.feed]]
address = "file:../../etc/passwd"
TOML
mistaken 5 "" <<TOML
$good
name = = "B"
TOML

echo 'title = "no partner"' >partners.toml
ends 78 feeds import partners.toml --data hub
complains "has no [[partner]]"
