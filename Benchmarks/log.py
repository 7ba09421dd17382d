#!/usr/bin/env python3
"""Logs of 1 GB, read to their end, judged line by line and searched: heliosw beside wc, grep and lnav.

    Benchmarks/log.py

HELIOSW names another program than that of .build/release, MEGABYTES another size, ROUNDS how often all is run
(the best counts), BENCHMARK another folder than /tmp/heliosw-bench; the logs are made there one by one and taken away.
One core: user and system time of a run that is held to one core. Two: time on the clock. All with a warm cache.
"""

import os
import shutil
import sys

from bench import FOLDER, HELIOSW, MEGABYTES, Gates, best, generate, ready

ONE_CORE = ["taskset", "-c", "0"]

# Nightly's own rules for errors and warnings of the source, as one expression for grep.
RULES = r"(^dmake:|[[:blank:]]error[:[:blank:]]|ld: guidance:|bootblock image is .* bytes too big|[Ww][Aa][Rr][Nn]([Ii][Nn][Gg])?:)"

TEXTURES = [("nightly", 0.45), ("colons", 0.2), ("colon-dense", 0.2), ("short-lines", 0.2),
            ("long-lines", 0.2), ("one-line", 0.2), ("errors", None)]


def index(gates, log, texture, gate):
    """Indexing on one core and on two."""
    ours = [HELIOSW, "log", "index", log]
    wc = ["wc", "-l", log]
    one = best({"wc": ONE_CORE + wc, "heliosw": ONE_CORE + ours})
    gates.speed(f"index {texture}, one core", one["heliosw"].processor, "wc -l", one["wc"].processor, gate)
    two = best({"wc": wc, "heliosw": ours})
    gates.speed(f"index {texture}, two cores", two["heliosw"].wall, "wc -l", two["wc"].wall,
                0.7 if texture == "nightly" else None)
    return one["heliosw"].processor, two["heliosw"].wall


def peers(gates, log, ours, ours_on_two):
    """The programs that people use on such logs; lnav, which has threads of its own, as people run it."""
    grep = best({"grep": ONE_CORE + ["grep", "-acE", RULES, log]}, rounds=2)["grep"]
    gates.speed("index nightly, one core", ours, "grep -E", grep.processor, 5)
    if shutil.which("lnav"):
        lnav = ["lnav", "-n", "-c", ":goto 100%", log]
        took = best({"one": ONE_CORE + lnav, "two": lnav}, rounds=2)
        gates.speed("index nightly, two cores", ours_on_two, "lnav", took["two"].wall, 10)
        gates.speed("index nightly, one core", ours, "lnav", took["one"].processor, None)


def search(gates, log):
    """Counting the lines that match, less what reading and judging the log takes, which grep does not do."""
    for what, ours, peer in [
            ("literal, rare", ["foo = 1"], ["grep", "-acF", "foo = 1"]),
            ("literal, frequent", ["ctfconvert"], ["grep", "-acF", "ctfconvert"]),
            ("literal, any case", ["undeclared"], ["grep", "-aciF", "undeclared"]),
            ("expression with words", ["-e", r"file\d+\.c:1\d*:2: error"],
             ["grep", "-acE", r"file[0-9]+\.c:1[0-9]*:2: error"]),
            ("expression without words", ["-e", r"[0-9]{3}\.o$"], ["grep", "-acE", r"[0-9]{3}\.o$"])]:
        took = best({
            "peer": ONE_CORE + peer + [log],
            "index": ONE_CORE + [HELIOSW, "log", "index", log],
            "heliosw": ONE_CORE + [HELIOSW, "log", "search", "--count"] + ours + [log]}, rounds=3)
        seconds = max(0.001, took["heliosw"].processor - took["index"].processor)
        counts = took["heliosw"].output.strip(), took["peer"].output.strip()
        if counts[0] != counts[1]:
            print(f"    {what}: heliosw counts {counts[0]} lines, grep {counts[1]}")
        gates.speed(f"search, {what}", seconds, " ".join(peer[:2])[:8], took["peer"].processor, 0.5)


def main():
    ready()
    gates = Gates(f"Logs of {MEGABYTES} MB, warm")
    for texture, gate in TEXTURES:
        log = generate("log", texture, MEGABYTES * 1000000)
        try:
            ours = index(gates, log, texture, gate)
            if texture == "nightly":
                peers(gates, log, *ours)
                search(gates, log)
        finally:
            os.unlink(log)
    shutil.rmtree(FOLDER, ignore_errors=True)
    return gates.end()


if __name__ == "__main__":
    sys.exit(main())
