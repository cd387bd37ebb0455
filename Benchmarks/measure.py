"""Runs a command and tells how long it took and how much memory all its processes took together."""

import os
import subprocess
import sys
import threading
import time


class Run:
    """What a run took: `seconds`, and `peak`, bytes of memory over all processes at one moment."""

    def __init__(self, seconds, peak):
        self.seconds = seconds
        self.peak = peak


def run(command, source=None, target=None, repeat=1, output=None):
    """The fastest of `repeat` runs, with the memory of one more.

    Looking at memory takes time of the machine, so that it is left alone while seconds are counted.
    `target` takes standard output; `output` is a file that the command itself writes. Neither is
    there when a run begins, since taking a large file away takes time too.
    """
    seconds = min(_run(command, source, target, output).seconds for _ in range(repeat))
    return Run(seconds, _run(command, source, target, output, _Sampler).peak)


def first_line(command, source=None):
    """Seconds from the start to the end of the first line on standard output."""
    with _opened(source, "rb") as given:
        start = time.perf_counter()
        process = subprocess.Popen(
            command, stdin=given, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL)
        line = process.stdout.readline()
        seconds = time.perf_counter() - start
        process.kill()
        process.stdout.close()
        process.wait()
    if not line:
        sys.exit(f"bench: {' '.join(command)} wrote nothing")
    return seconds


def _opened(path, mode):
    return open(path or os.devnull, mode)


def _run(command, source, target, output, sampling=None):
    for path in (target, output):
        if path and os.path.exists(path):
            os.remove(path)
    with _opened(source, "rb") as given, _opened(target, "wb") as taken:
        start = time.perf_counter()
        process = subprocess.Popen(command, stdin=given, stdout=taken, stderr=subprocess.PIPE)
        sampler = sampling and sampling(process.pid)
        _, errors = process.communicate()
        seconds = time.perf_counter() - start
        peak = sampler.stop() if sampler else 0
    # Status 1 says that some answers failed; a class has such answers.
    if process.returncode not in (0, 1):
        sys.stderr.write(errors.decode(errors="replace"))
        sys.exit(f"bench: {' '.join(command)} ended with status {process.returncode}")
    return Run(seconds, peak)


class _Sampler(threading.Thread):
    """Adds up the memory of a process and its descendants, twenty times a second."""

    def __init__(self, root):
        super().__init__(daemon=True)
        self.root = root
        self.peak = 0
        self._ended = threading.Event()
        self.start()

    def run(self):
        while not self._ended.is_set():
            self.peak = max(self.peak, memory(self.root))
            self._ended.wait(0.05)

    def stop(self):
        self._ended.set()
        self.join()
        return self.peak


def memory(root):
    """Bytes of memory of a process tree: pages that several share count once on Linux."""
    if os.path.isdir("/proc/self"):
        return sum(_proportional(pid) for pid in _tree_of_linux(root))
    return _resident_of_others(root)


def _proportional(pid):
    try:
        with open(f"/proc/{pid}/smaps_rollup", encoding="ascii") as lines:
            for line in lines:
                if line.startswith("Pss:"):
                    return int(line.split()[1]) * 1024
    except OSError:
        pass  # It has ended meanwhile.
    return 0


def _tree_of_linux(root):
    found, ahead = [], [root]
    while ahead:
        pid = ahead.pop()
        found.append(pid)
        try:
            for task in os.listdir(f"/proc/{pid}/task"):
                with open(f"/proc/{pid}/task/{task}/children", encoding="ascii") as children:
                    ahead += [int(child) for child in children.read().split()]
        except OSError:
            pass  # It has ended meanwhile.
    return found


def _resident_of_others(root):
    table = subprocess.run(
        ["ps", "-axo", "pid=,ppid=,rss="], check=True, capture_output=True, text=True)
    rows = [tuple(map(int, row.split())) for row in table.stdout.splitlines()]
    tree = {root}
    while True:
        grown = tree | {pid for pid, parent, _ in rows if parent in tree}
        if grown == tree:
            return sum(rss for pid, _, rss in rows if pid in tree) * 1024
        tree = grown
