# SPDX-FileCopyrightText: 2026 The Interphase developers
# SPDX-License-Identifier: EPL-2.0
"""What the scripts share that measure us and others in turns: our side as a warm Java, times of a pass, the course of all rows."""
import os
import subprocess
import sys
import time


class Ours:
    """A warm Java that does one pass when it is asked to."""

    def __init__(self, java, jar, name):
        self.process = subprocess.Popen(
            [java, "-Xmx6g", "-cp", jar, f"org.interphase.benchmarks.{name}"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )
        if self.process.stdout.readline().strip() != "ready":
            sys.exit("our side did not start")

    def ask(self, text):
        self.process.stdin.write(text + "\n")
        self.process.stdin.flush()
        line = self.process.stdout.readline().split()
        if not line:
            sys.exit(f"our side failed at {text}")
        return [float(v) for v in line]

    def pass_of(self, name):
        return self.ask(name)

    def memory_of(self, name):
        return self.ask("memory " + name)[0]

    def close(self):
        self.process.stdin.close()
        self.process.wait()


def timed(work):
    start, processor = time.perf_counter(), time.process_time()
    said = work()
    return time.perf_counter() - start, time.process_time() - processor, said


def say_load():
    print(f"load of the machine: {' '.join(f'{v:.1f}' for v in os.getloadavg())}", flush=True)


def names_of(usage, known):
    """The rows that are asked for, all without a name."""
    if len(sys.argv) < 3:
        sys.exit(usage)
    names = sys.argv[3:] or list(known)
    for name in names:
        if name not in known:
            sys.exit(f"expected one of {', '.join(known)}, found '{name}'")
    return names


def end(missed, left_out, hint):
    """Says what was missed and left out, and ends with the status that the scripts promise."""
    say_load()
    if left_out:
        print(f"LEFT OUT: {', '.join(left_out)}; {hint}")
    if missed:
        print(f"MISSED: {', '.join(missed)}")
    sys.exit(1 if missed else 3 if left_out else 0)


def run(usage, rows, row, ours_name, packages):
    """Runs all rows: row(name, ours) says whether its bounds are kept; a package that is missing leaves it out."""
    names = names_of(usage, rows)
    say_load()
    ours = Ours(sys.argv[1], sys.argv[2], ours_name)
    missed, left_out = [], []
    for name in names:
        try:
            if not row(name, ours):
                missed.append(name)
        except ImportError as missing:
            left_out.append(name)
            print(f"{name:16s} LEFT OUT: {missing.name} is not installed for {sys.executable}", flush=True)
    ours.close()
    end(missed, left_out, f"PYTHON=... names a Python that has {packages}")
