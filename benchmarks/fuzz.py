"""Whether any of 100,000 spoiled files crashes, hangs, goes in by half or writes outside.

Run it with `python -m benchmarks.fuzz --state FILE [--cases 100000] [--only NAME] [--minutes N]`;
begun again with the same file it goes on where it stopped. What it found stands in that file with
the number of each case, which makes the same bytes again: `--show "pdf 123"` asks it once more.
`--atheris NAME` hands one parser to atheris, where that is installed, and runs until it is stopped.
"""

import argparse
import importlib.util
import json
import logging
import multiprocessing
import os
import shutil
import signal
import sys
import tempfile
import time
import warnings
from collections.abc import Sequence
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any, Final

from tests.builders.mutants import mutated
from tests.builders.parsers import TARGETS, asked
from tests.builders.whole_files import Partial

HANGS: Final = 5.0  # seconds of work for one file
GIVEN_UP: Final = 60.0  # seconds on the wall, after which the process is ended from outside
AT_ONCE: Final = 100
MEMORY: Final = 2 << 30
COUNTS: Final = ("taken", "refused", "crashes", "hangs", "partial", "outside")
_WRITES: Final = os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_TRUNC | os.O_APPEND
_CHANGES: Final = {"os.rename", "os.mkdir", "os.remove", "os.rmdir", "os.link", "os.symlink"}


class Outside(BaseException):
    """Something was written outside the folder of the case."""


class _Watch:
    """Hears of every file that is opened to be written, or made or moved, by this process."""

    def __init__(self) -> None:
        self.folder = ""
        self.found: list[str] = []
        sys.addaudithook(self._hear)

    def _hear(self, event: str, args: tuple[Any, ...]) -> None:
        if not self.folder:
            return
        if event == "open":
            path, mode, flags = args
            if not (set(mode or "") & set("wax+") or (flags or 0) & _WRITES):
                return
            self._judge(path)
        elif event in _CHANGES:
            paths = [path for path in args[:2] if isinstance(path, str | bytes | os.PathLike)]
            folders = [number for number in args[len(paths) :] if number != -1]
            for path in paths:
                self._judge(path, folders[-1] if folders and event != "os.mkdir" else None)

    def _judge(self, path: object, within: int | None = None) -> None:
        """`within` is an open folder that the path begins at, as when a folder is cleared."""
        if not isinstance(path, str | bytes | os.PathLike):
            return
        start = os.readlink(f"/proc/self/fd/{within}") if within is not None else ""
        where = os.path.abspath(os.path.join(start, os.fsdecode(path)))
        if not where.startswith((self.folder, "/dev/null")):
            self.found.append(where)


def _work(name: str, first: int, last: int, pipe: Connection) -> None:
    """Ask one parser about many files; says what came of each and how long it took."""
    _be_quiet()
    target = TARGETS[name]
    seeds = target.seeds()
    watch = _Watch()
    with tempfile.TemporaryDirectory(prefix="fuzz-") as root:
        _bound_memory()
        os.environ["TMPDIR"] = tempfile.tempdir = root
        for number in range(first, last):
            pipe.send((number, "begun", 0.0, ""))
            data = mutated(seeds, number, name)
            folder = Path(root) / str(number)
            folder.mkdir()
            watch.folder, watch.found = root, []
            begun = time.process_time()
            said, why = _asked(name, data, folder)
            taken = time.process_time() - begun
            watch.folder = ""
            if watch.found or {path.name for path in Path(root).iterdir()} != {str(number)}:
                said, why = "outside", " ".join(watch.found[:3])
            elif taken > HANGS:
                said, why = "hangs", f"{taken:.1f} s"
            pipe.send((number, said, taken, why))
            shutil.rmtree(folder)
    pipe.close()


def _asked(name: str, data: bytes, folder: Path) -> tuple[str, str]:
    try:
        return asked(TARGETS[name], data, folder), ""
    except Partial as fault:
        return "partial", str(fault)
    except Exception as fault:  # whatever escapes is what is looked for
        return "crashes", f"{type(fault).__name__}: {fault}"[:300]


def _be_quiet() -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    warnings.simplefilter("ignore")
    logging.disable(logging.CRITICAL)
    nowhere = os.open(os.devnull, os.O_WRONLY)
    for stream in (1, 2):
        os.dup2(nowhere, stream)


def _bound_memory() -> None:
    if sys.platform != "win32":
        import resource

        resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))


