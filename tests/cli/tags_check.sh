# What is wrong with a vocabulary's phrases.
. "$(dirname "$0")/expect.sh"

mkdir lists
printf 'statue\nstatues\nstatued\ncastle\n' >lists/en.txt

vocabulary() { # PHRASES [FORMS]
  cat >vocabulary.toml <<TOML
[[facet]]
id = "topic"
label = "Topic"
[[tag]]
id = "art"
facet = "topic"
label = { en = "Art" }
strong.en = [$1]
[[tag]]
id = "towns"
facet = "topic"
label = { en = "Towns" }
strong.en = ["town"]
[forms]
en = [${2-}]
TOML
}

vocabulary '"statue"'
ends 65 tags check vocabulary.toml --words lists
says 'other-words  art  en  "statue": statued, statues'
ends 65 tags check vocabulary.toml --words lists --json
says '"kind":"other-words"'
says '"words":["statued","statues"]'
complains 'no word list in lists for: de, el'

vocabulary '"statue"' '"statue statues"'
ends 0 tags check vocabulary.toml --words lists
says 'nothing found'

vocabulary '"*", "town"'
ends 65 tags check vocabulary.toml --words lists
says 'never-matches  art  en  "*"'
says 'in-two-tags  towns  en  "town": art'

sed 's/facet = "topic"/facet = "tipoc"/' vocabulary.toml >misspelt.toml
ends 65 tags check misspelt.toml --words lists
complains 'there is no facet tipoc'

ends 66 tags check no-such.toml --words lists
ends 66 tags check vocabulary.toml --words no-such-folder
ends 64 tags check
