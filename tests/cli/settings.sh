# tidings.toml, the environment, and what is made of them.
. "$(dirname "$0")/expect.sh"
ends 0 init --data hub

ends 0 config --data hub
cp out in_force
with TIDINGS_DATA=hub ends 0 config
same in_force out
mkdir elsewhere
with TIDINGS_DATA=elsewhere ends 0 config --data hub
same in_force out
(cd hub && "$TIDINGS" config) >out
same in_force out
with TIDINGS_DATA=elsewhere ends 66 config

# The example is a whole tidings.toml, and says what init says.
ends 0 config --example
mkdir example && cp out example/tidings.toml
lacks out hidden
ends 0 config --data example
says 'host = '

# Secrets are hidden, from the file and from the environment.
printf '[smtp]\nhost = "mail.example"\npassword = "correct horse"\n' >example/tidings.toml
ends 0 config --data example
says '(hidden)'
lacks out 'correct horse'
printf '[smtp]\nhost = "mail.example"\n' >example/tidings.toml
ends 0 config --data example
lacks out '(hidden)'
with TIDINGS_SMTP_PASSWORD='battery staple' ends 0 config --data example
says '(hidden)'
lacks out 'battery staple'
with TIDINGS_SMTP_PORT=2525 ends 0 config --data example
says 'port = 2525'
with TIDINGS_SMTP_PORT=many ends 78 config --data example
complains TIDINGS_SMTP_PORT

mistaken() {
  cat >example/tidings.toml
  ends 78 config --data example
  complains "example/tidings.toml, line $1: $2"
  complains "$3"
}
mistaken 3 "there is no setting smtp.hots" "Did you mean smtp.host?" <<TOML
[smtp]
port = 25
hots = "mail.example"
TOML
mistaken 2 "smtp.port" "65535" <<TOML
[smtp]
port = 70000
TOML
mistaken 2 "smtp.security" "starttls" <<TOML
[smtp]
security = "ssl"
TOML
mistaken 1 "title stands outside of a section" "[hub]" <<TOML
title = "x"
TOML
mistaken 2 "digest.weekly.days" "monday" <<TOML
[digest.weekly]
days = ["someday"]
from = "a@b.example"
TOML
mistaken 2 "" "" <<TOML
[hub]
title = "x
TOML
