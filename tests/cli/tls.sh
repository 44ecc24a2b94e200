# A mail server that wants encryption and a password.
. "$(dirname "$0")/mail_server.sh"
needs openssl
certificate() { # NAME
  openssl req -x509 -newkey rsa:2048 -nodes -days 2 -subj "/CN=$1" -addext "subjectAltName=$2" -keyout key.pem -out cert.pem 2>/dev/null
  cat cert.pem key.pem >both.pem
}
certificate 127.0.0.1 IP:127.0.0.1
readers 5
cp -a hub fresh
export TIDINGS_SMTP_USER=hub TIDINGS_SMTP_PASSWORD=secret TIDINGS_SMTP_CA_FILE="$work/cert.pem"

# sends SECURITY: all mails go, encrypted and signed in; the server takes none otherwise.
sends() {
  rm -rf hub && cp -a fresh hub
  TIDINGS_SMTP_SECURITY=$1
  ends 0 deliver --data hub
  count "$(taken)" 5 "messages taken with $1"
}
# refuses: no mail goes, no attempt counts, and the run says that the server is unavailable.
refuses() {
  rm -rf hub && cp -a fresh hub
  ends 69 deliver --data hub
  count "$(taken)" 0 "messages taken $1"
  count "$(query hub "select count(*), sum(attempts) from sends where state in ('queued', 'deferred')")" "5|0" "sends waiting $1"
}

export TIDINGS_SMTP_SECURITY=starttls
mail_server --cert both.pem --user hub:secret
sends starttls
kill -9 $server
mail_server --cert both.pem --wrapped --user hub:secret
sends tls
kill -9 $server

TIDINGS_SMTP_SECURITY=starttls
mail_server --cert both.pem --user hub:other
refuses "with a wrong password"
complains "535 5.7.8"
kill -9 $server
mail_server --user hub:secret
refuses "by a server without STARTTLS"
kill -9 $server
mail_server --cert both.pem --user hub:secret
unset TIDINGS_SMTP_CA_FILE
refuses "with a certificate nobody vouches for"
certificate other.example DNS:other.example
kill -9 $server
mail_server --cert both.pem --user hub:secret
export TIDINGS_SMTP_CA_FILE="$work/cert.pem"
refuses "with the certificate of another server"