class Campaign:
    """The counts so far, kept in a file after every hundred cases."""

    def __init__(self, state: Path) -> None:
        self._path = state
        self.found: dict[str, Any] = {}
        if state.exists():
            self.found = json.loads(state.read_text(encoding="utf-8"))

    def of(self, name: str) -> dict[str, Any]:
        """Return the counts of one parser."""
        new = {"done": 0, **dict.fromkeys(COUNTS, 0), "slowest": 0.0, "seconds": 0.0, "found": []}
        counts: dict[str, Any] = self.found.setdefault(name, new)
        return counts

    def run(self, name: str, up_to: int) -> None:
        """Go on with one parser until so many of its cases are done."""
        counts = self.of(name)
        while counts["done"] < up_to:
            self._some(name, counts, min(counts["done"] + AT_ONCE, up_to))
            half = self._path.with_name(self._path.name + ".new")
            half.write_text(json.dumps(self.found, indent=1), encoding="utf-8")
            half.replace(self._path)

    def _some(self, name: str, counts: dict[str, Any], up_to: int) -> None:
        ours, theirs = multiprocessing.Pipe(duplex=False)
        fork = multiprocessing.get_context("fork" if hasattr(os, "fork") else "spawn")
        child = fork.Process(target=_work, args=(name, counts["done"], up_to, theirs), daemon=True)
        child.start()
        theirs.close()
        number, is_open = counts["done"], False
        try:
            while ours.poll(GIVEN_UP):
                number, said, taken, why = ours.recv()
                is_open = said == "begun"
                if not is_open:
                    self._count(counts, number, said, taken, why)
            if is_open:
                self._count(counts, number, "hangs", GIVEN_UP, "ended from outside")
        except EOFError:
            if is_open:
                self._count(counts, number, "crashes", 0.0, f"the process fell: {child.exitcode}")
        finally:
            child.kill()
            child.join()
            ours.close()

    def _count(
        self, counts: dict[str, Any], number: int, said: str, taken: float, why: str
    ) -> None:
        counts["done"] = number + 1
        counts[said] += 1
        counts["seconds"] += taken
        counts["slowest"] = max(counts["slowest"], round(taken, 2))
        if said not in ("taken", "refused"):
            counts["found"].append([number, said, why])

    def table(self) -> str:
        """Return the counts as a table for people."""
        heads = ("parser", "files", *COUNTS, "slowest s")
        rows = [
            (name, each["done"], *(each[count] for count in COUNTS), each["slowest"])
            for name, each in self.found.items()
        ]
        sums = [sum(row[at] for row in rows) for at in range(1, len(heads) - 1)]
        rows.append(("all", *sums, max((row[-1] for row in rows), default=0)))
        return "\n".join(" | ".join(map(str, row)) for row in (heads, *rows))


def _with_atheris(name: str) -> None:
    if importlib.util.find_spec("atheris") is None:
        sys.exit("atheris is not installed here; install it where it builds, then try again.")
    import atheris

    target = TARGETS[name]

    def one(data: bytes) -> None:
        with tempfile.TemporaryDirectory() as folder:
            asked(target, data, Path(folder))

    with tempfile.TemporaryDirectory() as corpus:
        for number, seed in enumerate(target.seeds()):
            (Path(corpus) / str(number)).write_bytes(seed)
        atheris.Setup([sys.argv[0], corpus], one)
        atheris.Fuzz()


def _show(case: str) -> None:
    name, _space, number = case.rpartition(" ")
    with tempfile.TemporaryDirectory() as folder:
        data = mutated(TARGETS[name].seeds(), int(number), name)
        sys.stdout.write(f"{len(data)} bytes: {data[:400]!r}\n")
        sys.stdout.write(asked(TARGETS[name], data, Path(folder)) + "\n")


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the campaign; returns 1 where something was found."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--state", type=Path, default=Path("fuzz.json"))
    parser.add_argument("--cases", type=int, default=100_000)
    parser.add_argument("--minutes", type=float, default=1e9)
    parser.add_argument("--only", choices=TARGETS)
    parser.add_argument("--show")
    parser.add_argument("--atheris", choices=TARGETS)
    said = parser.parse_args(arguments)
    if said.atheris:
        _with_atheris(said.atheris)
    if said.show:
        _show(said.show)
        return 0
    campaign = Campaign(said.state)
    end = time.monotonic() + said.minutes * 60
    names = [said.only] if said.only else list(TARGETS)
    shares = sum(TARGETS[name].share for name in names)
    # all of them a little, then all of them a little more, so that stopping early says something
    for part in range(1, 21):
        for name in names:
            if time.monotonic() < end:
                campaign.run(name, -(-said.cases * TARGETS[name].share * part // (shares * 20)))
    sys.stdout.write(campaign.table() + "\n")
    return any(each["found"] for each in campaign.found.values())


if __name__ == "__main__":
    raise SystemExit(main())
