# A real Postfix on loopback: mails arrive in a Maildir, the one to nobody comes back as a delivery report to its signed return path,
# and `tidings bounces` takes it in, from a Maildir and through a pipe.
. "$(dirname "$0")/expect.sh"
needs sqlite3
[ -x /usr/sbin/postfix ] || skip "Postfix is not installed"
[ "$(id -u)" = 0 ] || skip "only root can start Postfix"
PATH=$PATH:/usr/sbin
command -v ss >/dev/null || skip "needs ss"

port=$(shuf -i 20000-29999 -n 1)
! ss -ltn | grep -q ":$port " || skip "port $port is taken"
chmod 755 "$work"
# Postfix runs it as nobody, who may not look into everybody's home.
install -m 755 "$TIDINGS" "$work/tidings"
mkdir -p conf queue data mail hub.d
chown nobody mail
chown postfix data

cat >conf/main.cf <<CONF
compatibility_level = 3.6
queue_directory = $work/queue
data_directory = $work/data
command_directory = /usr/sbin
daemon_directory = /usr/lib/postfix/sbin
mail_owner = postfix
setgid_group = postdrop
inet_interfaces = 127.0.0.1
inet_protocols = ipv4
myhostname = mx.hub.example.org
mydestination =
mynetworks = 127.0.0.0/8
alias_maps =
alias_database =
local_recipient_maps =
recipient_delimiter = +
# Whoever is unknown is found out only at delivery, as behind most relays.
smtpd_reject_unlisted_recipient = no
smtpd_relay_restrictions = permit_mynetworks, reject
virtual_mailbox_domains = hub.example.org, ngo.example
virtual_mailbox_base = $work/mail
virtual_mailbox_maps = texthash:$work/conf/mailboxes
virtual_minimum_uid = 1
virtual_uid_maps = static:65534
virtual_gid_maps = static:65534
transport_maps = texthash:$work/conf/transport
maillog_file = $work/postfix.log
maillog_file_prefixes = $work
CONF
cat >conf/mailboxes <<CONF
anna@ngo.example anna/
bounce@hub.example.org bounce/
CONF
: >conf/transport
cat >conf/master.cf <<CONF
127.0.0.1:$port inet n - n - - smtpd
cleanup unix n - n - 0 cleanup
qmgr unix n - n 300 1 qmgr
rewrite unix - - n - - trivial-rewrite
bounce unix - - n - 0 bounce
defer unix - - n - 0 bounce
trace unix - - n - 0 bounce
verify unix - - n - 1 verify
proxymap unix - - n - - proxymap
error unix - - n - - error
retry unix - - n - - error
virtual unix - n n - - virtual
anvil unix - - n - 1 anvil
scache unix - - n - 1 scache
postlog unix-dgram n - n - 1 postlogd
tidings unix - n n - 1 pipe flags=DORh user=nobody argv=$work/tidings bounces - --data $work/hub.d/hub
CONF
postfix -c "$work/conf" check >out 2>err || skip "Postfix does not take its settings here: $(cat err postfix.log 2>&1 | head -n 5)"
postfix -c "$work/conf" start >out 2>err || skip "Postfix does not start here: $(head -n 3 err)"
undo='postfix -c "$work/conf" stop >/dev/null 2>&1'

export TIDINGS_SMTP_HOST=127.0.0.1 TIDINGS_SMTP_PORT=$port TIDINGS_SMTP_SECURITY=none TIDINGS_MAIL_BOUNCE=bounce@hub.example.org
hub=hub.d/hub
ends 0 init --demo --data $hub
for reader in $(query $hub 'select email from subscribers'); do ends 0 subscribers unsubscribe "$reader" --data $hub; done
ends 0 subscribers add anna@ngo.example --consent test --data $hub
ends 0 subscribers add nobody@ngo.example --consent test --data $hub
ends 0 poll --data $hub
ends 0 digest --now --data $hub
ends 0 deliver --data $hub
says "2 sent"

# arrived FOLDER: waits for a mail in its Maildir and names the file.
arrived() {
  tries=0
  while [ -z "$(ls "mail/$1/new" 2>/dev/null)" ]; do
    tries=$((tries + 1))
    [ $tries -lt 300 ] || fail "nothing arrives for $1: $(tail -n 5 postfix.log)"
    sleep 0.1
  done
  echo "mail/$1/new/$(ls "mail/$1/new" | head -n 1)"
}
digest=$(arrived anna)
contains "$digest" "Return-Path: <bounce+"
contains "$digest" "Message-ID: <d1."
report=$(arrived bounce)
contains "$report" "Content-Type: multipart/report; report-type=delivery-status"
cp "$report" again.eml

ends 0 bounces mail/bounce --data $hub
says "1 mails: 1 addresses given up"
account="select state, count(*) from sends group by state order by state"
count "$(query $hub "$account" | tr '\n' ' ')" "bounced|1 sent|1 " "the ledger"
count "$(query $hub 'select email from suppressions')" nobody@ngo.example "who gets no more mail"
cp again.eml mail/bounce/new/
ends 0 bounces mail/bounce --data $hub
says "1 known"

# The same through a pipe: Postfix runs `tidings bounces -` for each report.
sqlite3 $hub/tidings.db "delete from suppressions; delete from send_reports; update sends set state = 'queued', due = 0"
chown -R nobody hub.d
echo "bounce@hub.example.org tidings:" >conf/transport
postfix -c "$work/conf" reload >out 2>err || fail "Postfix does not take its new settings"
ends 0 deliver --data $hub
says "2 sent"
chown -R nobody hub.d
tries=0
while [ "$(query $hub 'select count(*) from suppressions')" != 1 ]; do
  tries=$((tries + 1))
  [ $tries -lt 300 ] || fail "the report does not come through the pipe: $(tail -n 5 postfix.log)"
  sleep 0.1
done
count "$(query $hub "$account" | tr '\n' ' ')" "bounced|1 sent|1 " "the ledger after the pipe"
