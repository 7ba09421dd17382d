"""What the benchmarks share: running programs side by side, and telling gates that are met.

Python 3 with nothing but its standard library.
"""

import os
import subprocess
import sys
import time

ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
HELIOSW = os.environ.get("HELIOSW", os.path.join(ROOT, ".build/release/heliosw"))
FOLDER = os.environ.get("BENCHMARK", "/tmp/heliosw-bench")
MEGABYTES = int(os.environ.get("MEGABYTES", "1000"))
ROUNDS = int(os.environ.get("ROUNDS", "5"))

# grep is measured as nightly runs it.
ENVIRONMENT = dict(os.environ, LC_ALL="C")


class Run:
    """What one run of a program took."""

    def __init__(self, wall, processor, output):
        self.wall = wall
        self.processor = processor
        self.output = output


def run(argv):
    """Runs a program to its end; what it prints goes through a file, since grep stops early on /dev/null."""
    path = os.path.join(FOLDER, "out")
    with open(path, "w") as out:
        begin = time.perf_counter()
        child = subprocess.Popen(argv, stdout=out, stderr=out, stdin=subprocess.DEVNULL, env=ENVIRONMENT)
        _, _, used = os.wait4(child.pid, 0)
        wall = time.perf_counter() - begin
        child.returncode = 0
    with open(path, errors="replace") as out:
        return Run(wall, used.ru_utime + used.ru_stime, out.read(1 << 16))


def best(programs, rounds=ROUNDS):
    """Runs programs in turns, so that all meet the same weather, and keeps the best times of each."""
    kept = {}
    for _ in range(rounds):
        for name, argv in programs.items():
            now = run(argv)
            was = kept.get(name, now)
            kept[name] = Run(min(now.wall, was.wall), min(now.processor, was.processor), now.output)
    return kept


def generate(name, texture, size):
    """Has heliosw write a simulated log, and reads it once so that it is in memory."""
    path = os.path.join(FOLDER, name)
    with open(path, "wb") as out:
        subprocess.run(
            [HELIOSW, "log", "generate", "--size", str(size), "--texture", texture],
            stdout=out, check=True)
    subprocess.run(["wc", "-l", path], stdout=subprocess.DEVNULL, check=True)
    return path


class Gates:
    """Prints one line for each gate: what was measured, its peer, the gate, and whether it is met."""

    def __init__(self, title):
        self.missed = 0
        print(f"\n{title}\n{'':44}{'heliosw':>12}{'peer':>24}{'ratio':>8}{'gate':>12}")

    def row(self, what, ours, peer, ratio, gate, is_met):
        """Prints a line; a gate of None is none, and the line only tells."""
        word = "" if is_met is None else "  met" if is_met else "  NOT MET"
        print(f"{what:44}{ours:>12}{peer:>24}{ratio:>8}{gate:>12}{word}", flush=True)
        self.missed += is_met is False

    def speed(self, what, ours, peer_name, peer, gate):
        """A gate on how many times the peer's speed ours is; both in seconds."""
        ratio = peer / max(ours, 1e-6)
        self.row(what, f"{ours:.3f} s", f"{peer_name} {peer:.3f} s", f"{ratio:.2f}",
                 "" if gate is None else f">= {gate:g}", None if gate is None else ratio >= gate)

    def limit(self, what, value, unit, gate, peer="", digits=1):
        """A gate on a number that must not be more than so much."""
        self.row(what, f"{value:.{digits}f} {unit}", peer, "", f"<= {gate:g} {unit}", value <= gate)

    def end(self):
        """Says how many gates were missed."""
        print("All gates met." if self.missed == 0 else f"{self.missed} not met.", flush=True)
        return 0 if self.missed == 0 else 1


def ready():
    """Looks that all is there that is needed."""
    os.makedirs(FOLDER, exist_ok=True)
    if not os.access(HELIOSW, os.X_OK):
        sys.exit(f"{HELIOSW}: no such program; make release builds it, HELIOSW names another")
