# What the scripts beside this file share; each begins with: . "$(dirname "$0")/expect.sh"
# TIDINGS names the program. Each script has a folder of its own, $work, and stands in it. It ends at the first thing that is not
# as expected, saying what and where. `skip` ends it with 77, which ctest shows as skipped, with the reason.
set -eu

: "${TIDINGS:?names the tidings to test}"
case $TIDINGS in /*) ;; *) TIDINGS=$PWD/$TIDINGS ;; esac
for name in $(env | sed -n 's/^\(TIDINGS_[A-Z_]*\)=.*/\1/p'); do unset "$name"; done
work=$(mktemp -d "${TMPDIR:-/tmp}/tidings-cli-XXXXXX")
cd "$work"
undo=:  # a script may give more to undo at its end
trap 'eval "$undo"; rm -rf "$work"' EXIT
trap 'exit 1' HUP INT TERM

fail() {
  echo "FAILED: $*"
  echo "--- standard output of the last command:"
  [ ! -e out ] || head -n 40 out
  echo "--- standard error:"
  [ ! -e err ] || head -n 40 err
  exit 1
}

skip() {
  echo "skipped: $*"
  exit 77
}

# ends STATUS ARGUMENT...: runs the program with these arguments and standard input, and expects it to end so. Its output is
# in the files out and err.
ends() {
  expected=$1
  shift
  ran="tidings $*"
  status=0
  "$TIDINGS" "$@" >out 2>err || status=$?
  [ "$status" = "$expected" ] || fail "\`$ran\` ended with $status, not $expected"
}

# with NAME=VALUE COMMAND...: what follows, with a variable in its environment.
with() {
  # shellcheck disable=SC2163
  (export "$1" && shift && "$@") || exit 1
}

says() { grep -q -F -e "$1" out || fail "\`$ran\` does not say: $1"; }
complains() { grep -q -F -e "$1" err || fail "\`$ran\` does not complain: $1"; }
is_silent() { [ ! -s out ] && [ ! -s err ] || fail "\`$ran\` is not silent"; }
same() { cmp -s "$1" "$2" || fail "$1 and $2 differ$(diff "$1" "$2" | head -n 20)"; }
contains() { grep -q -F -e "$2" "$1" || fail "$1 does not contain: $2"; }
lacks() { ! grep -q -F -e "$2" "$1" || fail "$1 contains: $2"; }
count() { [ "$1" = "$2" ] || fail "$3: $1, not $2"; }
mails() { find "$1/outbox" -name '*.eml' 2>/dev/null | wc -l | tr -d ' '; }

# Names, bytes and times of all files of folders.
fingerprint() { find "$@" -type f -exec sh -c 'stat -c "%n %Y %y" "$1"; cksum <"$1"' _ {} \; | sort; }

# query DATA SQL: what the database says.
query() { sqlite3 -readonly -cmd ".timeout 10000" "$1/tidings.db" "$2"; }
needs() { command -v "$1" >/dev/null || skip "needs $1"; }

# A data folder "demo" that has run once.
ran_demo() {
  ends 0 init --demo --data demo
  ends 0 run --data demo
}
