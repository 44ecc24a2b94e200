#!/bin/sh
# Exim 4.96 (Debian 12: exim4-daemon-light 4.96-15+deb12u11), seen 2026-11-30.
#
# A delivery status report (RFC 3464) that Exim makes says "Status: 5.0.0" for every permanent failure, whatever enhanced code the remote server
# gave: here 5.1.1 (no such user) for one recipient, 5.7.1 (policy) and 5.2.2 (mailbox full) for others. The code stands in Diagnostic-Code alone.
#
# What follows: who judges a recipient by Status cannot tell a dead address from a block list or a full mailbox behind an Exim relay; the
# diagnostic of the same group of fields counts where Status says x.0.0 (RFC 3464, 2.3.6).
set -eu
folder=$(mktemp -d); trap 'kill $server 2>/dev/null || true; rm -r "$folder"' EXIT; cd "$folder"; server=
apt-get download -q exim4-daemon-light=4.96-15+deb12u11 libnss-wrapper=1.1.12-1 libidn12=1.41-1 >/dev/null 2>&1
for package in *.deb; do dpkg -x "$package" root; done
cat > server.py <<'PY'
import socketserver, sys
ANSWERS = {b'gone': b'550 5.1.1 No such user', b'policy': b'550 5.7.1 Message rejected due to policy', b'full': b'552 5.2.2 Mailbox full'}
class Session(socketserver.StreamRequestHandler):
    def handle(self):
        say = lambda line: self.wfile.write(line + b'\r\n')
        say(b'220 mx.example')
        for line in self.rfile:
            word = line[:4].upper()
            if word == b'RCPT': say(ANSWERS[line.split(b'<')[1].split(b'@')[0]])
            elif word == b'QUIT': return say(b'221 bye')
            else: say(b'250 ok')
with socketserver.ThreadingTCPServer(('127.0.0.1', 0), Session) as server:
    print(server.server_address[1], flush=True)
    server.serve_forever()
PY
/usr/bin/python3 server.py > port & server=$!
while ! [ -s port ]; do sleep 0.1; done
mkdir spool log mail && chmod 711 . && chown 64999:64999 spool log mail
cp /etc/passwd passwd; cp /etc/group group
echo 'Debian-exim:x:64999:64999::/:/bin/false' >> passwd; echo 'Debian-exim:x:64999:' >> group
cat > exim <<WRAPPER
#!/bin/sh
export LD_PRELOAD=$folder/$(find root -name 'libnss_wrapper.so*' -type f) LD_LIBRARY_PATH=$folder/root/usr/lib/x86_64-linux-gnu
export NSS_WRAPPER_PASSWD=$folder/passwd NSS_WRAPPER_GROUP=$folder/group
exec $folder/root/usr/sbin/exim4 "\$@"
WRAPPER
chmod 755 exim root/usr/sbin/exim4  # without set-uid: the loader ignores LD_PRELOAD otherwise
cat > exim.conf <<CONF
spool_directory = $folder/spool
log_file_path = $folder/log/%s
exim_path = $folder/exim
primary_hostname = hub.example.org
keep_environment =
bounce_return_message = false
begin routers
home:
  driver = accept
  domains = hub.example.org
  transport = file
away:
  driver = manualroute
  route_list = * 127.0.0.1
  self = send
  transport = smtp
begin transports
file:
  driver = appendfile
  file = $folder/mail/reports
  user = Debian-exim
smtp:
  driver = smtp
  user = Debian-exim
  port = $(cat port)
  allow_localhost
  hosts_avoid_tls = *
CONF
for name in gone policy full; do
  printf 'Subject: Weekly\n\nHello.\n' | ./exim -C "$folder/exim.conf" -odi -f bounce@hub.example.org "$name@ngo.example"
done
grep -aE '^(Final-Recipient|Status|Diagnostic-Code):' mail/reports
[ "$(grep -ac '^Status: 5.0.0$' mail/reports)" = 3 ] && [ "$(grep -ac '^Status:' mail/reports)" = 3 ] && grep -aq '^Diagnostic-Code: smtp; 550 5.1.1' mail/reports
