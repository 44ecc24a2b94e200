#!/bin/sh
# OpenDKIM 2.11.0~beta2 (Debian 12: opendkim 2.11.0~beta2-8+deb12u1), checked by dkimpy 1.1.4, seen 2026-11-30.
#
# A header that stands in OversignHeaders and not in SignHeaders makes the signature invalid when the message has that header: h= names it
# once, which covers the header, while the signer hashes it as if it were absent. OpenDKIM says nothing.
#
# What follows: OversignHeaders holds only names that SignHeaders holds too; docs/mail.md says so.
set -eu
folder=$(mktemp -d); trap 'kill $signer 2>/dev/null || true; rm -r "$folder"' EXIT; cd "$folder"; signer=
apt-get download -q opendkim=2.11.0~beta2-8+deb12u1 miltertest=2.11.0~beta2-8+deb12u1 libopendkim11=2.11.0~beta2-8+deb12u1 \
  libvbr2=2.11.0~beta2-8+deb12u1 librbl1=2.11.0~beta2-8+deb12u1 libmilter1.0.1=8.17.1.9-2+deb12u2 libopendbx1=1.4.6-16+b1 \
  libmemcached11=1.1.4-1 libhashkit2=1.1.4-1 liblua5.3-0=5.3.6-2 libunbound8=1.17.1-2+deb12u4 libbsd0=0.11.7-2 python3-dkim=1.1.4-1 >/dev/null 2>&1
for package in *.deb; do dpkg -x "$package" root; done
libraries=LD_LIBRARY_PATH=root/usr/lib:root/usr/lib/x86_64-linux-gnu
openssl genrsa -traditional -out key.pem 2048 2>/dev/null && chmod 600 key.pem
openssl rsa -in key.pem -pubout -outform der 2>/dev/null | base64 -w0 > public
cat > mail.lua <<'LUA'
local function must(status) if status ~= nil then error(status) end end
local conn = mt.connect("local:" .. "milter.sock", 40, 0.25)
must(mt.conninfo(conn, "localhost", "127.0.0.1"))
must(mt.mailfrom(conn, "<news@hub.example.org>"))
must(mt.rcptto(conn, "<ada@ngo.example>"))
must(mt.header(conn, "From", "news@hub.example.org"))
must(mt.header(conn, "Subject", "Weekly"))
must(mt.header(conn, "List-Unsubscribe-Post", "List-Unsubscribe=One-Click"))
must(mt.eoh(conn))
must(mt.bodystring(conn, "Hello.\r\n"))
must(mt.eom(conn))
print(mt.getheader(conn, "DKIM-Signature", 0))
mt.disconnect(conn)
LUA
verdict() {
  rm -f milter.sock
  printf '%s\n' "Mode s" "Syslog no" "Domain hub.example.org" "Selector s" "KeyFile $folder/key.pem" "InternalHosts 127.0.0.1" "AutoRestart no" "RequireSafeKeys no" \
    "Canonicalization relaxed/simple" "SignHeaders $1" "OversignHeaders $2" > conf
  env $libraries root/usr/sbin/opendkim -f -x conf -p local:milter.sock & signer=$!
  env $libraries root/usr/bin/miltertest -s mail.lua > signature
  kill $signer; wait $signer 2>/dev/null || true
  PYTHONPATH=root/usr/lib/python3/dist-packages /usr/bin/python3 -c "
import dkim
signature = open('signature').read().rstrip().replace('\r\n', '\n').replace('\n', '\r\n')
mail = 'DKIM-Signature: ' + signature + '''\r\nFrom: news@hub.example.org\r\nSubject: Weekly\r\nList-Unsubscribe-Post: List-Unsubscribe=One-Click\r\n\r\nHello.\r\n'''
key = b'v=DKIM1; k=rsa; p=' + open('public', 'rb').read()
print('valid' if dkim.verify(mail.encode(), dnsfunc=lambda *_, **__: key) else 'invalid')"
}
both=$(verdict From,Subject,List-Unsubscribe-Post From,List-Unsubscribe-Post)
alone=$(verdict From,Subject From,List-Unsubscribe-Post)
echo "in both lists: $both; in OversignHeaders alone: $alone"
[ "$both $alone" = "valid invalid" ]
