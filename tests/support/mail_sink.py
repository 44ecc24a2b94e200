#!/usr/bin/env python3
"""A mail server for tests of the whole program: takes what comes, as badly as it is told, and keeps a record.

usage: mail_sink.py FOLDER [--faults PERCENT] [--seed N] [--delay MS] [--cert PEM [--wrapped]] [--user NAME:PASSWORD]

Writes its port into FOLDER/port once it listens. FOLDER/record gets a line for each message whose final dot came:
  taken MESSAGE-ID RECIPIENT SHA256 SENDER    before its 250 is sent
  answered MESSAGE-ID                         after that
  unanswered MESSAGE-ID                       taken, and then the line is cut or silent on purpose
With --faults, so many of a hundred steps go wrong: 4xx, 421, a cut line before or after the dot. Nothing is refused for good.
Every other connection, by the dice, offers PIPELINING.
With --cert (certificate and key) it offers STARTTLS, with --wrapped it speaks TLS from the first byte.
"""
import argparse
import base64
import hashlib
import os
import random
import socket
import ssl
import threading
import time

options = argparse.ArgumentParser()
options.add_argument("folder")
options.add_argument("--faults", type=float, default=0)
options.add_argument("--seed", type=int, default=1)
options.add_argument("--delay", type=float, default=0)
options.add_argument("--cert")
options.add_argument("--wrapped", action="store_true")
options.add_argument("--user")
told = options.parse_args()
dice = random.Random(told.seed)
record_lock = threading.Lock()
record = open(os.path.join(told.folder, "record"), "a", buffering=1)
context = None
if told.cert:
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(told.cert)


def write(line):
    with record_lock:
        record.write(line + "\n")


def goes_wrong():
    with record_lock:
        return dice.random() * 100 < told.faults


def choose(ways):
    with record_lock:
        return dice.choice(ways)


class Conversation:
    def __init__(self, line):
        self.line = line
        self.file = line.makefile("rb")
        self.recipient = None
        self.encrypted = told.wrapped
        self.signed_in = not told.user

    def say(self, text):
        if told.delay:
            time.sleep(told.delay / 1000)
        self.line.sendall((text + "\r\n").encode())

    def run(self):
        self.say("220 sink.example ESMTP")
        while True:
            command = self.file.readline()
            if not command or not self.obey(command.decode("latin-1").strip()):
                return

    def obey(self, command):
        verb = command[:4].upper()
        if verb == "EHLO":
            extras = ["PIPELINING"] if choose([True, False]) else []
            extras += ["STARTTLS"] if context and not self.encrypted else []
            extras += ["AUTH PLAIN"] if told.user else []
            for extra in ["sink.example", "SIZE 50000000"] + extras[:-1]:
                self.say("250-" + extra)
            self.say("250 " + (extras[-1] if extras else "ENHANCEDSTATUSCODES"))
        elif verb == "STAR" and context:
            self.say("220 Go ahead")
            self.line = context.wrap_socket(self.line, server_side=True)
            self.file = self.line.makefile("rb")
            self.encrypted = True
        elif verb == "AUTH":
            self.sign_in(command)
        elif verb in ("MAIL", "RCPT"):
            return self.envelope(verb, command)
        elif verb == "DATA":
            return self.data()
        elif verb == "QUIT":
            self.say("221 2.0.0 Bye")
            return False
        else:
            self.say("250 2.0.0 Ok")
        return True

    def sign_in(self, command):
        words = command.split()
        if len(words) < 3:
            self.say("334 ")
            words.append(self.file.readline().decode().strip())
        given = base64.b64decode(words[-1]).decode().split("\0")
        self.signed_in = ":".join(given[1:]) == told.user
        self.say("235 2.7.0 Welcome" if self.signed_in else "535 5.7.8 Wrong password")

    def envelope(self, verb, command):
        if not self.signed_in or (context and not self.encrypted):
            self.say("530 5.7.0 Not like this")
            return True
        address = command[command.index("<") + 1:command.index(">")]
        if verb == "MAIL":
            self.sender = address
            self.recipient = None
        if goes_wrong():
            way = choose(["450 4.2.1 Try again later", "451 4.3.0 Trouble here", "421 4.3.2 Shutting down", "cut"])
            if way == "cut":
                return False
            self.say(way)
            return not way.startswith("421")
        if verb == "RCPT":
            self.recipient = address
        self.say("250 2.1.0 Ok")
        return True

    def data(self):
        if not self.recipient:
            self.say("554 5.5.1 No valid recipients")
            return True
        self.say("354 Go on")
        cut = goes_wrong() and choose([True, False])
        digest = hashlib.sha256()
        message_id = ""
        while True:
            line = self.file.readline()
            if not line or cut:
                return False
            if line == b".\r\n":
                break
            line = line[1:] if line.startswith(b".") else line
            digest.update(line)
            if line.lower().startswith(b"message-id:"):
                message_id = line[11:].decode().strip()
        if goes_wrong():
            way = choose(["452 4.3.1 Disk full", "cut"])
            if way == "cut":
                write(f"taken {message_id} {self.recipient} {digest.hexdigest()} {self.sender}")
                write(f"unanswered {message_id}")
                return False
            self.say(way)
            return True
        write(f"taken {message_id} {self.recipient} {digest.hexdigest()} {self.sender}")
        self.say("250 2.0.0 Ok: queued as " + digest.hexdigest()[:10].upper())
        write(f"answered {message_id}")
        return True


def converse(line):
    try:
        line.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        if told.wrapped:
            line = context.wrap_socket(line, server_side=True)
        Conversation(line).run()
    except (OSError, ssl.SSLError):
        pass
    finally:
        line.close()


listener = socket.create_server(("127.0.0.1", 0), backlog=64)
with open(os.path.join(told.folder, "port.new"), "w") as port_file:
    port_file.write(str(listener.getsockname()[1]))
os.rename(os.path.join(told.folder, "port.new"), os.path.join(told.folder, "port"))
while True:
    accepted, _ = listener.accept()
    threading.Thread(target=converse, args=(accepted,), daemon=True).start()
