#!/bin/sh
# flufl.bounce 4.0 (Debian 12: python3-flufl.bounce 4.0-3), the bounce detector of Mailman 3, seen 2026-11-30.
#
# Of an RFC 3464 report it takes Action alone: "failed" is a permanent failure of Final-Recipient whatever Status says. A full mailbox (5.2.2),
# our own reputation (5.7.1) and a dead address (5.1.1) are told alike, as are codes of class 4 that failed for good after days (4.4.1).
#
# What follows: its answer cannot decide that a reader is given up; Status and Diagnostic-Code have to be read as well.
set -eu
folder=$(mktemp -d); trap 'rm -r "$folder"' EXIT; cd "$folder"
apt-get download -q python3-flufl.bounce=4.0-3 python3-public=2.3-4 python3-zope.interface=5.5.2-1+b1 python3-pkg-resources=66.1.1-1+deb12u2 \
  python3-typing-extensions=4.4.0-1 >/dev/null 2>&1
for package in *.deb; do dpkg -x "$package" root; done
PYTHONPATH=root/usr/lib/python3/dist-packages /usr/bin/python3 - <<'PY'
import email
from flufl.bounce import all_failures

REPORT = """\
From: MAILER-DAEMON@mx.example
To: bounce@hub.example.org
Subject: Undelivered Mail Returned to Sender
MIME-Version: 1.0
Content-Type: multipart/report; report-type=delivery-status; boundary="b"

--b
Content-Type: text/plain

The mail could not be delivered.
--b
Content-Type: message/delivery-status

Reporting-MTA: dns; mx.example

Final-Recipient: rfc822; ada@ngo.example
Action: {action}
Status: {status}
Diagnostic-Code: smtp; {said}
--b--
"""
seen = {}
for name, action, status, said in [('dead', 'failed', '5.1.1', '550 5.1.1 No such user'), ('full', 'failed', '5.2.2', '552 5.2.2 Mailbox full'),
                                   ('policy', 'failed', '5.7.1', '550 5.7.1 Client host blocked using a list'),
                                   ('away', 'failed', '4.4.1', '451 4.4.1 No answer from host'), ('late', 'delayed', '4.4.1', '451 4.4.1 No answer')]:
    temporary, permanent = all_failures(email.message_from_string(REPORT.format(action=action, status=status, said=said)))
    seen[name] = 'permanent' if permanent else 'temporary' if temporary else 'none'
print(seen)
raise SystemExit(seen != {'dead': 'permanent', 'full': 'permanent', 'policy': 'permanent', 'away': 'permanent', 'late': 'temporary'})
PY
