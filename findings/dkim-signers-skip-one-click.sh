#!/bin/sh
# dkimpy 1.1.4, Mail::DKIM 1.20230212 (Debian 12: python3-dkim 1.1.4-1, libmail-dkim-perl 1.20230212-2~deb12u1),
# nodemailer 6.9.16, mailauth 4.8.2 (npm), seen 2026-11-30.
#
# RFC 8058 section 4 wants both List-Unsubscribe and List-Unsubscribe-Post covered by a DKIM signature, or mail programs need not offer
# one-click. With their defaults all four signers cover List-Unsubscribe and leave List-Unsubscribe-Post out of h=, though it is there.
#
# What follows: a signer behind a newsletter must be told this header by name; docs/mail.md shows it for OpenDKIM and rspamd.
set -eu
folder=$(mktemp -d); trap 'rm -r "$folder"' EXIT; cd "$folder"
apt-get download -q python3-dkim=1.1.4-1 libmail-dkim-perl=1.20230212-2~deb12u1 libmail-authenticationresults-perl=2.20230112-1 \
  libmailtools-perl=2.21-2 libcrypt-openssl-rsa-perl=0.33-3+b1 libcrypt-openssl-bignum-perl=0.09-2+b1 libnet-dns-perl=1.36-1+deb12u1 >/dev/null 2>&1
for package in *.deb; do dpkg -x "$package" root; done
npm init -y >/dev/null && npm install --silent nodemailer@6.9.16 mailauth@4.8.2 >/dev/null 2>&1
openssl genrsa -traditional -out key.pem 2048 2>/dev/null
printf '%s\r\n' 'Date: Mon, 30 Nov 2026 08:00:00 +0000' 'From: Hub <news@hub.example.org>' 'To: ada@ngo.example' 'Subject: Weekly' \
  'Message-ID: <1@hub.example.org>' 'List-Unsubscribe: <https://hub.example.org/u/1>' 'List-Unsubscribe-Post: List-Unsubscribe=One-Click' \
  'MIME-Version: 1.0' 'Content-Type: text/plain' '' 'Hello.' > mail.eml

PYTHONPATH=root/usr/lib/python3/dist-packages /usr/bin/python3 -c "
import dkim
print(dkim.sign(open('mail.eml','rb').read(), b's', b'hub.example.org', open('key.pem','rb').read()).decode())" > dkimpy.txt
perl -Iroot/usr/share/perl5 -Iroot/usr/lib/x86_64-linux-gnu/perl5/5.36 -MMail::DKIM::Signer -e '
  my $signer = Mail::DKIM::Signer->new(Algorithm => "rsa-sha256", Method => "relaxed", Domain => "hub.example.org", Selector => "s", KeyFile => "key.pem");
  open my $mail, "<:raw", "mail.eml"; local $/; $signer->PRINT(<$mail>); $signer->CLOSE; print $signer->signature->as_string;' > maildkim.txt
node -e "
const fs = require('fs'), key = fs.readFileSync('key.pem', 'utf8'), mail = fs.readFileSync('mail.eml');
const DKIM = require('nodemailer/lib/dkim');
const signed = new DKIM({ domainName: 'hub.example.org', keySelector: 's', privateKey: key }).sign(mail), parts = [];
signed.on('data', part => parts.push(part)).on('end', () => fs.writeFileSync('nodemailer.txt', Buffer.concat(parts).toString().split('Date:')[0]));
require('mailauth/lib/dkim/sign').dkimSign(mail, { canonicalization: 'relaxed/relaxed', signatureData: [{ signingDomain: 'hub.example.org', selector: 's', privateKey: key, algorithm: 'rsa-sha256' }] })
  .then(result => fs.writeFileSync('mailauth.txt', result.signatures));"
wrong=0
for signer in dkimpy maildkim nodemailer mailauth; do
  covered=$(tr -d ' \t\r\n' < $signer.txt | grep -o '[;:]h=[^;]*' | head -1 | tr '[:upper:]' '[:lower:]')
  echo "$signer $covered"
  case "$covered:" in *:list-unsubscribe-post:*) wrong=1 ;; *:list-unsubscribe:*) ;; *) wrong=1 ;; esac
done
exit $wrong
