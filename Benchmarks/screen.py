#!/usr/bin/env python3
"""What a user of heliosw's log waits for: the first picture, a key's answer while a log grows; and what it costs meanwhile.

    Benchmarks/screen.py

HELIOSW, MEGABYTES, ROUNDS and BENCHMARK as for log.py. Times are from the start of the program, or from the key, to the
moment the bytes that show it have come out of the terminal.
"""

import os
import random
import shutil
import sys
import time

from bench import FOLDER, HELIOSW, MEGABYTES, ROUNDS, Gates, generate, ready, run
from terminal import Terminal

LAST = "the-last-line-of-all"


def open_log(log):
    """heliosw on a log, with a home of its own so that nothing is remembered of earlier runs."""
    home = os.path.join(FOLDER, "home")
    shutil.rmtree(home, ignore_errors=True)
    os.makedirs(home)
    return Terminal([HELIOSW, "log", log], environment={
        "HOME": home, "XDG_STATE_HOME": home, "XDG_CACHE_HOME": home, "XDG_CONFIG_HOME": home})


def first_paint(gates, log, size):
    """From the start of the program to the log's last line, the best of some starts."""
    times = []
    for _ in range(ROUNDS):
        terminal = open_log(log)
        shown = terminal.wait(lambda screen: LAST in screen.text(), 20)
        times.append((shown or terminal.started + 20) - terminal.started)
        terminal.end()
    help_ = min(run([HELIOSW, "--help"]).wall for _ in range(ROUNDS))
    gates.limit(f"start to last line, {size}", min(times) * 1000, "ms", 50,
                f"--help alone {help_ * 1000:.0f} ms")


def settle(terminal):
    """Waits until the log has been read, and nothing is drawn any more."""
    terminal.wait(lambda screen: "read " not in screen.row(2) and "lines" in screen.text(), 60)
    while pieces := terminal.read(1):
        for _, data in pieces:
            terminal.screen.feed(data)


def memory(gates, log, what):
    """Resident memory with a log open, read and gone through."""
    terminal = open_log(log)
    settle(terminal)
    for key in ["e", "e", "g", "G", "%50\r"]:
        terminal.send(key)
        terminal.read(0.3)
    settle(terminal)
    now, most, own = terminal.memory()
    gates.limit(f"resident memory, {MEGABYTES} MB {what}", now, "MB", 40, f"most {most:.1f}, own {own:.1f} MB")
    terminal.end()


class Writer:
    """Appends to a log at a steady pace, from a process of its own."""

    def __init__(self, log, rate):
        with open(log, "rb") as file:
            file.seek(1 << 20)
            text = file.read(8 << 20)
        text = text[text.index(b"\n") + 1:text.rindex(b"\n") + 1]
        self.pid = os.fork()
        if self.pid == 0:
            self.write(os.open(log, os.O_WRONLY | os.O_APPEND), text, rate)

    @staticmethod
    def write(log, text, rate):
        begin, written = time.perf_counter(), 0
        while True:
            due = int((time.perf_counter() - begin) * rate) - written
            place = written % len(text)
            written += os.write(log, text[place:place + min(due, 1 << 20)]) if due > 0 else 0
            time.sleep(0.01)

    def end(self):
        """Stops."""
        os.kill(self.pid, 9)
        os.waitpid(self.pid, 0)


def percentile(values, part):
    """The value that a part of them does not exceed."""
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, int(len(ordered) * part))]


def latency(gates, log, keys=500):
    """From a key to the first bytes that show the lines it brings, while 50 MB/s are appended."""
    terminal = open_log(log)
    settle(terminal)
    terminal.send("%50\r")
    settle(terminal)
    writer = Writer(log, 50_000_000)
    random.seed(1)
    times, lost = [], 0
    lines = range(3, terminal.screen.rows - 4)
    for _ in range(keys):
        before = [terminal.screen.row(number) for number in lines]
        sent = terminal.send(random.choice("jjjjkkkk\x04\x15\x06\x02"))
        shown = None
        for when, data in terminal.read(0.06):
            terminal.screen.feed(data)
            if shown is None and [terminal.screen.row(number) for number in lines] != before:
                shown = when
        if shown is None:
            lost += 1
        else:
            times.append((shown - sent) * 1000)
    writer.end()
    terminal.end()
    if lost:
        print(f"    {lost} of {keys} keys changed nothing within 60 ms")
    gates.limit("key to lines at 50 MB/s, p99", percentile(times, 0.99), "ms", 16,
                f"p50 {percentile(times, 0.5):.1f}, most {max(times):.1f} ms")


def following(gates, log, seconds=10):
    """The share of a processor that following takes while 10 MB/s are appended."""
    terminal = open_log(log)
    settle(terminal)
    writer = Writer(log, 10_000_000)
    terminal.read(1)
    before, begin = terminal.processor(), time.perf_counter()
    terminal.read(seconds)
    share = (terminal.processor() - before) / (time.perf_counter() - begin) * 100
    writer.end()
    terminal.end()
    gates.limit("following 10 MB/s, of one processor", share, "%", 5)


def append(log, text):
    """Puts a line at the end of a log."""
    with open(log, "a") as file:
        file.write(text + "\n")


def main():
    ready()
    gates = Gates(f"The log on the screen, 120x40, {MEGABYTES} MB")
    small = generate("small", "nightly", 1_000_000)
    append(small, LAST)
    first_paint(gates, small, "1 MB")
    large = generate("large", "nightly", MEGABYTES * 1_000_000)
    append(large, LAST)
    first_paint(gates, large, f"{MEGABYTES} MB")
    memory(gates, large, "like nightly's")
    following(gates, large)
    latency(gates, large)
    os.unlink(large)
    errors = generate("large", "errors", MEGABYTES * 1_000_000)
    memory(gates, errors, "of errors")
    shutil.rmtree(FOLDER, ignore_errors=True)
    return gates.end()


if __name__ == "__main__":
    sys.exit(main())
