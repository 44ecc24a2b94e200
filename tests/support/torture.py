#!/usr/bin/env python3
"""Kills `tidings deliver` again and again while it hands mails to a bad mail server, and then counts.

usage: torture.py PROGRAM FOLDER [--readers N] [--kills N | --minutes M] [--faults PERCENT] [--connections N] [--seed N]

However often it is killed: nobody's mail is lost; there are at most as many copies as messages left unanswered and messages on their way
at the kills; nobody gets another Message-ID or other bytes. Ends with 0 if that is so, and says what it counted.
"""
import argparse
import atexit
import collections
import os
import random
import signal
import sqlite3
import subprocess
import sys
import time

here = os.path.dirname(os.path.abspath(__file__))
options = argparse.ArgumentParser()
options.add_argument("program")
options.add_argument("folder")
options.add_argument("--readers", type=int, default=300)
options.add_argument("--kills", type=int, default=20)
options.add_argument("--minutes", type=float, default=0)
options.add_argument("--faults", type=float, default=10)
options.add_argument("--connections", type=int, default=8)
options.add_argument("--seed", type=int, default=int(time.time()))
told = options.parse_args()
dice = random.Random(told.seed)


class Sink:
    """The mail server, one process for a whole round."""

    def __init__(self, folder, faults):
        os.makedirs(folder)
        self.folder = folder
        self.process = subprocess.Popen([sys.executable, os.path.join(here, "mail_sink.py"), folder, "--faults", str(faults),
                                         "--seed", str(dice.randrange(1 << 30))])
        atexit.register(self.process.kill)
        while not os.path.exists(os.path.join(folder, "port")):
            time.sleep(0.01)
        self.port = open(os.path.join(folder, "port")).read()

    def lines(self):
        return [line.split() for line in open(os.path.join(self.folder, "record"))]

    def stop(self):
        self.process.kill()
        self.process.wait()


class Round:
    def __init__(self, number):
        self.folder = os.path.join(told.folder, str(number))
        os.makedirs(self.folder)
        self.hub = os.path.join(self.folder, "hub")
        self.sink = Sink(os.path.join(self.folder, "sink"), told.faults)
        self.kills = 0
        self.runs = 0
        self.environment = dict(os.environ, TIDINGS_SMTP_HOST="127.0.0.1", TIDINGS_SMTP_PORT=self.sink.port,
                                TIDINGS_SMTP_SECURITY="none", TIDINGS_SMTP_PATIENCE_S="0",
                                TIDINGS_SMTP_CONNECTIONS=str(told.connections))
        self.make_issue()

    def tidings(self, *words):
        done = subprocess.run([told.program, "-q", *words, "--data", self.hub], env=self.environment, capture_output=True, text=True)
        if done.returncode != 0:
            sys.exit(f"tidings {' '.join(words)}: {done.returncode}\n{done.stderr}")

    def make_issue(self):
        self.tidings("init", "--demo")
        readers = os.path.join(self.folder, "readers.csv")
        with open(readers, "w") as file:
            file.write("email\n" + "".join(f"r{n}@d{n % 7}.example\n" for n in range(told.readers)))
        self.tidings("subscribers", "import", readers, "--confirmed-elsewhere", "test")
        self.tidings("poll")
        self.tidings("digest", "--now")

    def query(self, sql):
        with sqlite3.connect(os.path.join(self.hub, "tidings.db"), timeout=30) as database:
            return database.execute(sql).fetchall()

    def make_due(self):
        """Hours pass: what was put off is due, and the relay may be asked again."""
        self.query("update sends set due = unixepoch() where due is not null")
        self.query("delete from facts where name like 'relay.%'")

    def waiting(self):
        return self.query("select count(*) from sends where state in ('queued', 'sending', 'deferred')")[0][0]

    def run(self, blow):
        """One run, killed after so many seconds unless it has ended by then."""
        self.make_due()
        self.runs += 1
        process = subprocess.Popen([told.program, "-q", "deliver", "--data", self.hub], env=self.environment,
                                   stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        try:
            process.wait(blow)
        except subprocess.TimeoutExpired:
            process.send_signal(signal.SIGKILL)
            process.wait()
            self.kills += 1
        if process.returncode not in (0, 69, -9):
            sys.exit(f"deliver ended with {process.returncode}")

    def judge(self):
        lines = self.sink.lines()
        taken = [line for line in lines if line[0] == "taken"]
        unanswered = sum(line[0] == "unanswered" for line in lines)
        by_reader, by_id = collections.defaultdict(set), collections.defaultdict(set)
        for _, message_id, reader, digest, _ in taken:
            by_reader[reader].add(message_id)
            by_id[message_id].add(digest)
        due = self.query("select count(*), sum(state = 'sent') from sends")[0]
        copies = len(taken) - len(by_reader)
        allowed = unanswered + self.kills * told.connections
        print(f"{due[0]} due, {due[1]} sent, {len(by_reader)} reached, {self.runs} runs, {self.kills} killed, {unanswered} unanswered, "
              f"{copies} copies of {allowed} allowed", flush=True)
        wrong = []
        if len(by_reader) != due[0] or due[1] != due[0]:
            wrong.append("lost mail")
        if copies > allowed:
            wrong.append("too many copies")
        if any(len(ids) > 1 for ids in by_reader.values()):
            wrong.append("another Message-ID")
        if any(len(digests) > 1 for digests in by_id.values()):
            wrong.append("other bytes")
        if self.query("pragma integrity_check") != [("ok",)]:
            wrong.append("damaged database")
        return wrong


def one_round(number):
    play = Round(number)
    try:
        # Blows fall anywhere in a run, from its first steps on.
        for _ in range(3000):
            if play.waiting() == 0:
                break
            play.run(dice.uniform(0.01, 0.1) if play.runs < told.readers else 600)
        return play.kills, play.judge()
    finally:
        play.sink.stop()


end = time.time() + told.minutes * 60
kills = number = 0
while True:
    number += 1
    some, wrong = one_round(number)
    kills += some
    if wrong:
        sys.exit(f"{', '.join(wrong)} in round {number}, seed {told.seed}")
    if time.time() >= end and kills >= told.kills:
        break
print(f"{number} rounds, {kills} kills: nothing lost, nothing changed, no copy too many")
