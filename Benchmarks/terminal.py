"""A terminal to measure in: a pseudo-terminal whose bytes are kept with the time they came, and a picture of its screen."""

import fcntl
import os
import pty
import re
import select
import struct
import termios
import time

SEQUENCE = re.compile(rb"\x1b\[([?>]?[0-9;]*)([A-Za-z@`])|\x1b[()][A-Z0-9]|\x1b[=>78MDE]|\x1b\][^\x07]*\x07")


class Screen:
    """As much of a VT100 as ncurses uses with TERM=vt100."""

    def __init__(self, columns, rows):
        self.columns, self.rows = columns, rows
        self.cells = [[" "] * columns for _ in range(rows)]
        self.x = self.y = 0
        self.saved = (0, 0)
        self.top, self.bottom = 0, rows - 1

    def row(self, number):
        """The text of a row."""
        return "".join(self.cells[number])

    def text(self):
        """The text of all rows."""
        return "\n".join(self.row(number) for number in range(self.rows))

    def feed(self, data):
        """Takes bytes; a sequence is never cut in two, for ncurses writes frames whole."""
        at = 0
        while at < len(data):
            found = SEQUENCE.match(data, at) if data[at] == 27 else None
            if found:
                self.sequence(found)
                at = found.end()
            else:
                self.byte(data[at])
                at += 1

    def byte(self, byte):
        if byte == 13:
            self.x = 0
        elif byte == 10:
            self.down()
        elif byte == 8:
            self.x = max(0, self.x - 1)
        elif byte == 9:
            self.x = min(self.columns - 1, self.x // 8 * 8 + 8)
        elif byte >= 32:
            if self.x >= self.columns:
                self.x = 0
                self.down()
            self.cells[self.y][self.x] = chr(byte) if byte < 127 else "?"
            self.x += 1

    def down(self):
        if self.y == self.bottom:
            del self.cells[self.top]
            self.cells.insert(self.bottom, [" "] * self.columns)
        else:
            self.y = min(self.rows - 1, self.y + 1)

    def up(self):
        if self.y == self.top:
            del self.cells[self.bottom]
            self.cells.insert(self.top, [" "] * self.columns)
        else:
            self.y = max(0, self.y - 1)

    def sequence(self, found):
        if found.group(2) is None:
            if found.group(0) == b"\x1b7":
                self.saved = (self.x, self.y)
            elif found.group(0) == b"\x1b8":
                self.x, self.y = self.saved
            elif found.group(0) == b"\x1bM":
                self.up()
            elif found.group(0) in (b"\x1bD", b"\x1bE"):
                self.down()
            return
        words, final = found.group(1), found.group(2)
        if words[:1] in (b"?", b">"):
            return
        numbers = [int(word or 0) for word in words.split(b";")]
        first = max(1, numbers[0])
        x = min(self.x, self.columns - 1)
        if final in b"Hf":
            self.y = min(self.rows, first) - 1
            self.x = min(self.columns, max(1, numbers[1] if len(numbers) > 1 else 1)) - 1
        elif final == b"A":
            self.y = max(0, self.y - first)
        elif final == b"B":
            self.y = min(self.rows - 1, self.y + first)
        elif final == b"C":
            self.x = min(self.columns - 1, x + first)
        elif final == b"D":
            self.x = max(0, x - first)
        elif final == b"K":
            begin, end = {0: (x, self.columns), 1: (0, x + 1), 2: (0, self.columns)}[numbers[0]]
            self.cells[self.y][begin:end] = [" "] * (end - begin)
        elif final == b"J":
            if numbers[0] == 0:
                self.cells[self.y][x:] = [" "] * (self.columns - x)
                begin, end = self.y + 1, self.rows
            else:
                begin, end = (0, self.rows) if numbers[0] == 2 else (0, self.y)
            for number in range(begin, end):
                self.cells[number] = [" "] * self.columns
        elif final == b"r":
            self.top = first - 1
            self.bottom = (numbers[1] if len(numbers) > 1 and numbers[1] else self.rows) - 1
            self.x = self.y = 0


class Terminal:
    """A program in a terminal of its own."""

    def __init__(self, argv, columns=120, rows=40, environment=None):
        self.screen = Screen(columns, rows)
        self.started = time.perf_counter()
        self.pid, self.master = pty.fork()
        if self.pid == 0:
            try:
                fcntl.ioctl(0, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))
                os.execvpe(argv[0], argv, dict(os.environ, TERM="vt100", LC_ALL="C", **(environment or {})))
            finally:
                os._exit(127)

    def send(self, text):
        """Types something, and tells when."""
        now = time.perf_counter()
        os.write(self.master, text.encode())
        return now

    def read(self, seconds):
        """What comes within some seconds, piece by piece, each with its time; nothing is drawn yet."""
        pieces = []
        limit = time.perf_counter() + seconds
        while (left := limit - time.perf_counter()) > 0:
            if not select.select([self.master], [], [], left)[0]:
                break
            try:
                data = os.read(self.master, 1 << 16)
            except OSError:
                break
            if not data:
                break
            pieces.append((time.perf_counter(), data))
        return pieces

    def wait(self, is_there, seconds):
        """The time at which the screen was first as wanted; None if it was not in time."""
        limit = time.perf_counter() + seconds
        while time.perf_counter() < limit:
            for when, data in self.read(0.01):
                self.screen.feed(data)
                if is_there(self.screen):
                    return when
            if is_there(self.screen):
                return time.perf_counter()
        return None

    def resize(self, columns, rows):
        """Makes the terminal another size."""
        self.screen = Screen(columns, rows)
        fcntl.ioctl(self.master, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))

    def memory(self):
        """Resident memory in megabytes, now and at most, and how much of it is the program's own."""
        with open(f"/proc/{self.pid}/status") as status:
            fields = dict(line.split(":", 1) for line in status)
        megabytes = lambda name: int(fields[name].split()[0]) * 1024 / 1e6
        return megabytes("VmRSS"), megabytes("VmHWM"), megabytes("RssAnon")

    def processor(self):
        """Seconds of processor that all its threads have used."""
        with open(f"/proc/{self.pid}/stat") as stat:
            fields = stat.read().rsplit(")", 1)[1].split()
        return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")

    def end(self):
        """Ends the program."""
        try:
            os.kill(self.pid, 9)
            os.waitpid(self.pid, 0)
        except (ProcessLookupError, ChildProcessError):
            pass
        os.close(self.master)
