"""Visits a shop the way an office uses Muster: its folder imported twice, a check, a dump."""

import json
import os
import subprocess
import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final, Self

from tests.builders.folders import Shop

ROOT = Path(__file__).resolve().parents[2]
HOMES = ["HOME", "USERPROFILE", "APPDATA", "LOCALAPPDATA"] + [
    f"XDG_{what}_HOME" for what in ("CONFIG", "DATA", "STATE", "CACHE")
]


@dataclass(frozen=True)
class Visit:
    """What Muster said of one shop: two imports of its folder, the check, and where the dump is."""

    shop: Shop
    first: dict[str, Any]
    check: dict[str, Any]
    again: dict[str, Any]
    dump: Path

    @property
    def kept(self) -> str:
        """Return everything in the company file as text."""
        return "\n".join(lines_of(self.dump))


# every verb in one process, because starting Python for each takes longer than most of them do
SITTING: Final = """
import contextlib, io, json, sys
from desktop.launch import main

if __name__ == "__main__":
    for line in sys.stdin:
        sys.argv = ["muster", *json.loads(line)]
        out, told = io.StringIO(), io.StringIO()
        with contextlib.redirect_stdout(out), contextlib.redirect_stderr(told):
            code = main()
        print(json.dumps([code, out.getvalue(), told.getvalue()]), flush=True)
"""


class CommandLine:
    """`muster` in a process of its own, with a home that is nobody's."""

    def __init__(self, home: Path) -> None:
        self._file = str(home / "company.muster")
        surroundings = os.environ | {
            "PYTHONPATH": str(ROOT),
            "PYTHONUTF8": "1",
        }
        surroundings |= dict.fromkeys(HOMES, str(home))
        self._sitting = subprocess.Popen(
            [sys.executable, "-c", SITTING],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            encoding="utf-8",
            env=surroundings,
            cwd=home,
        )

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_of_the_fault: object) -> None:
        self._sitting.communicate(timeout=30)

    def __call__(self, verb: str, *words: str) -> str:
        """Run `muster verb FILE words`; complaints (1) are fine, wrong use and failure are not."""
        assert self._sitting.stdin is not None
        assert self._sitting.stdout is not None
        self._sitting.stdin.write(json.dumps([verb, self._file, *words]) + "\n")
        self._sitting.stdin.flush()
        answer = self._sitting.stdout.readline()
        assert answer, f"muster {verb} ended the program that called it"
        code, out, complaints = json.loads(answer)
        told = f"muster {verb} ended with {code}:\n{complaints}"
        assert code in (0, 1), told
        assert "Traceback" not in complaints, told
        return str(out)

    def json(self, verb: str, *words: str) -> dict[str, Any]:
        """Run it and return the document it prints."""
        document: dict[str, Any] = json.loads(self(verb, *words, "--json"))
        return document


def visit_to(shop: Shop, home: Path) -> Visit:
    """Write the papers of a shop into `home`, import them twice, check and dump."""
    papers, dump = home / "papers", home / "dump"
    shop.write(papers)
    day = ("--as-of", shop.expected["as_of"])
    company = ("--company", shop.expected["company"], "--province", shop.expected["province"])
    with CommandLine(home) as muster:
        muster("new", *company)
        first = muster.json("import", str(papers), *day)
        check = muster.json("check", *day)
        again = muster.json("import", str(papers), *day)
        muster("dump", "--out", str(dump))
    return Visit(shop, first, check, again, dump)


def lines_of(dump: Path) -> Iterator[str]:
    """Yield every dumped record as plain text, accents as letters."""
    for file in sorted(dump.rglob("*.jsonl")):
        for line in file.read_text(encoding="utf-8").splitlines():
            yield json.dumps(json.loads(line), ensure_ascii=False)


def agree(shop: Shop, faults: Iterable[str]) -> None:
    """Fail with every fault of a shop at once."""
    listed = list(faults)
    assert not listed, "\n".join([f"{shop.expected['company']}:", *listed])
