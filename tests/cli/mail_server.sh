# A mail server for the scripts beside this file; each begins with: . "$(dirname "$0")/mail_server.sh"
# mail_server OPTION...: starts tests/support/mail_sink.py with these options (its own text says which there are), its record in
# sink/record, and makes it the hub's by the environment. readers N: a data folder "hub" with one issue that waits for N readers.
support=$(cd "$(dirname "$0")/../support" && pwd)
. "$(dirname "$0")/expect.sh"
needs python3
needs sqlite3

mail_server() {
  rm -rf sink
  mkdir sink
  python3 "$support/mail_sink.py" sink "$@" &
  server=$!
  undo="kill -9 $server"
  while [ ! -e sink/port ]; do sleep 0.05; done
  TIDINGS_SMTP_HOST=127.0.0.1
  TIDINGS_SMTP_PORT=$(cat sink/port)
  : "${TIDINGS_SMTP_SECURITY:=none}"
  TIDINGS_SMTP_PATIENCE_S=0
  export TIDINGS_SMTP_HOST TIDINGS_SMTP_PORT TIDINGS_SMTP_SECURITY TIDINGS_SMTP_PATIENCE_S
}

readers() {
  ends 0 init --demo --data hub
  { echo email; seq -f 'reader%.0f@ngo.example' $(($1 - 3)); } >readers.csv
  ends 0 subscribers import readers.csv --consent test --data hub
  ends 0 poll --data hub
  ends 0 digest --now --data hub
}

taken() { grep -c '^taken' sink/record || true; }
